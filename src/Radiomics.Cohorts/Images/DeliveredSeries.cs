using System.Globalization;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>A series of a delivery: the images of one Series Instance UID in one folder. Only headers are held; the pixels are read by <see cref="Load"/>.</summary>
public sealed class DeliveredSeries
{
    private readonly Lazy<SeriesCheck> _check;
    private readonly Lazy<SliceNumbering> _numbering;

    internal DeliveredSeries(string folder, IReadOnlyList<ScannedImage> images)
    {
        Folder = folder;
        Images = images;
        First = images.FirstOrDefault(image => image.Fault is null) ?? images[0];
        _check = new Lazy<SeriesCheck>(() => SliceStack.Check([.. Images.SelectMany(image => image.Slices)]));
        _numbering = new Lazy<SliceNumbering>(() => new SliceNumbering(Check, [.. Images.SelectMany(image => image.Slices)]));
    }

    /// <summary>Folder relative to the delivery, with forward slashes.</summary>
    public string Folder { get; }

    /// <summary>Series Instance UID; empty when the files have none.</summary>
    public string SeriesInstanceUid => First.SeriesInstanceUid;

    /// <summary>Series Description; empty when there is none.</summary>
    public string Description => First.Description;

    /// <summary>Modality, such as CT.</summary>
    public string Modality => First.Modality;

    /// <summary>Series Number, if known.</summary>
    public int? SeriesNumber => First.SeriesNumber;

    /// <summary>Patient ID of the headers; empty when there is none.</summary>
    public string DicomPatientId => First.PatientId;

    /// <summary>Pixels along a row.</summary>
    public int Columns => First.Columns;

    /// <summary>Rows.</summary>
    public int Rows => First.Rows;

    /// <summary>Number of slices, each frame of a multi-frame file counted.</summary>
    public int SliceCount => Images.Sum(image => Math.Max(1, image.Slices.Count));

    /// <summary>Slice Thickness of most slices in mm; null when the headers do not say.</summary>
    public double? ThicknessMm => Images.Where(image => image.SliceThickness is > 0).GroupBy(image => image.SliceThickness).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault()?.Key;

    /// <summary>Order, spacing and irregularities of the slices.</summary>
    public SeriesCheck Check => _check.Value;

    /// <summary>The phase the series is used for.</summary>
    public ScanPhase Phase { get; internal set; }

    /// <summary>Whether the headers name a contrast agent.</summary>
    public bool NamesContrastAgent => Images.Any(image => image.ContrastAgent.Length > 0 && !image.ContrastAgent.Equals("none", StringComparison.OrdinalIgnoreCase));

    internal IReadOnlyList<ScannedImage> Images { get; }

    internal ScannedImage First { get; }

    internal SliceNumbering Numbering => _numbering.Value;

    internal PhaseHint FolderHint { get; init; }

    /// <summary>Whether it is a stack of CT slices that a lesion can lie in.</summary>
    internal bool IsScan => Modality == "CT" && Check.Slices.Count >= 2 && Images.Count(image => image.Fault is not null && image.Slices.Count == 0) < Images.Count;

    /// <summary>Reads the pixels.</summary>
    /// <param name="options">What is tolerated and how many threads work; null for the defaults. The series named there does not matter.</param>
    /// <param name="progress">Told the slices done; it may be called from several threads.</param>
    /// <param name="cancellationToken">Stops the work between slices.</param>
    /// <returns>The volume in HU.</returns>
    /// <exception cref="RadiomicsException">An image is damaged or compressed, or the slices are irregular in a way that is not tolerated.</exception>
    public Volume Load(LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (Images.FirstOrDefault(image => image.Fault is not null) is { Fault: { } fault }) throw fault;
        LoadOptions chosen = (options ?? LoadOptions.Default) with { SeriesInstanceUid = null };
        return SliceStack.ToVolume([.. Images.SelectMany(image => image.Slices)], chosen, progress, cancellationToken);
    }

    /// <summary>Reads the pixels of the slices around one.</summary>
    /// <param name="slice">Zero-based slice in the order of positions.</param>
    /// <param name="reachMm">How far to each side.</param>
    /// <param name="options">Threads and decoders.</param>
    /// <param name="cancellation">Stops the work between slices.</param>
    /// <returns>The part of the volume, and the zero-based number of its first slice in the whole.</returns>
    /// <exception cref="RadiomicsException">An image is damaged, or the slices there are irregular in a way that is not tolerated.</exception>
    internal (Volume Part, int First) LoadAround(int slice, double reachMm, LoadOptions options, CancellationToken cancellation)
    {
        int reach = Check.SpacingMm > 0 ? (int)Math.Min(SliceCount, Math.Ceiling(reachMm / Check.SpacingMm)) : SliceCount;
        int first = Math.Max(0, slice - reach), end = Math.Min(Check.Slices.Count, slice + reach + 1);
        return (SliceStack.ToVolume([.. Check.Slices.Skip(first).Take(end - first)], options with { SeriesInstanceUid = null }, null, cancellation), first);
    }

    /// <summary>Folder, number of slices and description.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Folder.Length == 0 ? "." : Folder)} ({SliceCount} images, \"{Description}\")");
}
