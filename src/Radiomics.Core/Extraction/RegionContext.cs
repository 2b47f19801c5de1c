using System.Collections.Concurrent;

namespace Radiomics;

/// <summary>What the families of one region share: the processed image and masks, the intensities and the gray levels, each made once, on first use.</summary>
internal sealed class RegionContext
{
    private readonly Lazy<RegionIntensities> _intensities;
    private readonly Lazy<GrayLevels> _levels;
    private readonly ConcurrentDictionary<TextureDimension, Lazy<ZoneMatrices>> _zones = new();

    /// <summary>Creates the context.</summary>
    /// <param name="settings">What is computed and how.</param>
    /// <param name="region">The processed region.</param>
    /// <param name="workers">The threads it is computed with.</param>
    public RegionContext(ExtractionSettings settings, ProcessedRegion region, Workers workers)
    {
        Settings = settings;
        Region = region;
        Workers = workers;
        _intensities = new Lazy<RegionIntensities>(() => RegionIntensities.Gather(region.Image, region.IntensityMask));
        _levels = new Lazy<GrayLevels>(() => GrayLevels.Create(Intensities, settings.DiscretizationFor(Intensities)));
    }

    public ExtractionSettings Settings { get; }

    public ProcessedRegion Region { get; }

    public Workers Workers { get; }

    public RegionIntensities Intensities => _intensities.Value;

    public GrayLevels Levels => _levels.Value;

    /// <summary>The zones of a dimension, found once for both of their families; distances to the border only where a family needs them.</summary>
    public ZoneMatrices Zones(TextureOptions options) => _zones.GetOrAdd(
        options.Aggregation.Dimension(),
        _ => new Lazy<ZoneMatrices>(() => ZoneMatrices.Count(Levels, options, NeedsDistances ? Region.MorphologicalMask : null, Workers))).Value;

    private bool NeedsDistances => GldzmFeatures.All.Any(f => Settings.IsWanted(f.Definition));

    /// <summary>Number of gray levels; 0 when no family needed them.</summary>
    public int LevelCount => _levels.IsValueCreated ? Levels.LevelCount : 0;
}
