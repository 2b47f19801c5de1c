using System.Reflection;

namespace Radiomics;

/// <summary>Computes the features of a region. Immutable; one instance can serve many threads.</summary>
public sealed class FeatureExtractor
{
    /// <summary>Regions up to this many voxels are computed on the calling thread: handing them out would cost more than it saves.</summary>
    private const int SmallRegion = 20_000;

    private readonly IReadOnlyList<MeasuredImage> _images;
    private readonly string[] _typeNotes;
    private readonly Lazy<string> _settingsLine;

    /// <summary>Creates an extractor.</summary>
    /// <param name="settings">What is computed and how.</param>
    /// <exception cref="SettingsException">A setting is out of its range, or an image type cannot be computed.</exception>
    public FeatureExtractor(ExtractionSettings settings)
        : this(settings, ExtractorExtensions.None)
    {
    }

    /// <summary>Creates an extractor that computes families and filters of one's own, too.</summary>
    /// <param name="settings">What is computed and how.</param>
    /// <param name="extensions">The families and filters.</param>
    /// <exception cref="SettingsException">A setting is out of its range, an image type cannot be computed, or a name of the extensions is none or is taken.</exception>
    public FeatureExtractor(ExtractionSettings settings, ExtractorExtensions extensions)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(settings.Discretization);
        SettingsCheck.Check(settings);
        Settings = settings;
        Extensions = extensions;
        _images = MeasuredImage.Of(settings, extensions);
        _typeNotes = [.. settings.ImageTypes.Select(type => ImageTypeFilters.NoteOn(type, settings.For(type))).OfType<string>()];
        _settingsLine = new Lazy<string>(() => settings + extensions.Line);
    }

    /// <summary>An extractor with PyRadiomics' defaults.</summary>
    public static FeatureExtractor PyRadiomics { get; } = new(ExtractionSettings.PyRadiomics);

    /// <summary>An extractor with the settings of a parameter file: PyRadiomics' as they are, or with our own keys.</summary>
    /// <param name="path">A YAML or JSON file, see <see cref="ExtractionSettings.Load"/>.</param>
    /// <exception cref="SettingsException">The file is missing or malformed, or something in it is unknown, of a wrong kind or out of range.</exception>
    public static FeatureExtractor FromFile(string path) => new(ExtractionSettings.Load(path));

    /// <summary>Version of this library, as it stands in provenance.</summary>
    public static string EngineVersion { get; } =
        typeof(FeatureExtractor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>What is computed and how.</summary>
    public ExtractionSettings Settings { get; }

    /// <summary>Families and filters that are not the library's.</summary>
    public ExtractorExtensions Extensions { get; }

    /// <summary>
    /// The features that <see cref="Extract(Volume, Mask, CancellationToken)"/> gives with these settings, with the name of each, in its order. A family that is left out for a region (with a note
    /// in the provenance) has its names here all the same, and so has a filter that does not fit the image.
    /// </summary>
    public IReadOnlyList<string> FeatureNames => [.. _images.SelectMany(i => i.Names.SelectMany(name => i.Families.SelectMany(f => f.Columns(i.Settings, name)))).Select(c => c.Name)];

    /// <summary>The names that <see cref="FeatureSet.Diagnostics"/> can have with these settings, in order; a region to which a stage does not apply lacks the stage's.</summary>
    public IReadOnlyList<string> DiagnosticNames => StageNames.Of(Settings.Processing);

    /// <summary>The names that <see cref="ExtractionTimings.Stages"/> can have with these settings, in order; a region to which a stage does not apply lacks it. The last is that of all together.</summary>
    public IReadOnlyList<string> TimedStages => ExtractionTimings.StageNames(
        Settings.Processing, _images.Any(i => i.Filter is not null), FamilyComputations.All.Where(f => (Settings.Families & f.Family) != 0).Select(f => f.Name).Concat(Extensions.Families.Select(f => f.Name)));

    /// <summary>Computes the features of a region.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid, with at least one voxel.</param>
    /// <param name="cancellationToken">Checked between families.</param>
    /// <returns>Every feature the settings ask for; NaN with a reason where one is undefined for the region.</returns>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty, too small for the settings, too large, more than one plane (for shape2D), or (for every family but shape) covers voxels that are no finite numbers.</exception>
    /// <exception cref="SettingsException">The discretization gives too many gray levels.</exception>
    public FeatureSet Extract(Volume volume, Mask mask, CancellationToken cancellationToken = default) => Extract(volume, mask, null, cancellationToken);

    /// <summary>
    /// Computes the features of a region and measures what each stage and each family takes. The values are the same; but families are computed one after another then,
    /// so that what a processor does belongs to one of them. What several families share counts for the first that needs it.
    /// </summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid, with at least one voxel.</param>
    /// <param name="timings">Told the times, by the names <see cref="TimedStages"/>; null to measure nothing.</param>
    /// <param name="cancellationToken">Checked between families.</param>
    /// <returns>Every feature the settings ask for; NaN with a reason where one is undefined for the region.</returns>
    /// <exception cref="RadiomicsException">As for the extraction without timings.</exception>
    public FeatureSet Extract(Volume volume, Mask mask, ExtractionTimings? timings, CancellationToken cancellationToken = default)
    {
        using ExtractionTimings.Running running = ExtractionTimings.Start(timings, ExtractionTimings.All);
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(mask);
        ProcessedRegion region = ProcessingChain.Run(volume, mask, Settings.Processing, timings, cancellationToken);
        int threads = region.IntensityMask.VoxelCount <= SmallRegion && _images.Count == 1 ? 1 : Settings.MaxDegreeOfParallelism;
        Workers workers = new(threads);
        ImageMeasurement[] measured = new ImageMeasurement[_images.Count];
        if (timings is null) workers.For(measured.Length, i => measured[i] = ImageMeasurement.Of(_images[i], region, workers, cancellationToken));
        else for (int i = 0; i < measured.Length; i++) measured[i] = ImageMeasurement.Timed(_images[i], region, workers, timings, cancellationToken);
        FeatureProvenance provenance = timings is null ? Provenance(volume, mask, region, measured) : timings.Measure(ExtractionTimings.Hashes, () => Provenance(volume, mask, region, measured));
        return new FeatureSet(measured.SelectMany(m => m.Values), provenance, region.Diagnostics);
    }

    private FeatureProvenance Provenance(Volume volume, Mask mask, ProcessedRegion region, ImageMeasurement[] measured) => new(
        EngineVersion, _settingsLine.Value, volume.ContentHash, mask.ContentHash, mask.Label, mask.Name, mask.VoxelCount, mask.Region,
        volume.Size, volume.Geometry.Spacing, measured.FirstOrDefault(m => m.LevelCount > 0)?.LevelCount ?? 0,
        [.. volume.Notes, .. mask.Notes, .. region.Notes, .. Settings.Notes, .. _typeNotes, .. measured.SelectMany(m => m.Notes).Distinct()]);
}
