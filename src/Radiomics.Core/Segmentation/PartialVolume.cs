namespace Radiomics;

/// <summary>
/// The volume of a nodule with its blurred rim weighted: a voxel at the border counts by how far its value lies between background and the
/// nodule's tissue just inside. What the blur carried outside is found there again, so that the volume does not depend on it.
/// </summary>
internal static class PartialVolume
{
    /// <summary>The rim reaches so far to both sides of the edge, mm; further in, tissue is full.</summary>
    private const double OutsideMm = 1.8, InsideMm = 1.2, CoreMm = 1.9;

    /// <summary>Outside, more than this is tissue that was cut off.</summary>
    private const double MostOutside = 0.5;

    /// <summary>Measures a nodule.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="edge">The mask of the physical edge.</param>
    /// <param name="nodule">The run it comes from.</param>
    /// <returns>Volume in mm3.</returns>
    public static double Measure(NoduleScene scene, byte[] edge, GrownNodule nodule)
    {
        GrowthBox box = scene.Box;
        double most = Math.Max(box.Spacing.X, Math.Max(box.Spacing.Y, box.Spacing.Z));
        double outside = Math.Max(OutsideMm, 1.5 * most), inside = Math.Max(InsideMm, most);
        Spacing s = box.Spacing;
        VoxelRegion region = Masking.Bounds(edge, box.Size).Expand((int)(outside / s.X) + 1, (int)(outside / s.Y) + 1, (int)(outside / s.Z) + 1, box.Size);
        byte[] part = Masking.Extract(edge, box.Size, region);
        double[] depth = DistanceTransform.SquaredToOutside(part, region.Size, s), away = DistanceTransform.SquaredTo(part, region.Size, s);

        double tissue = JustInside(scene, region, part, depth) ?? nodule.TissueHu;
        double sum = 0;
        for (int i = 0; i < part.Length; i++)
        {
            if (part[i] != 0 && depth[i] > inside * inside)
            {
                sum++;
                continue;
            }
            if (away[i] > outside * outside) continue;
            VoxelIndex at = region.Size.IndexOf(i);
            int offset = box.Size.Offset(new VoxelIndex(at.Column + region.Start.Column, at.Row + region.Start.Row, at.Slice + region.Start.Slice));
            float value = box.Hu[offset];
            if (!float.IsFinite(value)) continue;
            PointMm point = box.PointOf(offset);
            double background = nodule.Surface.BackgroundTowards(point - nodule.Surface.Center);
            double share = (value - background) / Math.Max(1, tissue - background);
            if (part[i] != 0) sum += Math.Clamp(share, 0, 1.1);
            else if (share < MostOutside && !(nodule.Surface.Wall?.IsBehind(point) ?? false)) sum += Math.Max(share, -0.3);
        }
        return sum * s.VoxelVolume;
    }

    /// <summary>The median of the tissue next to the rim; null when the nodule is all rim.</summary>
    private static double? JustInside(NoduleScene scene, VoxelRegion region, byte[] part, double[] depth)
    {
        double deepest = 0;
        for (int i = 0; i < part.Length; i++)
            if (part[i] != 0 && double.IsFinite(depth[i])) deepest = Math.Max(deepest, depth[i]);
        double from = Math.Min(CoreMm, 0.75 * Math.Sqrt(deepest)), to = 2 * CoreMm;
        HuHistogram tissue = new();
        for (int i = 0; i < part.Length; i++)
        {
            if (part[i] == 0 || !(depth[i] >= from * from && depth[i] <= to * to)) continue;
            VoxelIndex at = region.Size.IndexOf(i);
            float value = scene.Box.Hu[scene.Box.Size.Offset(new VoxelIndex(at.Column + region.Start.Column, at.Row + region.Start.Row, at.Slice + region.Start.Slice))];
            if (float.IsFinite(value)) tissue.Add(value);
        }
        return tissue.Count > 0 ? tissue.Percentile(0.5) : null;
    }
}
