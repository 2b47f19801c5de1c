namespace Radiomics;

/// <summary>How masks are written as DICOM objects. Immutable. The same masks, image and options give the same bytes.</summary>
public sealed record DicomExportOptions
{
    /// <summary>The defaults: no source, lesions.</summary>
    public static DicomExportOptions Default { get; } = new();

    /// <summary>Study and series of the images; null (the default) makes UIDs from the image's content, and the object then refers to no image.</summary>
    public DicomSource? Source { get; init; }

    /// <summary>When the object is said to be made. Default: the first of January 1970, so that equal content is equal bytes.</summary>
    public DateTime Created { get; init; } = DateTime.UnixEpoch;

    /// <summary>Series Description (0008,103E). Default: <c>Lesions</c>.</summary>
    public string SeriesDescription { get; init; } = "Lesions";

    /// <summary>Category of what is segmented. Default: <see cref="DicomCode.MorphologicallyAlteredStructure"/>.</summary>
    public DicomCode Category { get; init; } = DicomCode.MorphologicallyAlteredStructure;

    /// <summary>What is segmented. Default: <see cref="DicomCode.Lesion"/>.</summary>
    public DicomCode Type { get; init; } = DicomCode.Lesion;
}
