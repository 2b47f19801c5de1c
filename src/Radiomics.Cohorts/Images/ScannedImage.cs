namespace Radiomics.Cohorts;

/// <summary>What the header of one image file of a delivery says.</summary>
internal sealed record ScannedImage
{
    /// <summary>Path relative to the delivery, with forward slashes.</summary>
    public required string Name { get; init; }

    /// <summary>Folder of the file relative to the delivery, with forward slashes; empty for the delivery itself.</summary>
    public required string Folder { get; init; }

    public required string SeriesInstanceUid { get; init; }
    public string StudyInstanceUid { get; init; } = "";
    public string SopInstanceUid { get; init; } = "";
    public string PatientId { get; init; } = "";
    public string Modality { get; init; } = "";
    public string Description { get; init; } = "";
    public string Protocol { get; init; } = "";
    public string ImageType { get; init; } = "";
    public int? SeriesNumber { get; init; }
    public int? InstanceNumber { get; init; }
    public int Columns { get; init; }
    public int Rows { get; init; }
    public int BitsAllocated { get; init; }
    public int BitsStored { get; init; }
    public string Syntax { get; init; } = "";
    public CompressionKind Compression { get; init; }

    /// <summary>Whether the header says that the pixels were compressed with loss at some time.</summary>
    public bool WasLossy { get; init; }

    public double? SliceThickness { get; init; }
    public bool LacksRescale { get; init; }
    public string RescaleType { get; init; } = "";

    /// <summary>Slope and intercept of the first frame.</summary>
    public (double Slope, double Intercept)? Rescale { get; init; }

    /// <summary>HU of the declared padding value; null where none is declared.</summary>
    public double? PaddingHu { get; init; }

    /// <summary>The contrast agent; empty where the attribute is absent or empty.</summary>
    public string ContrastAgent { get; init; } = "";

    /// <summary>Frame of Reference UID: images of the same one share a patient coordinate system. Empty where there is none.</summary>
    public string FrameOfReferenceUid { get; init; } = "";

    public string Manufacturer { get; init; } = "";
    public string Model { get; init; } = "";

    /// <summary>Convolution Kernel of the reconstruction.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>Peak kilovoltage; null where the header does not say.</summary>
    public double? TubeVoltageKv { get; init; }

    /// <summary>X-ray tube current, mA; null where the header does not say.</summary>
    public double? TubeCurrentMa { get; init; }

    /// <summary>Date of the acquisition, else of the study, as YYYYMMDD; empty where there is none.</summary>
    public string Date { get; init; } = "";

    /// <summary>Date and time of the acquisition as text that sorts.</summary>
    public string AcquiredAt { get; init; } = "";

    /// <summary>Why its pixels cannot be read; null where they can.</summary>
    public RadiomicsException? Fault { get; init; }

    /// <summary>The slices of the file; empty where it has no place in the patient.</summary>
    public IReadOnlyList<SliceRecord> Slices { get; init; } = [];
}
