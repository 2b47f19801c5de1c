using System.Collections.Concurrent;

namespace Radiomics;

/// <summary>
/// What the families of one region share: the processed image and masks, the intensities and the gray levels, each made once, on first use. Intensities and gray levels lie in
/// memory of the pool until it is disposed of.
/// </summary>
internal sealed class RegionContext : IDisposable
{
    private static readonly Lazy<RegionIntensities> s_none = new(() => throw new InvalidOperationException("A kernel has no image of its own."));

    private readonly Lazy<RegionIntensities> _intensities;
    private readonly Lazy<GrayLevels> _levels;
    private readonly Lazy<IntensityDistribution> _distribution;
    private readonly ConcurrentDictionary<TextureDimension, Lazy<ZoneMatrices>>? _zones;
    private readonly ProcessedRegion? _region;

    /// <summary>Creates the context.</summary>
    /// <param name="settings">What is computed and how.</param>
    /// <param name="region">The processed region.</param>
    /// <param name="workers">The threads it is computed with.</param>
    public RegionContext(ExtractionSettings settings, ProcessedRegion region, Workers workers)
    {
        Settings = settings;
        _region = region;
        _zones = new();
        Workers = workers;
        _intensities = new Lazy<RegionIntensities>(() => RegionIntensities.Gather(region.Image, region.IntensityMask, pooled: true));
        _distribution = new Lazy<IntensityDistribution>(() => Intensities.Distribution);
        _levels = new Lazy<GrayLevels>(() => GrayLevels.Create(Intensities, settings.DiscretizationFor(Intensities), pooled: true));
    }

    /// <summary>Creates the context of a kernel of a feature map, whose intensities and gray levels are known. It has no masks and no image.</summary>
    /// <param name="settings">What is computed and how.</param>
    /// <param name="distribution">Its intensities.</param>
    /// <param name="levels">Its gray levels.</param>
    /// <param name="workers">The threads it is computed with.</param>
    public RegionContext(ExtractionSettings settings, IntensityDistribution distribution, GrayLevels levels, Workers workers)
    {
        Settings = settings;
        Workers = workers;
        _intensities = s_none;
        _distribution = new Lazy<IntensityDistribution>(distribution);
        _levels = new Lazy<GrayLevels>(levels);
    }

    /// <summary>Gives the memory back, when all that was computed from it is done.</summary>
    public void Dispose()
    {
        if (_region is null) return;
        if (_levels.IsValueCreated) _levels.Value.Release();
        if (_intensities.IsValueCreated) _intensities.Value.Release();
    }

    public ExtractionSettings Settings { get; }

    public ProcessedRegion Region => _region ?? throw new InvalidOperationException("A kernel has no image of its own.");

    public Workers Workers { get; }

    public RegionIntensities Intensities => _intensities.Value;

    /// <summary>The distribution of the intensities.</summary>
    public IntensityDistribution Distribution => _distribution.Value;

    public GrayLevels Levels => _levels.Value;

    /// <summary>The zones of a dimension, found once for both of their families; distances to the border only where a family needs them.</summary>
    public ZoneMatrices Zones(TextureOptions options) => _zones is null ? ZoneMatrices.Count(Levels, options, null, Workers) : _zones.GetOrAdd(
        options.Aggregation.Dimension(),
        _ => new Lazy<ZoneMatrices>(() => ZoneMatrices.Count(Levels, options, NeedsDistances ? Region.MorphologicalMask : null, Workers))).Value;

    private bool NeedsDistances => GldzmFeatures.All.Any(f => Settings.IsWanted(f.Definition));

    /// <summary>Number of gray levels; 0 when no family needed them.</summary>
    public int LevelCount => _levels.IsValueCreated ? Levels.LevelCount : 0;
}
