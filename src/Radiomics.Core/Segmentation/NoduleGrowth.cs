namespace Radiomics;

/// <summary>
/// One run: from a start to a nodule, by rounds of surface, mask, tissue and centre until they settle. What the surface holds and is dense
/// enough belongs to the nodule; so does all that lies well inside.
/// </summary>
internal static class NoduleGrowth
{
    private const int MostRounds = 5, RefiningRounds = 2;

    /// <summary>Where the border of the mask lies between background and tissue, and how far beyond the surface it may lie, mm.</summary>
    public const double BorderFraction = 0.45;

    private const double BeyondMm = 0.7, InsideMm = 1.5;

    /// <summary>The first guess: the deepest place near the start, where depth counts more than the way there.</summary>
    private const double ClimbMm = 4, FirstRadiusShare = 1.6, LeastRadiusMm = 2, LargestFirstRadiusMm = 15;

    /// <summary>How far beside the mask the seed may come to lie, mm; beyond that the round is taken back.</summary>
    private const double SeedGapMm = 1.5;

    private const double TissuePercentile = 0.6, NotLungHu = 80, WallStepMm = 1.5, SettledMm = 0.15, SettledHu = 3;

    /// <summary>Runs one growth.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="start">Offset of the voxel to start from.</param>
    /// <param name="setting">What this run does differently.</param>
    /// <returns>The result; null when no round found a nodule that holds the start.</returns>
    public static GrownNodule? Run(NoduleScene scene, int start, GrowthSetting setting)
    {
        PointMm seed = scene.Box.PointOf(start);
        double tissue = setting.TissueHu ?? FirstTissue(scene, seed, setting.Tissue);
        WallSurface? wall = scene.WallBeside(seed);
        (PointMm center, double depth) = Climb(scene, start, tissue, wall);
        double radius = Math.Clamp(FirstRadiusShare * setting.RadiusFactor * depth, LeastRadiusMm, LargestFirstRadiusMm);
        return Settle(scene, seed, new GrowthGuess(center, radius, tissue, wall, seed), setting, MostRounds);
    }

    /// <summary>Runs a few further rounds from what is known of the nodule.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="inside">A place the nodule holds, mm from the box's first voxel.</param>
    /// <param name="guess">What is known of it.</param>
    /// <param name="setting">What this run does differently.</param>
    /// <returns>The result; null when no round found a nodule that holds the place.</returns>
    public static GrownNodule? Refine(NoduleScene scene, PointMm inside, GrowthGuess guess, GrowthSetting setting) => Settle(scene, inside, guess, setting, RefiningRounds);

    private static GrownNodule? Settle(NoduleScene scene, PointMm seed, GrowthGuess guess, GrowthSetting setting, int rounds)
    {
        GrowthBox box = scene.Box;
        (PointMm center, double radius, double tissue, WallSurface? wall, PointMm wallPlace) = guess;
        GrownNodule? result = null;
        for (int round = 0; round < rounds; round++)
        {
            if ((center - wallPlace).Length > WallStepMm) (wall, wallPlace) = (scene.WallBeside(center), center);
            StarSurface surface = StarSurface.Find(scene, center, wall, tissue, radius, setting);
            byte[] mask = MaskWithin(scene, surface, tissue);
            int inside = Masking.Nearest(box, mask, center);
            if (inside < 0) break;
            ConnectedGrowth.Grow(mask, box.Size, inside, Neighborhood.Six);
            int voxels = Masking.KeepGrown(mask);
            int beside = Masking.Nearest(box, mask, seed);
            if ((box.PointOf(beside) - seed).Length > SeedGapMm)
            {
                // It ran off to something else: back towards the seed, and smaller.
                radius = Math.Max(LeastRadiusMm, 0.8 * radius);
                center += (seed - center).Scale(0.5);
                continue;
            }
            double size = box.Size.Slices == 1 ? Math.Sqrt(voxels * box.Spacing.X * box.Spacing.Y / Math.PI) : RadiusOfBall(voxels * box.Spacing.VoxelVolume);
            double found = Math.Clamp(size, 1.5, box.RadiusMm);
            double nextTissue = setting.TissueHu ?? TissueIn(box, mask);
            PointMm nextCenter = Masking.Centroid(box, mask);
            result = new GrownNodule(mask, voxels, surface, tissue, radius);
            bool settled = (nextCenter - center).Length < SettledMm && Math.Abs(nextTissue - tissue) < SettledHu && Math.Abs(found - radius) < SettledMm;
            (radius, tissue, center) = (Math.Clamp(found, 0.7 * radius, 1.5 * radius), nextTissue, nextCenter);
            if (settled) break;
        }
        if (result is null) return null;
        VesselStubs.Cut(scene, result with { TissueHu = tissue });
        HoleFilling.Fill(result.Mask, box.Size);
        return result with { Voxels = result.Mask.AsSpan().Count((byte)1), TissueHu = tissue, RadiusMm = radius };
    }

    /// <summary>The radius of a ball of a volume, rounded so that it is the same on every platform.</summary>
    public static double RadiusOfBall(double volume) => Math.Round(Math.Cbrt(0.75 / Math.PI * volume) * 1024) / 1024;

    public static double FirstTissue(NoduleScene scene, PointMm seed, TissueGuess guess)
    {
        double atSeed = TissueAt(scene.Box, seed);
        if (guess == TissueGuess.AtSeed) return AboveLung(scene, atSeed);
        HuHistogram near = scene.Box.Histogram(seed, guess == TissueGuess.Near ? 3.5 : 5, scene.LungHu + NotLungHu);
        return AboveLung(scene, near.Count > 5 ? near.Percentile(0.5) : atSeed);
    }

    /// <summary>Tissue has some contrast to the lung, or there would be nothing to be cut out.</summary>
    private static double AboveLung(NoduleScene scene, double hu) => Math.Max(hu, scene.LungHu + NotLungHu);

    private static double TissueAt(GrowthBox box, PointMm place)
    {
        const double BallMm = 2.5, Percentile = 0.75;
        double near = box.Histogram(place, BallMm).Percentile(Percentile);
        float own = box.Hu[box.OffsetAt(place)];
        // A nodule of a voxel or two is brighter than anything around it.
        return double.IsNaN(near) || (own > near && near < LungLevel.HighestLungHu) ? own : near;
    }

    private static double TissueIn(GrowthBox box, ReadOnlySpan<byte> mask)
    {
        HuHistogram inside = new();
        foreach ((int first, int end) in Masking.Runs(mask, box.Size))
            for (int i = first; i < end; i++)
                if (float.IsFinite(box.Hu[i])) inside.Add(box.Hu[i]);
        return inside.Percentile(TissuePercentile);
    }

    /// <summary>The deepest place of the dense body at the start, within a few mm: its centre and its depth, mm.</summary>
    public static (PointMm Center, double DepthMm) Climb(NoduleScene scene, int start, double tissue, WallSurface? wall)
    {
        GrowthBox box = scene.Box;
        double threshold = scene.LungHu + BorderFraction * (tissue - scene.LungHu);
        byte[] body = new byte[box.Hu.Length];
        bool open = scene.AllowsBall(box.PointOf(start), LargestFirstRadiusMm + ClimbMm);
        box.ForEachRunWithin(box.PointOf(start), LargestFirstRadiusMm + ClimbMm, (first, end) =>
        {
            for (int i = first; i < end; i++)
                if (scene.Values[i] >= threshold && (open || scene.IsAllowed(i)) && !(wall is not null && wall.IsBehind(box.PointOf(i)))) body[i] = ConnectedGrowth.Open;
        });
        body[start] = ConnectedGrowth.Open;
        ConnectedGrowth.Grow(body, box.Size, start, Neighborhood.Six);
        Masking.KeepGrown(body);

        VoxelRegion region = Masking.Bounds(body, box.Size).Expand(1, 1, 1, box.Size);
        double[] depth = DistanceTransform.SquaredToOutside(Masking.Extract(body, box.Size, region), region.Size, box.Spacing);
        PointMm from = box.PointOf(start);
        int top = start;
        double best = Depth(start);
        box.ForEachWithin(from, ClimbMm, i =>
        {
            if (body[i] == 0) return;
            double score = Depth(i) - (box.PointOf(i) - from).Length;
            if (score > best) (best, top) = (score, i);
        });
        return (box.PointOf(top), Math.Min(Depth(top), LargestFirstRadiusMm));

        double Depth(int offset)
        {
            VoxelIndex at = box.Size.IndexOf(offset), s = region.Start;
            return Math.Sqrt(depth[region.Size.Offset(new VoxelIndex(at.Column - s.Column, at.Row - s.Row, at.Slice - s.Slice))]);
        }
    }

    private static byte[] MaskWithin(NoduleScene scene, StarSurface surface, double tissue)
    {
        GrowthBox box = scene.Box;
        byte[] mask = new byte[box.Hu.Length];
        double step = box.Spacing.X;
        bool open = scene.AllowsBall(surface.Center, surface.LargestRadius + BeyondMm);
        box.ForEachRunWithin(surface.Center, surface.LargestRadius + BeyondMm, (first, end) =>
        {
            PointMm start = box.PointOf(first);
            for (int i = first; i < end; i++)
            {
                PointMm point = start with { X = start.X + (i - first) * step }, way = point - surface.Center;
                double length = way.Length, limit = length < 0.5 ? double.PositiveInfinity : surface.RadiusTowards(way);
                if (length > limit + BeyondMm || !float.IsFinite(scene.Values[i]) || !(open || scene.IsAllowed(i))) continue;
                if (length > limit - InsideMm)
                {
                    double background = length < 0.5 ? scene.LungHu : surface.BackgroundTowards(way);
                    bool dense = scene.Constraints.LowerHu is not null || scene.Values[i] >= background + BorderFraction * (tissue - background);
                    if (!dense) continue;
                }
                if (surface.Wall is null || !surface.Wall.IsBehind(point)) mask[i] = ConnectedGrowth.Open;
            }
        });
        return mask;
    }
}
