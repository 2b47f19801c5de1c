namespace Radiomics;

/// <summary>What a mask holds beyond its surface of a vessel that the surface was laid across.</summary>
internal static class VesselStubs
{
    /// <summary>So far beyond the surface the border of a nodule has fallen off; a vessel has not.</summary>
    private const double FallMm = 1.3;

    /// <summary>Stubs are the lesser part: where less than this share would stay, the surface does not follow the border at all.</summary>
    private const double LeastKept = 0.7;

    /// <summary>
    /// Takes voxels beyond the surface out of a mask, in place, where tissue runs on behind them; the rest stays one piece. Done when growth has
    /// settled: before, tissue behind the surface may be the nodule's own. A mask that would lose too much is left as it is.
    /// </summary>
    public static void Cut(NoduleScene scene, GrownNodule nodule)
    {
        GrowthBox box = scene.Box;
        StarSurface surface = nodule.Surface;
        byte[] kept = (byte[])nodule.Mask.Clone();
        foreach ((int first, int end) in Masking.Runs(nodule.Mask, box.Size))
        {
            PointMm start = box.PointOf(first);
            for (int i = first; i < end; i++)
            {
                PointMm way = start with { X = start.X + (i - first) * box.Spacing.X } - surface.Center;
                double length = way.Length, limit = surface.RadiusTowards(way);
                if (length <= limit) continue;
                double background = surface.BackgroundTowards(way), border = background + NoduleGrowth.BorderFraction * (nodule.TissueHu - background);
                if (scene.ValueAt(surface.Center + way.Scale((limit + FallMm) / length)) >= border) kept[i] = ConnectedGrowth.Closed;
            }
        }
        int inside = Masking.Nearest(box, kept, surface.Center);
        if (inside < 0) return;
        ConnectedGrowth.Grow(kept, box.Size, inside, Neighborhood.Six);
        if (Masking.KeepGrown(kept) >= LeastKept * nodule.Voxels) kept.CopyTo(nodule.Mask, 0);
    }
}
