namespace Radiomics;

/// <summary>
/// A nodule from one position, without any learned model. From the seed the best star-shaped surface is found as a minimum cut over rays: inside
/// tissue, outside lung or haze, its area small, stopped at a surface laid along the chest wall. An ensemble of seeds and thresholds votes. The
/// same bytes for any number of threads. Holds no state and is safe to share between threads.
/// </summary>
/// <remarks>
/// The surface is that of Li, Wu, Chen, Sonka (IEEE TPAMI 28 (2006) 119) in the shape of a minimum cut by Boykov and Kolmogorov (IEEE TPAMI 26
/// (2004) 1124); the idea of an ensemble of clicks is that of Gu and others (Pattern Recognition 46 (2013) 692).
/// </remarks>
public sealed class NoduleSegmenter
{
    /// <summary>How much of the image is looked at first, mm; the largest radius of the options follows where a nodule needs it.</summary>
    private const double FirstRadiusMm = 25, LargeRadiusMm = 12;

    /// <summary>What has no border to anything but denser tissue is no nodule.</summary>
    private const double LeastBorder = 0.1;

    private readonly NoduleSegmenterOptions _options;

    /// <summary>Makes a segmenter with the given options.</summary>
    /// <param name="options">Options; null means the defaults.</param>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    public NoduleSegmenter(NoduleSegmenterOptions? options = null) => _options = (options ?? NoduleSegmenterOptions.Default).Validated();

    /// <summary>The segmenter with the default options.</summary>
    public static NoduleSegmenter Default { get; } = new();

    /// <summary>The options.</summary>
    public NoduleSegmenterOptions Options => _options;

    /// <summary>Segments the nodule at a seed.</summary>
    /// <param name="volume">The image in HU. Voxels that are not finite numbers belong to nothing.</param>
    /// <param name="seed">The position: column and row zero-based, slice 1-based; a few mm or a slice off is repaired.</param>
    /// <exception cref="SeedException">
    /// <c>SEED_OUTSIDE_IMAGE</c>; <c>SEED_IN_AIR</c>, with no tissue within <see cref="NoduleSegmenterOptions.MaximumSeedShiftMm"/>;
    /// <c>SEED_OUTSIDE_WINDOW</c>, with no voxel of a given window within that distance; <c>NO_NODULE</c>, with nothing at the seed that can be
    /// told from its surroundings.
    /// </exception>
    public Nodule Segment(Volume volume, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(volume);
        SeedPlacement placement = SeedPlacement.Find(volume, seed, _options);
        NoduleScene scene = Scene(volume, placement, Math.Min(FirstRadiusMm, _options.MaximumRadiusMm));
        GrownNodule? first = Grow(scene);
        bool large = first is null || IsLarge(first) || IsLarge(Whole(scene, first)) || LargeMass.IsDeep(scene);
        if (large && _options.MaximumRadiusMm > FirstRadiusMm)
        {
            scene = Scene(volume, placement, _options.MaximumRadiusMm);
            scene = LargeMass.Separate(scene) ?? scene;
            first = Grow(scene);
        }
        NoduleEnsemble ensemble = NoduleEnsemble.Run(scene, first, _options);
        Nodule? nodule = ensemble.Votes is null ? null : NoduleAssembly.Assemble(scene, placement, seed, ensemble, _options);
        bool limited = _options.MaximumRadiusMm < FirstRadiusMm && nodule?.Quality!.RadiusReached == true;
        if (nodule is null || (!limited && nodule.Quality!.FreeShare + nodule.Quality.WallShare < LeastBorder))
        {
            throw new SeedException("NO_NODULE", new Problem($"seed {seed}", "nothing at the seed can be told from its surroundings",
                "a nodule with a border to the lung around it", "Move the seed into the nodule, or give constraints: a box, a HU window, points."));
        }
        return nodule with { Source = new WeakReference<Volume>(volume) };
    }

    private static GrownNodule? Grow(NoduleScene scene) => NoduleGrowth.Run(scene, scene.Box.SeedOffset, GrowthSetting.Ensemble[0]);

    /// <summary>The nodule with the ground glass around it; null where there is none.</summary>
    private static GrownNodule? Whole(NoduleScene scene, GrownNodule core) =>
        GroundGlassHalo.Around(scene, [core])?.Grow(scene, core, scene.Box.SeedOffset, GrowthSetting.Ensemble[0]);

    private static bool IsLarge(GrownNodule? nodule) => nodule is not null && (nodule.Surface.IsOpen || nodule.RadiusMm > LargeRadiusMm);

    private NoduleScene Scene(Volume volume, SeedPlacement placement, double radiusMm) => new(volume, placement.Voxel, radiusMm, _options.Constraints);
}
