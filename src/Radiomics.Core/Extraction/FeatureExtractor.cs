using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Radiomics;

/// <summary>Computes the features of a region. Immutable; one instance can serve many threads.</summary>
public sealed class FeatureExtractor
{
    /// <summary>Regions up to this many voxels are computed on the calling thread: handing them out would cost more than it saves.</summary>
    private const int SmallRegion = 20_000;

    private const string ImageTypeName = "original";

    private readonly ExtractionSettings _original;
    private readonly Lazy<string> _settingsLine;

    /// <summary>Creates an extractor.</summary>
    /// <param name="settings">What is computed and how.</param>
    /// <exception cref="SettingsException">A setting is out of its range, or an image type cannot be computed.</exception>
    public FeatureExtractor(ExtractionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(settings.Discretization);
        SettingsCheck.Check(settings);
        if (settings.ImageTypes is not [{ Name: "Original" } original]) throw ImageTypeUnavailable(settings.ImageTypes);
        Settings = settings;
        _original = settings.For(original);
        _settingsLine = new Lazy<string>(settings.ToString);
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

    /// <summary>
    /// The features that <see cref="Extract(Volume, Mask, CancellationToken)"/> gives with these settings, with the name of each, in its order. A family that is left out for a region (with a note
    /// in the provenance) has its names here all the same.
    /// </summary>
    public IReadOnlyList<string> FeatureNames => [.. Wanted().SelectMany(f => f.Columns(_original, ImageTypeName)).Select(c => c.Name)];

    /// <summary>The names that <see cref="FeatureSet.Diagnostics"/> can have with these settings, in order; a region to which a stage does not apply lacks the stage's.</summary>
    public IReadOnlyList<string> DiagnosticNames => StageNames.Of(Settings.Processing);

    /// <summary>The names that <see cref="ExtractionTimings.Stages"/> can have with these settings, in order; a region to which a stage does not apply lacks it. The last is that of all together.</summary>
    public IReadOnlyList<string> TimedStages => ExtractionTimings.StageNames(Settings.Processing, Wanted().Select(f => FamilyNames.Of(f.Family)));

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
        int threads = region.IntensityMask.VoxelCount <= SmallRegion ? 1 : Settings.MaxDegreeOfParallelism;
        RegionContext context = new(_original, region, new Workers(threads));
        List<FamilyComputation> computed = [];
        List<string> notes = [];
        foreach (FamilyComputation family in Wanted())
        {
            if (family.WhyLeftOut(context) is { } note) notes.Add(note);
            else computed.Add(family);
        }
        FamilyComputation[] wanted = [.. computed];
        if (timings is not null) return ExtractTimed(volume, mask, wanted, context, notes, timings, cancellationToken);
        FeatureValue[][] families = new FeatureValue[wanted.Length][];
        // What all but shape share is made before the families start.
        if (wanted.Any(f => f.Family is not (FeatureFamilies.Shape or FeatureFamilies.Shape2D))) _ = context.Levels;
        int[] order = [.. Enumerable.Range(0, wanted.Length).OrderBy(i => FamilyComputations.Turn(wanted[i].Family))];
        ExceptionDispatchInfo?[] errors = new ExceptionDispatchInfo?[wanted.Length];
        context.Workers.For(order.Length, i =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                families[order[i]] = wanted[order[i]].Compute(context, ImageTypeName);
            }
            catch (RadiomicsException error)
            {
                errors[order[i]] = ExceptionDispatchInfo.Capture(error);
            }
        });
        // Of several errors that of the first family in the order of results, whoever came first.
        Array.Find(errors, e => e is not null)?.Throw();
        return new FeatureSet(families.SelectMany(f => f), Provenance(volume, mask, context, notes), region.Diagnostics);
    }

    private FeatureSet ExtractTimed(
        Volume volume, Mask mask, FamilyComputation[] wanted, RegionContext context, List<string> notes, ExtractionTimings timings, CancellationToken cancellationToken)
    {
        if (wanted.Any(f => f.Family is not (FeatureFamilies.Shape or FeatureFamilies.Shape2D)))
        {
            timings.Measure(ExtractionTimings.Intensities, () => context.Intensities);
            timings.Measure(ExtractionTimings.Discretization, () => context.Levels);
        }
        List<FeatureValue> values = [];
        foreach (FamilyComputation family in wanted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            values.AddRange(timings.Measure(FamilyNames.Of(family.Family), () => family.Compute(context, ImageTypeName)));
        }
        return new FeatureSet(values, timings.Measure(ExtractionTimings.Hashes, () => Provenance(volume, mask, context, notes)), context.Region.Diagnostics);
    }

    private IEnumerable<FamilyComputation> Wanted() => FamilyComputations.All.Where(f => (Settings.Families & f.Family) != 0);

    private static SettingsException ImageTypeUnavailable(IReadOnlyList<ImageType> types) => new("IMAGE_TYPE_UNAVAILABLE", new Problem(
        "imageType", types.Count == 0 ? "no image type is given" : $"the image types are {string.Join(", ", types.Select(t => t.Name))}", "Original alone: this version computes no filters",
        "Leave only 'Original: {}' under imageType, or give --setting imageType:Original."));

    private FeatureProvenance Provenance(Volume volume, Mask mask, RegionContext context, List<string> notes) => new(
        EngineVersion, _settingsLine.Value, volume.ContentHash, mask.ContentHash, mask.Label, mask.Name, mask.VoxelCount, mask.Region,
        volume.Size, volume.Geometry.Spacing, context.LevelCount, [.. volume.Notes, .. mask.Notes, .. context.Region.Notes, .. Settings.Notes, .. notes]);
}
