namespace Radiomics;

/// <summary>
/// One axial (or oblique) image as plain data: the seam between whatever holds slices (the DICOM reader here, another DICOM toolkit, a
/// PACS client, memory) and <see cref="Volume"/>. Attribute names follow DICOM's image plane module.
/// </summary>
public sealed record SliceRecord
{
    /// <summary>File name or other name of the image, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>Pixels along a row (0028,0011).</summary>
    public required int Columns { get; init; }

    /// <summary>Rows (0028,0010).</summary>
    public required int Rows { get; init; }

    /// <summary>Distance between the centres of neighboring columns in mm: the second value of Pixel Spacing (0028,0030).</summary>
    public required double ColumnSpacing { get; init; }

    /// <summary>Distance between the centres of neighboring rows in mm: the first value of Pixel Spacing (0028,0030).</summary>
    public required double RowSpacing { get; init; }

    /// <summary>Centre of the first pixel in mm, LPS (0020,0032).</summary>
    public required PointMm Position { get; init; }

    /// <summary>Unit vector along which the column index grows: the first three values of (0020,0037).</summary>
    public required PointMm ColumnDirection { get; init; }

    /// <summary>Unit vector along which the row index grows: the last three values of (0020,0037).</summary>
    public required PointMm RowDirection { get; init; }

    /// <summary>The pixels and their way to HU.</summary>
    public required SlicePixels Pixels { get; init; }

    /// <summary>Slice Thickness in mm (0018,0050), if known. Used for the spacing of a single slice only.</summary>
    public double? SliceThickness { get; init; }

    /// <summary>SOP Instance UID (0008,0018), if known.</summary>
    public string? SopInstanceUid { get; init; }

    /// <summary>Series Instance UID (0020,000E), if known.</summary>
    public string? SeriesInstanceUid { get; init; }

    /// <summary>Instance Number (0020,0013), if known.</summary>
    public int? InstanceNumber { get; init; }

    /// <summary>Gantry/Detector Tilt in degrees (0018,1120), if known.</summary>
    public double? GantryTilt { get; init; }
}
