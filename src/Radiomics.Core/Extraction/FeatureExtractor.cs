using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Radiomics;

/// <summary>Computes the features of a region. Immutable; one instance can serve many threads.</summary>
public sealed class FeatureExtractor
{
    /// <summary>Regions up to this many voxels are computed on the calling thread: handing them out would cost more than it saves.</summary>
    private const int SmallRegion = 20_000;

    /// <summary>Creates an extractor.</summary>
    /// <param name="settings">What is computed and how.</param>
    /// <exception cref="SettingsException">A setting is out of its range.</exception>
    public FeatureExtractor(ExtractionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(settings.Discretization);
        if (settings.Families == FeatureFamilies.None || (settings.Families & ~FeatureFamilies.All) != 0)
            throw SettingsException.OutOfRange("Families", $"{settings.Families}", "one or more of the families");
        Settings = settings;
    }

    /// <summary>An extractor with PyRadiomics' defaults.</summary>
    public static FeatureExtractor PyRadiomics { get; } = new(ExtractionSettings.PyRadiomics);

    /// <summary>Version of this library, as it stands in provenance.</summary>
    public static string EngineVersion { get; } =
        typeof(FeatureExtractor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>What is computed and how.</summary>
    public ExtractionSettings Settings { get; }

    /// <summary>The features that <see cref="Extract"/> gives with these settings, in its order.</summary>
    public IReadOnlyList<FeatureDefinition> Features =>
        [.. new[]
        {
            ShapeFeatures.All.Select(f => f.Definition), FirstOrderFeatures.All.Select(f => f.Definition), GlcmFeatures.All.Select(f => f.Definition),
            GlrlmFeatures.All.Select(f => f.Definition), GlszmFeatures.All.Select(f => f.Definition),
        }.SelectMany(family => family).Where(IsWanted)];

    /// <summary>Computes the features of a region.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid, with at least one voxel.</param>
    /// <param name="cancellationToken">Checked between families.</param>
    /// <returns>Every feature of the chosen families; NaN with a reason where one is undefined for the region.</returns>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty, too large, or (for every family but shape) covers voxels that are no finite numbers.</exception>
    /// <exception cref="SettingsException">The discretization gives too many gray levels.</exception>
    public FeatureSet Extract(Volume volume, Mask mask, CancellationToken cancellationToken = default)
    {
        RegionIntensities.Check(volume, mask);
        // Shape alone asks nothing of the intensities.
        RegionIntensities? region = Settings.Families == FeatureFamilies.Shape ? null : RegionIntensities.Gather(volume, mask);
        GrayLevels? levels = region is null ? null : GrayLevels.Create(region, Settings.Discretization);
        int threads = mask.VoxelCount <= SmallRegion ? 1 : Settings.MaxDegreeOfParallelism;

        FeatureValue[][] families = new FeatureValue[5][];
        Action[] work =
        [
            () => families[0] = Compute(FeatureFamilies.Shape, ShapeFeatures.All, () => ShapeMeasurements.Measure(mask), _ => "the region is a single voxel and has no axes"),
            () => families[1] = Compute(FeatureFamilies.FirstOrder, FirstOrderFeatures.All, () => FirstOrderStatistics.Compute(region!, levels!), _ => "no intensity lies between the 10th and 90th percentile"),
            () => families[2] = Compute(FeatureFamilies.Glcm, GlcmFeatures.All, () => Glcm.Count(levels!, threads), g => g.Directions.Count == 0 ? "no two voxels of the region are neighbors" : "rounding leaves no direction with a real value"),
            () => families[3] = Compute(FeatureFamilies.Glrlm, GlrlmFeatures.All, () => Glrlm.Count(levels!, threads), _ => "no line along a direction holds two voxels of the region"),
            () => families[4] = Compute(FeatureFamilies.Glszm, GlszmFeatures.All, () => Glszm.Count(levels!), _ => "the region has no zones"),
        ];
        if (threads == 1)
        {
            foreach (Action action in work)
            {
                cancellationToken.ThrowIfCancellationRequested();
                action();
            }
        }
        else
        {
            try
            {
                Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, work);
            }
            catch (AggregateException errors) when (errors.InnerExceptions.OfType<RadiomicsException>().FirstOrDefault() is { } typed)
            {
                ExceptionDispatchInfo.Throw(typed);
            }
        }
        return new FeatureSet(families.SelectMany(f => f), Provenance(volume, mask, levels));
    }

    private FeatureValue[] Compute<TSource>(FeatureFamilies family, IReadOnlyList<Feature<TSource>> features, Func<TSource> source, Func<TSource, string> reason)
    {
        if ((Settings.Families & family) == 0) return [];
        TSource measured = source();
        List<FeatureValue> values = new(features.Count);
        foreach (Feature<TSource> feature in features)
        {
            if (!IsWanted(feature.Definition)) continue;
            double value = feature.Formula(measured);
            values.Add(new FeatureValue(feature.Definition, feature.Definition.FullName("original"), value, double.IsNaN(value) ? reason(measured) : null));
        }
        return [.. values];
    }

    private bool IsWanted(FeatureDefinition feature) => (Settings.Families & feature.Family) != 0 && (!feature.IsDeprecated || Settings.IncludeDeprecated);

    private FeatureProvenance Provenance(Volume volume, Mask mask, GrayLevels? levels) => new(
        EngineVersion, Settings.ToString(), volume.ContentHash, mask.ContentHash, mask.Label, mask.Name, mask.VoxelCount, mask.Region,
        volume.Size, volume.Geometry.Spacing, levels?.LevelCount ?? 0, [.. volume.Notes, .. mask.Notes]);
}
