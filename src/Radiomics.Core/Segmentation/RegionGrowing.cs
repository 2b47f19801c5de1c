using System.Globalization;

namespace Radiomics;

/// <summary>
/// Seeded region growing for lung lesions: from the seed to every connected voxel of a HU window within a radius, cut where the growth
/// runs into a vessel or the chest wall, holes filled. Deterministic to the bit; holds no state and is safe to share between threads.
/// </summary>
public sealed class RegionGrowing : ISeedSegmenter
{
    /// <summary>When this share of all directions ends at the maximum radius only, there is no lesion to be told from its surroundings.</summary>
    private const double UnboundedShare = 0.3;

    /// <summary>A mask whose border was set by the leak stop over more than this share is worth a look.</summary>
    private const double DoubtfulShare = 0.6;

    private const double SmallestBallMm = 3, LargestBallMm = 15;

    private readonly RegionGrowingOptions _options;

    /// <summary>Makes a region growing with the given options.</summary>
    /// <param name="options">Options; null means the defaults.</param>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    public RegionGrowing(RegionGrowingOptions? options = null) => _options = (options ?? RegionGrowingOptions.Default).Validated();

    /// <summary>Region growing with the default options.</summary>
    public static RegionGrowing Default { get; } = new();

    /// <summary>The options.</summary>
    public RegionGrowingOptions Options => _options;

    /// <inheritdoc/>
    /// <exception cref="SeedException">
    /// <c>SEED_OUTSIDE_IMAGE</c>; <c>SEED_IN_AIR</c>, with no tissue within <see cref="RegionGrowingOptions.MaximumSeedShiftMm"/>;
    /// <c>SEED_OUTSIDE_WINDOW</c>, with no voxel of a given window within that distance.
    /// </exception>
    public SeedSegmentation Segment(Volume volume, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(volume);
        SeedPlacement placement = SeedPlacement.Find(volume, seed, _options);
        GrowthBox box = GrowthBox.Around(volume, placement.Voxel, _options.MaximumRadiusMm);
        List<string> notes = [];
        if (placement.MovedMm > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The seed ({placement.SeedHu:0} HU) was moved by {placement.MovedMm:0.0} mm to denser tissue."));

        GrowthOutcome outcome = _options.LeakStop is { } leakStop
            ? new LeakStoppedGrowth(box, _options, leakStop).Run()
            : PlainGrowth(box);
        byte[] mask = outcome.Mask;
        GrowthStop stop = outcome.Stop;
        if (_options.LeakStop is not null && (outcome.Inseparable || outcome.UnboundedShare > UnboundedShare))
        {
            stop = GrowthStop.NoBorderFound;
            double kept = KeepBall(box, mask);
            string why = outcome.Inseparable
                ? "The lesion could not be told from the thick tissue around it, such as chest wall or mediastinum"
                : string.Create(CultureInfo.InvariantCulture, $"No border within {_options.MaximumRadiusMm:0.#} mm in {outcome.UnboundedShare:P0} of the directions");
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{why}: only tissue within {kept:0.0} mm of the seed was kept."));
        }
        if (_options.FillHoles) HoleFilling.Fill(mask, box.Size);

        Mask result = Masking.ToMask(box, mask);
        if (outcome.Thresholds.LungHu is null && _options.LowerHu is null)
            notes.Add("No aerated lung near the seed: the window was taken from the tissue at the seed alone.");
        if (stop == GrowthStop.RadiusReached)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The growth was cut at the maximum radius of {_options.MaximumRadiusMm:0.#} mm."));
        if (stop == GrowthStop.LeakStopped && outcome.Leak?.CutSurfaceShare > DoubtfulShare)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The leak stop, not the image, set {outcome.Leak.CutSurfaceShare:P0} of the border: look at the mask."));
        bool border = TouchesBorder(result);
        if (border) notes.Add("The mask touches the border of the image: a part of the lesion may be missing.");

        return new SeedSegmentation(result, new SegmentationReport
        {
            Method = nameof(RegionGrowing),
            Voxels = result.VoxelCount,
            VolumeMm3 = result.VolumeMm3,
            GivenSeed = seed,
            SeedVoxel = placement.Voxel,
            SeedMovedMm = placement.MovedMm,
            SeedHu = placement.SeedHu,
            Thresholds = outcome.Thresholds,
            Connectivity = _options.Connectivity,
            MaximumRadiusMm = _options.MaximumRadiusMm,
            Stop = stop,
            Leak = outcome.Leak,
            TouchesImageBorder = border,
            Notes = notes,
        });
    }

    private GrowthOutcome PlainGrowth(GrowthBox box)
    {
        double? lung = LungLevel.Around(box, box.SeedOffset);
        HuThresholds window = WindowAdaption.Window(box, _options, lung, WindowAdaption.TissueAt(box, box.PointOf(box.SeedOffset)));
        byte[] field = box.OpenWithin(box.Hu, window.LowerHu, window.UpperHu ?? double.PositiveInfinity);
        field[box.SeedOffset] = ConnectedGrowth.Open;
        ConnectedGrowth.Grow(field, box.Size, box.SeedOffset, _options.Connectivity);
        Masking.KeepGrown(field);
        bool reached = Masking.ReachesRadius(box, field);
        return new GrowthOutcome(field, window, null, reached ? GrowthStop.RadiusReached : GrowthStop.Completed, 0);
    }

    /// <summary>Cuts a mask without borders down to the largest ball of tissue around the seed.</summary>
    private double KeepBall(GrowthBox box, byte[] mask)
    {
        double[] depth = DistanceTransform.SquaredToOutside(mask, box.Size, box.Spacing);
        double radius = Math.Clamp(Math.Sqrt(depth[box.SeedOffset]), SmallestBallMm, LargestBallMm);
        PointMm seed = box.PointOf(box.SeedOffset);
        for (int i = 0; i < mask.Length; i++)
            mask[i] = mask[i] != 0 && (box.PointOf(i) - seed).Length <= radius ? ConnectedGrowth.Open : ConnectedGrowth.Closed;
        ConnectedGrowth.Grow(mask, box.Size, box.SeedOffset, _options.Connectivity);
        Masking.KeepGrown(mask);
        return radius;
    }

    private static bool TouchesBorder(Mask mask)
    {
        VoxelIndex start = mask.Region.Start, end = mask.Region.End;
        ImageSize size = mask.Geometry.Size;
        return start.Column == 0 || start.Row == 0 || start.Slice == 0 || end.Column == size.Columns || end.Row == size.Rows || end.Slice == size.Slices;
    }
}
