namespace Radiomics;

/// <summary>
/// Ground glass around the solid part of a lesion, or around the vessel in it that was found instead of it: a shell of one level between lung and
/// the dense part, farther out than the blur of a solid border reaches, that ends by itself.
/// </summary>
internal sealed class GroundGlassHalo
{
    /// <summary>The dense part is what reaches this share of the contrast of the brightest tenth.</summary>
    private const double DenseShare = 0.6, BrightPercentile = 0.9;

    /// <summary>The shell that ground glass fills, mm from the dense part, and the share of it.</summary>
    private const double FromMm = 1.3, ToMm = 1.9, LeastShare = 0.44;

    /// <summary>
    /// The shell next to it, nearer to the dense part: there ground glass has its level, too, but for the blur of the dense part, while a solid
    /// border, and the haze of a blurred image, fall off from here to there by more than this share. Around a large dense part, in proportion less: its
    /// halo is no thin one, whose own border blurs in.
    /// </summary>
    private const double NearMm = 1.0, LevelMm = 1.6, MostFall = 0.25, ThinRadiusMm = 3.5;

    /// <summary>Wider pixels blur farther: from this size on, mm, the shells lie farther out in proportion.</summary>
    private const double FinePixelMm = 0.8;

    /// <summary>How far above the lung ground glass lies.</summary>
    private const double LeastContrastHu = 110;

    /// <summary>Beyond the whole nodule there is lung, up to a share of the contrast of the ground glass, over this share of a shell.</summary>
    private const double EndFromMm = 0.9, EndToMm = 2, LeastEnd = 0.8, LungShare = 0.45;

    /// <summary>
    /// Between the blur of the dense part and that of the border, mm from it, ground glass fills the nodule: no more than this share of it is as empty
    /// as lung, below so much of its contrast. A mesh of vessels and strands has a shell of one level, too, but lung between them.
    /// </summary>
    private const double BorderMm = 1, MostEmpty = 0.2, EmptyShare = 0.5;

    /// <summary>The blur of an image within its slices, standard deviation in mm, against which that across them is seen.</summary>
    private const double BlurMm = 0.65;

    private readonly double _denseHu;

    private GroundGlassHalo(double glassHu, double denseHu) => (GlassHu, _denseHu) = (glassHu, denseHu);

    /// <summary>HU of the ground glass.</summary>
    public double GlassHu { get; }

    /// <summary>The halo around what several runs found, by the medians of what each sees; null when there is none.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="cores">The nodules as they were found, of one lesion.</param>
    public static GroundGlassHalo? Around(NoduleScene scene, IReadOnlyList<GrownNodule> cores)
    {
        if (cores.Count == 0) return null;
        double wide = Math.Max(1, Math.Max(scene.Box.Spacing.X, scene.Box.Spacing.Y) / FinePixelMm);
        List<double> shares = [], falls = [], glass = [], dense = [], radii = [];
        foreach (GrownNodule core in cores)
        {
            double denseHu = scene.LungHu + DenseShare * (Bright(scene.Box, core.Mask) - scene.LungHu), lowest = scene.LungHu + LeastContrastHu;
            byte[] part = DensePart(scene, core, denseHu);
            Shell far = Look(scene, part, wide * FromMm, wide * ToMm, lowest, denseHu), near = Look(scene, part, wide * NearMm, wide * LevelMm, lowest, denseHu);
            shares.Add(far.Between);
            falls.Add(far.Between == 0 ? double.PositiveInfinity : (near.Hu - scene.LungHu) / (far.Hu - scene.LungHu));
            radii.Add(NoduleGrowth.RadiusOfBall(part.AsSpan().Count((byte)1) * scene.Box.Spacing.VoxelVolume));
            glass.Add(near.Hu);
            dense.Add(denseHu);
        }
        double mostFall = 1 + MostFall * Math.Min(1, ThinRadiusMm / Median(radii));
        return Median(shares) >= LeastShare && Median(falls) <= mostFall ? new GroundGlassHalo(Median(glass), Median(dense)) : null;
    }

    /// <summary>A nodule grown again at the density of the ground glass; null when it does not end by itself, or holds no more than before.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="core">The nodule as it was found.</param>
    /// <param name="start">Offset of the voxel to start from.</param>
    /// <param name="setting">The setting of the run.</param>
    public GrownNodule? Grow(NoduleScene scene, GrownNodule core, int start, GrowthSetting setting)
    {
        GrownNodule? whole = NoduleGrowth.Run(scene, start, setting with { TissueHu = GlassHu });
        if (whole is null || whole.Voxels <= core.Voxels) return null;
        Shell beyond = Look(scene, whole.Mask, EndFromMm, EndToMm, scene.LungHu + LungShare * (GlassHu - scene.LungHu), _denseHu);
        return beyond.Below >= LeastEnd && IsFilled(scene, core, whole) ? whole : null;
    }

    private bool IsFilled(NoduleScene scene, GrownNodule core, GrownNodule whole)
    {
        GrowthBox box = scene.Box;
        VoxelRegion region = Masking.Bounds(whole.Mask, box.Size).Expand(1, 1, 1, box.Size);
        float[] fromDense = NearDistance.Squared(Masking.Extract(DensePart(scene, core, _denseHu), box.Size, region), region.Size, box.Spacing, ToMm, inverted: false);
        float[] toBorder = NearDistance.Squared(Masking.Extract(whole.Mask, box.Size, region), region.Size, box.Spacing, BorderMm, inverted: true);
        double emptyHu = scene.LungHu + EmptyShare * (GlassHu - scene.LungHu);
        int all = 0, empty = 0;
        for (int i = 0; i < toBorder.Length; i++)
        {
            if (fromDense[i] < ToMm * ToMm || toBorder[i] <= BorderMm * BorderMm) continue;
            all++;
            if (scene.Values[OffsetIn(box, region, i)] <= emptyHu) empty++;
        }
        return empty <= MostEmpty * all;
    }

    private static byte[] DensePart(NoduleScene scene, GrownNodule core, double denseHu)
    {
        byte[] part = (byte[])core.Mask.Clone();
        for (int i = 0; i < part.Length; i++)
            if (part[i] != 0 && !(scene.Values[i] >= denseHu)) part[i] = 0;
        return part;
    }

    /// <summary>The box's offset of a place in a region of it.</summary>
    private static int OffsetIn(GrowthBox box, VoxelRegion region, int place)
    {
        VoxelIndex at = region.Size.IndexOf(place), start = region.Start;
        return box.Size.Offset(new VoxelIndex(at.Column + start.Column, at.Row + start.Row, at.Slice + start.Slice));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static double Bright(GrowthBox box, byte[] mask)
    {
        HuHistogram inside = new();
        foreach ((int first, int end) in Masking.Runs(mask, box.Size))
            for (int i = first; i < end; i++)
                if (float.IsFinite(box.Hu[i])) inside.Add(box.Hu[i]);
        return inside.Percentile(BrightPercentile);
    }

    /// <summary>What a shell holds: shares below and between two limits, of all below the upper one, and the median HU between.</summary>
    private readonly record struct Shell(double Below, double Between, double Hu);

    private static Shell Look(NoduleScene scene, byte[] mask, double fromMm, double toMm, double lowerHu, double upperHu)
    {
        GrowthBox box = scene.Box;
        Spacing s = box.Spacing;
        // Thick slices blur across: a distance along z counts the less.
        double across = BlurMm / Math.Sqrt(BlurMm * BlurMm + s.Z * s.Z / 12);
        VoxelRegion region = Masking.Bounds(mask, box.Size).ExpandMm(toMm / across, box.Geometry).Intersect(new VoxelRegion(default, box.Size));
        float[] distance = NearDistance.Squared(Masking.Extract(mask, box.Size, region), region.Size, new Spacing(s.X, s.Y, across * s.Z), toMm, inverted: false);
        HuHistogram between = new();
        int below = 0;
        for (int i = 0; i < distance.Length; i++)
        {
            if (!(distance[i] >= fromMm * fromMm && distance[i] <= toMm * toMm)) continue;
            int offset = OffsetIn(box, region, i);
            float value = scene.Values[offset];
            // What is denser is a vessel that runs on, or another beside it: it says nothing.
            if (scene.IsWall(offset) || !(value < upperHu)) continue;
            if (value < lowerHu) below++;
            else between.Add(value);
        }
        double all = below + between.Count;
        return all == 0 ? default : new Shell(below / all, between.Count / all, between.Percentile(0.5));
    }
}
