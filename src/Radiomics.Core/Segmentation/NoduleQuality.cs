namespace Radiomics;

/// <summary>What speaks for and against a mask.</summary>
/// <param name="Stability">Mean Dice coefficient between the masks of the ensemble; NaN with a single one.</param>
/// <param name="FreeShare">Share of the border beyond which there is lung or haze.</param>
/// <param name="WallShare">Share of the border at chest wall, diaphragm or mediastinum.</param>
/// <param name="CutShare">Share of the border that was laid through tissue elsewhere.</param>
/// <param name="CutAreaMm2">Area of the border at which something as dense as the nodule, no wall, goes on outward, mm2: vessels and strands.</param>
/// <param name="StrandToWallMm2">Area of the border at which it goes on into a wall near by, mm2: the nodule hangs on it.</param>
/// <param name="HaloFactor">How many times larger it became by the ground glass around what was found first; 1 where there is none.</param>
/// <param name="BodyFactor">How many times larger the body connected by density is, up to the looked-at box.</param>
/// <param name="Spread">Largest over smallest volume of the ensemble's masks.</param>
/// <param name="ContrastToNoise">Tissue over lung in robust standard deviations of the lung.</param>
/// <param name="MemberShare">Share of the runs that found a nodule.</param>
/// <param name="TouchesImageBorder">Whether the mask touches the image's border.</param>
/// <param name="RadiusReached">Whether the mask reaches the largest radius.</param>
/// <param name="Confidence">All of it together, 0 to 1.</param>
internal sealed record NoduleQuality(
    double Stability, double FreeShare, double WallShare, double CutShare, double CutAreaMm2, double StrandToWallMm2, double HaloFactor, double BodyFactor, double Spread, double ContrastToNoise, double MemberShare,
    bool TouchesImageBorder, bool RadiusReached, double Confidence)
{
    /// <summary>What was cut off is denser than this share of the contrast, at the border and this far beyond it, mm; fainter it is the nodule's own blur.</summary>
    private const double StrandFraction = 0.6, StrandMm = 2;

    /// <summary>A wall that begins no farther from the border than this, mm, is what a strand hangs on.</summary>
    private const double NearWallMm = 4;

    public static NoduleQuality Measure(NoduleScene scene, byte[] edge, Mask mask, List<EnsembleMember> members, GrownNodule typical, double tissue, double haloFactor)
    {
        double sum = 0;
        int pairs = 0, smallest = int.MaxValue, largest = 0;
        for (int a = 0; a < members.Count; a++)
        {
            smallest = Math.Min(smallest, members[a].Mask.VoxelCount);
            largest = Math.Max(largest, members[a].Mask.VoxelCount);
            for (int b = a + 1; b < members.Count; b++, pairs++) sum += MaskAgreement.DiceOf(members[a].Mask, members[b].Mask);
        }
        double stability = pairs == 0 ? double.NaN : sum / pairs, spread = (double)largest / Math.Max(1, smallest);
        (double free, double wall, double cut, double cutArea, double toWall) = Border(scene, edge, typical, tissue);
        double body = ConnectedBody(scene, edge, tissue), noise = LungNoise(scene);
        VoxelIndex start = mask.Region.Start, end = mask.Region.End;
        ImageSize size = mask.Geometry.Size;
        bool border = start.Column == 0 || start.Row == 0 || start.Slice == 0 || end.Column == size.Columns || end.Row == size.Rows || end.Slice == size.Slices;
        double memberShare = (double)members.Count / GrowthSetting.Ensemble.Count, contrast = (tissue - scene.LungHu) / noise;
        bool reached = Masking.ReachesRadius(scene.Box, edge);
        NoduleQuality quality = new(stability, free, wall, cut, cutArea, toWall, haloFactor, body, spread, contrast, memberShare, border, reached, 0);
        return quality with { Confidence = Math.Round(quality.Rate(), 4) };
    }

    /// <summary>
    /// The ensemble's agreement, from none at a mean Dice coefficient of 0.3 to full at 0.95, less by what was cut through tissue, by how much more is
    /// connected by density, and where a halo makes a nodule several times as large: then two readings of it lie far apart.
    /// </summary>
    private double Rate()
    {
        if (double.IsNaN(Stability)) return 0;
        double agreement = Math.Clamp((Stability - 0.3) / 0.65, 0, 1);
        double cut = 0.4 * Math.Clamp((CutShare - 0.1) / 0.25, 0, 1), leak = 0.26 * Math.Clamp(Math.Log10(BodyFactor) / 2.6, 0, 1);
        double halo = 0.2 * Math.Clamp((HaloFactor - 2) / 2, 0, 1);
        return MemberShare * agreement * (1 - cut) * (1 - leak) * (1 - halo) * (RadiusReached ? 0.5 : 1);
    }

    /// <summary>The shares of the border by what lies beyond: background, wall, other tissue; and the areas, mm2, at which other tissue goes on outward, into the lung and into a wall.</summary>
    private static (double Free, double Wall, double Cut, double CutAreaMm2, double StrandToWallMm2) Border(NoduleScene scene, byte[] edge, GrownNodule nodule, double tissue)
    {
        GrowthBox box = scene.Box;
        ImageSize size = box.Size;
        Spacing s = box.Spacing;
        double all = 0, free = 0, wall = 0, strand = 0, toWall = 0;
        foreach ((int first, int end) in Masking.Runs(edge, size))
        {
            for (int i = first; i < end; i++)
            {
                VoxelIndex at = size.IndexOf(i);
                Look(at.Column > 0, i - 1, s.Y * s.Z);
                Look(at.Column < size.Columns - 1, i + 1, s.Y * s.Z);
                Look(at.Row > 0, i - size.Columns, s.X * s.Z);
                Look(at.Row < size.Rows - 1, i + size.Columns, s.X * s.Z);
                Look(at.Slice > 0, i - size.SliceArea, s.X * s.Y);
                Look(at.Slice < size.Slices - 1, i + size.SliceArea, s.X * s.Y);
            }
        }
        return all == 0 ? default : (free / all, wall / all, (all - free - wall) / all, strand, toWall);

        void Look(bool inBox, int next, double area)
        {
            if (inBox && edge[next] != 0) return;
            // Where the image ends nobody knows what comes.
            if (!inBox) return;
            all += area;
            PointMm point = box.PointOf(next), way = point - nodule.Surface.Center;
            PointMm outward = way.Scale(1 / Math.Max(way.Length, StrandMm));
            double background = nodule.Surface.BackgroundTowards(way);
            if (!(scene.Values[next] >= background + NoduleGrowth.BorderFraction * (tissue - background))) free += area;
            else if (nodule.Surface.Wall?.IsBehind(point) == true) wall += area;
            else if (IsStrand(point, background) && IsStrand(point + outward.Scale(StrandMm), background))
            {
                if (IsWall(point + outward.Scale(NearWallMm))) toWall += area;
                else strand += area;
            }
        }

        bool IsWall(PointMm place) => nodule.Surface.Wall?.IsBehind(place) == true || (box.OffsetAt(place) is >= 0 and int at && scene.IsWall(at));

        bool IsStrand(PointMm point, double background) =>
            scene.ValueAt(point) >= background + StrandFraction * (tissue - background) && nodule.Surface.Wall?.IsBehind(point) != true;
    }

    private static double ConnectedBody(NoduleScene scene, byte[] edge, double tissue)
    {
        GrowthBox box = scene.Box;
        double threshold = scene.LungHu + NoduleGrowth.BorderFraction * (tissue - scene.LungHu);
        byte[] body = new byte[edge.Length];
        int start = -1, inside = 0;
        for (int i = 0; i < body.Length; i++)
        {
            if (scene.Values[i] >= threshold) body[i] = ConnectedGrowth.Open;
            if (edge[i] == 0) continue;
            inside++;
            if (body[i] != 0 && start < 0) start = i;
        }
        return start < 0 ? 1 : Math.Max(1, (double)ConnectedGrowth.Grow(body, box.Size, start, Neighborhood.Six) / inside);
    }

    private static double LungNoise(NoduleScene scene)
    {
        GrowthBox box = scene.Box;
        HuHistogram lung = box.Histogram(box.PointOf(box.SeedOffset), box.RadiusMm, LungLevel.LowestLungHu, LungLevel.HighestLungHu);
        return lung.Count == 0 ? 30 : Math.Max(5, 0.741 * (lung.Percentile(0.75) - lung.Percentile(0.25)));
    }
}
