namespace Radiomics;

/// <summary>Ground glass around the solid part of a lesion.</summary>
internal static class GroundGlassHalo
{
    /// <summary>The shell that is looked at, mm from the mask, and how far above the lung ground glass lies.</summary>
    private const double FromMm = 1.5, ToMm = 3.5, ContrastHu = 120;

    /// <summary>A halo fills this share of the shell, ends by itself, and is not so much larger that it is something else.</summary>
    private const double HaloShare = 0.6, MostFactor = 30;

    /// <summary>A nodule grown again at the density of the ground glass around it; null when there is none around all of it that ends by itself.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="core">The nodule as it was found.</param>
    /// <param name="start">Offset of the voxel to start from.</param>
    /// <param name="setting">The setting of the run.</param>
    public static GrownNodule? Grow(NoduleScene scene, GrownNodule core, int start, GrowthSetting setting)
    {
        (double share, double hu) = Around(scene, core.Mask, Border(core));
        if (share < HaloShare) return null;
        GrownNodule? whole = NoduleGrowth.Run(scene, start, setting with { TissueHu = hu });
        bool ends = whole is not null && whole.Voxels > core.Voxels && whole.Voxels < MostFactor * core.Voxels
            && Around(scene, whole.Mask, Border(whole)).Share < HaloShare / 2;
        return ends ? whole : null;

        double Border(GrownNodule nodule) => scene.LungHu + NoduleGrowth.BorderFraction * (nodule.TissueHu - scene.LungHu);
    }

    /// <summary>The share of a shell around a mask that is denser than lung but less dense than the mask's border, and its median HU.</summary>
    private static (double Share, double Hu) Around(NoduleScene scene, byte[] mask, double belowHu)
    {
        GrowthBox box = scene.Box;
        float[] values = scene.Values;
        VoxelRegion region = Masking.Bounds(mask, box.Size).ExpandMm(ToMm, box.Geometry);
        region = region.Intersect(new VoxelRegion(default, box.Size));
        float[] distance = NearDistance.Squared(Masking.Extract(mask, box.Size, region), region.Size, box.Spacing, ToMm, inverted: false);
        HuHistogram glass = new();
        int all = 0;
        double lowest = scene.LungHu + ContrastHu;
        for (int i = 0; i < distance.Length; i++)
        {
            if (distance[i] < FromMm * FromMm || distance[i] > ToMm * ToMm) continue;
            VoxelIndex at = region.Size.IndexOf(i);
            int offset = box.Size.Offset(new VoxelIndex(at.Column + region.Start.Column, at.Row + region.Start.Row, at.Slice + region.Start.Slice));
            if (scene.IsWall(offset)) continue;
            all++;
            if (values[offset] >= lowest && values[offset] < belowHu) glass.Add(values[offset]);
        }
        return all == 0 ? (0, 0) : ((double)glass.Count / all, glass.Percentile(0.5));
    }
}
