namespace Radiomics;

/// <summary>Tells solid, part-solid and ground-glass nodules apart, after the outline is known, and finds core and cavity.</summary>
internal static class NoduleTyping
{
    /// <summary>Tissue above this hides vessels; a core is thicker than twice the opening's radius.</summary>
    private const double SolidHu = -300, OpeningMm = 1;

    /// <summary>Less of it than this is no core; where less than the second share lies farther than the rim from the core, all is core.</summary>
    private const double LeastCoreShare = 0.03, LeastHaloShare = 0.25, RimMm = 1.9;

    /// <summary>Air inside is a cavity from this volume on.</summary>
    private const double CavityHu = -700, LeastCavityMm3 = 10;

    /// <summary>Finds the type and, of a part-solid nodule, the core (1 over the box; else null).</summary>
    public static (NoduleType Type, byte[]? Core) Find(NoduleScene scene, byte[] edge)
    {
        GrowthBox box = scene.Box;
        byte[] solid = new byte[edge.Length];
        int all = 0, dense = 0;
        for (int i = 0; i < edge.Length; i++)
        {
            if (edge[i] == 0) continue;
            all++;
            if (!(scene.Values[i] > SolidHu)) continue;
            solid[i] = 1;
            dense++;
        }
        // Small nodules are all rim: there the opening would take every core.
        bool thin = all * box.Spacing.VoxelVolume < 4.0 / 3 * Math.PI * 27;
        byte[]? opened = dense == 0 ? null : thin ? solid : Masking.Open(solid, box.Size, box.Spacing, OpeningMm);
        byte[]? core = opened is null ? null : Largest(opened, box.Size);
        int inCore = core is null ? 0 : core.AsSpan().Count((byte)1);
        if (inCore < LeastCoreShare * all) return (NoduleType.GroundGlass, null);

        VoxelRegion region = Masking.Bounds(edge, box.Size);
        double[] away = DistanceTransform.SquaredTo(Masking.Extract(core, box.Size, region), region.Size, box.Spacing);
        byte[] part = Masking.Extract(edge, box.Size, region);
        int halo = 0;
        double rim = Math.Max(RimMm, 1.5 * Math.Max(box.Spacing.X, Math.Max(box.Spacing.Y, box.Spacing.Z)));
        for (int i = 0; i < part.Length; i++)
            if (part[i] != 0 && away[i] > rim * rim) halo++;
        return halo < LeastHaloShare * all ? (NoduleType.Solid, null) : (NoduleType.PartSolid, core);
    }

    /// <summary>Air enclosed by a nodule, 1 over the box; null when there is none of a size that counts.</summary>
    public static byte[]? Cavity(NoduleScene scene, byte[] mask, double tissueHu)
    {
        GrowthBox box = scene.Box;
        if (tissueHu < CavityHu + 200) return null;
        VoxelRegion region = Masking.Bounds(mask, box.Size);
        double[] depth = DistanceTransform.SquaredToOutside(Masking.Extract(mask, box.Size, region.Expand(1, 1, 1, box.Size)), region.Expand(1, 1, 1, box.Size).Size, box.Spacing);
        VoxelRegion wide = region.Expand(1, 1, 1, box.Size);
        double step = Math.Max(box.Spacing.X, Math.Max(box.Spacing.Y, box.Spacing.Z)), inside = 1.5 * step;
        byte[] air = new byte[mask.Length];
        for (int i = 0; i < depth.Length; i++)
        {
            if (!(depth[i] > inside * inside)) continue;
            VoxelIndex at = wide.Size.IndexOf(i);
            int offset = box.Size.Offset(new VoxelIndex(at.Column + wide.Start.Column, at.Row + wide.Start.Row, at.Slice + wide.Start.Slice));
            if (mask[offset] != 0 && box.Hu[offset] < CavityHu) air[offset] = 1;
        }
        byte[] kept = new byte[mask.Length];
        bool any = false;
        foreach ((int first, _) in Masking.Runs(air, box.Size))
        {
            if (air[first] != ConnectedGrowth.Open) continue;
            int voxels = ConnectedGrowth.Grow(air, box.Size, first, Neighborhood.Six);
            bool counts = voxels * box.Spacing.VoxelVolume >= LeastCavityMm3;
            for (int i = 0; i < air.Length; i++)
            {
                if (air[i] != ConnectedGrowth.Grown) continue;
                air[i] = 0;
                if (counts) kept[i] = 1;
            }
            any |= counts;
        }
        return any ? kept : null;
    }

    /// <summary>The largest connected piece, the first in array order among equals.</summary>
    public static byte[] Largest(byte[] mask, ImageSize size)
    {
        byte[] field = (byte[])mask.Clone();
        int start = -1, most = 0;
        foreach ((int first, _) in Masking.Runs(mask, size))
        {
            if (field[first] != ConnectedGrowth.Open) continue;
            int voxels = ConnectedGrowth.Grow(field, size, first, Neighborhood.Six);
            if (voxels > most) (start, most) = (first, voxels);
        }
        if (start < 0) return field;
        byte[] kept = (byte[])mask.Clone();
        ConnectedGrowth.Grow(kept, size, start, Neighborhood.Six);
        Masking.KeepGrown(kept);
        return kept;
    }
}
