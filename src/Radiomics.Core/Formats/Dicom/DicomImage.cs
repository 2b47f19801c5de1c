namespace Radiomics.Formats;

/// <summary>What the header of one image file says, without its pixels.</summary>
internal sealed record DicomImage
{
    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>Name for messages: the path relative to the folder that was scanned.</summary>
    public required string Source { get; init; }

    public required string SeriesInstanceUid { get; init; }
    public required string Modality { get; init; }
    public string? SeriesDescription { get; init; }
    public string? StudyInstanceUid { get; init; }
    public int? SeriesNumber { get; init; }
    public int? InstanceNumber { get; init; }
    public string? SopInstanceUid { get; init; }
    public string? RescaleType { get; init; }
    public int Rows { get; init; }
    public int Columns { get; init; }

    public PixelLayout Layout { get; init; }
    public PixelPadding? Padding { get; init; }
    public PixelStore? Pixels { get; init; }

    /// <summary>The frames, one for a plain image; empty when there is a fault.</summary>
    public IReadOnlyList<DicomFrame> Frames { get; init; } = [];

    /// <summary>Why the image, though it is one of its series, cannot be read.</summary>
    public RadiomicsException? Fault { get; init; }

    /// <summary>Whether the fault is that the image has no place in the patient: it may then never have been a slice.</summary>
    public bool LacksGeometry { get; init; }

    /// <summary>Whether its stored values went through a compression with loss, now or earlier.</summary>
    public bool IsLossy { get; init; }

    /// <summary>Whether it has no rescale of its own.</summary>
    public bool LacksRescale { get; init; }
}

/// <summary>The place and the scale of one frame.</summary>
/// <param name="Number">Number of the frame in its file, from 0.</param>
/// <param name="Position">Centre of the first pixel, mm.</param>
/// <param name="ColumnDirection">Unit vector of growing column index.</param>
/// <param name="RowDirection">Unit vector of growing row index.</param>
/// <param name="ColumnSpacing">Between columns, mm.</param>
/// <param name="RowSpacing">Between rows, mm.</param>
/// <param name="SliceThickness">Thickness, mm, if known.</param>
/// <param name="GantryTilt">Gantry tilt in degrees, if known.</param>
/// <param name="Rescale">Stored value to HU.</param>
internal sealed record DicomFrame(
    int Number,
    PointMm Position,
    PointMm ColumnDirection,
    PointMm RowDirection,
    double ColumnSpacing,
    double RowSpacing,
    double? SliceThickness,
    double? GantryTilt,
    Rescale Rescale);
