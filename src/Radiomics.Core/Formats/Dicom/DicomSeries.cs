using System.Globalization;

namespace Radiomics.Formats;

/// <summary>One series of a folder, from the headers of its images.</summary>
public sealed class DicomSeries
{
    internal DicomSeries(IReadOnlyList<DicomImage> images)
    {
        Images = images;
        First = images.FirstOrDefault(image => image.Fault is null) ?? images[0];
        Notes = DescribeGood([.. images.Where(image => image.Fault is null)]);
        Problems = [.. DescribeFaults(images), .. Notes];
    }

    /// <summary>Series Instance UID (0020,000E); empty when the files have none.</summary>
    public string SeriesInstanceUid => First.SeriesInstanceUid;

    /// <summary>Study Instance UID (0020,000D), if known.</summary>
    public string? StudyInstanceUid => First.StudyInstanceUid;

    /// <summary>Series Number (0020,0011), if known.</summary>
    public int? SeriesNumber => First.SeriesNumber;

    /// <summary>Modality (0008,0060), such as CT; empty when the files do not say.</summary>
    public string Modality => First.Modality;

    /// <summary>Series Description (0008,103E); empty when the files have none.</summary>
    public string Description => First.SeriesDescription ?? "";

    /// <summary>Number of images: slices, each frame of a multi-frame file counted.</summary>
    public int ImageCount => Images.Sum(image => Math.Max(1, image.Frames.Count));

    /// <summary>Columns of the first readable image.</summary>
    public int Columns => First.Columns;

    /// <summary>Rows of the first readable image.</summary>
    public int Rows => First.Rows;

    /// <summary>Distance between columns in mm; 0 when no image is readable.</summary>
    public double ColumnSpacing => First.Frames is [var frame, ..] ? frame.ColumnSpacing : 0;

    /// <summary>Distance between rows in mm; 0 when no image is readable.</summary>
    public double RowSpacing => First.Frames is [var frame, ..] ? frame.RowSpacing : 0;

    /// <summary>Median distance between neighboring slices along the normal in mm; 0 for fewer than two places.</summary>
    public double SliceSpacing
    {
        get
        {
            if (First.Frames is not [var frame, ..]) return 0;
            PointMm normal = frame.ColumnDirection.Cross(frame.RowDirection);
            double[] places = [.. Images.SelectMany(image => image.Frames).Select(f => f.Position.Dot(normal)).Order()];
            double[] steps = [.. places.Zip(places.Skip(1), (a, b) => b - a).Where(step => step > 1e-3).Order()];
            return steps.Length == 0 ? 0 : steps[steps.Length / 2];
        }
    }

    /// <summary>What is irregular in the headers, one line each: compressed or damaged images, several sizes, no rescale. Empty when all is regular.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Orders the readable slices and finds what is irregular about them: gaps, duplicates, tilt. Only headers are used.</summary>
    public SeriesCheck Check() => SliceStack.Check(ToSlices());

    internal IReadOnlyList<DicomImage> Images { get; }

    /// <summary>The problems of the images that can be read.</summary>
    internal IReadOnlyList<string> Notes { get; }

    internal bool IsCt => Modality == "CT";

    private DicomImage First { get; }

    /// <summary>UID, number of images and description, for messages.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(SeriesInstanceUid.Length == 0 ? "(no UID)" : SeriesInstanceUid)} ({Modality}, {ImageCount} images, \"{Description}\")");

    /// <summary>The readable images as slice records; their pixels are read when they are asked for.</summary>
    internal IReadOnlyList<SliceRecord> ToSlices() => [.. Images.Where(image => image.Fault is null).SelectMany(Records)];

    /// <summary>The slice of a frame.</summary>
    /// <param name="image">The image the frame belongs to.</param>
    /// <param name="frame">Its place.</param>
    /// <param name="isOnly">Whether the image has this frame only.</param>
    /// <param name="pixels">Its pixels.</param>
    internal static SliceRecord RecordOf(DicomImage image, DicomFrame frame, bool isOnly, SlicePixels pixels) => new()
    {
        Source = isOnly ? image.Source : string.Create(CultureInfo.InvariantCulture, $"{image.Source}, frame {frame.Number + 1}"),
        Columns = image.Columns,
        Rows = image.Rows,
        ColumnSpacing = frame.ColumnSpacing,
        RowSpacing = frame.RowSpacing,
        Position = frame.Position,
        ColumnDirection = frame.ColumnDirection,
        RowDirection = frame.RowDirection,
        Pixels = pixels,
        SliceThickness = frame.SliceThickness,
        SopInstanceUid = image.SopInstanceUid,
        SeriesInstanceUid = image.SeriesInstanceUid.Length == 0 ? null : image.SeriesInstanceUid,
        InstanceNumber = isOnly ? image.InstanceNumber : frame.Number + 1,
        GantryTilt = frame.GantryTilt,
    };

    private static IEnumerable<SliceRecord> Records(DicomImage image) => image.Frames.Select(frame => RecordOf(image, frame, image.Frames.Count == 1, new DicomSlicePixels(image, frame)));

    private static IEnumerable<string> DescribeFaults(IReadOnlyList<DicomImage> images) => images
        .Where(image => image.Fault is not null)
        .GroupBy(image => image.Fault!.Code)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} of {images.Count} files cannot be read: {group.First().Fault!.Message}"));

    private static List<string> DescribeGood(DicomImage[] images)
    {
        List<string> notes = [];
        if (images.Select(image => (image.Columns, image.Rows)).Distinct().ToArray() is { Length: > 1 } sizes)
            notes.Add($"images of several sizes: {string.Join(", ", sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Columns} x {s.Rows}")))}");
        if (images.Count(image => image.IsLossy) is > 0 and var lossy)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{lossy} images were compressed with loss: their values are not exactly those of the scanner"));
        DicomImage[] ct = [.. images.Where(image => image.Modality == "CT")];
        if (ct.Count(image => image.LacksRescale) is > 0 and var bare)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{bare} CT images have no rescale slope and intercept: stored values are taken for HU"));
        if (ct.Select(image => image.RescaleType).FirstOrDefault(type => type is not (null or "HU" or "US")) is { } unit)
            notes.Add($"the rescale type is {unit}, not HU");
        return notes;
    }
}
