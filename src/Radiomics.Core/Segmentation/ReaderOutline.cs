namespace Radiomics;

/// <summary>From the physical edge of a nodule to the outline that readers draw, slice by slice.</summary>
internal static class ReaderOutline
{
    /// <summary>A rim voxel has at least this share of the contrast, and is no dense tissue, which was cut off on purpose.</summary>
    private const double RimShare = 0.08, DensestRimHu = -150;

    /// <summary>Only thin slices are so faint at the ends that readers leave them out.</summary>
    private const double ThinSliceMm = 1.5;

    private const int MostOfNine = 5, LeastSlices = 4;

    /// <summary>Draws the outline around a mask of 0 and 1, in place.</summary>
    public static void Draw(byte[] mask, NoduleScene scene, double tissueHu)
    {
        if (mask.AsSpan().IndexOf((byte)1) < 0) return;
        AddRim(mask, scene, scene.LungHu + RimShare * (tissueHu - scene.LungHu));
        Smooth(mask, scene.Box.Size);
        if (scene.Box.Spacing.Z <= ThinSliceMm) DropEnds(mask, scene.Box.Size);
    }

    private static void AddRim(byte[] mask, NoduleScene scene, double lowest)
    {
        ImageSize size = scene.Box.Size;
        List<int> rim = [];
        ForEachNear(mask, size, (i, x, y) =>
        {
            if (mask[i] != 0) return;
            float hu = scene.Box.Hu[i];
            bool beside = (x > 0 && mask[i - 1] != 0) || (x < size.Columns - 1 && mask[i + 1] != 0)
                || (y > 0 && mask[i - size.Columns] != 0) || (y < size.Rows - 1 && mask[i + size.Columns] != 0);
            if (beside && hu >= lowest && hu <= DensestRimHu && scene.IsAllowed(i)) rim.Add(i);
        });
        foreach (int i in rim) mask[i] = 1;
    }

    /// <summary>The majority of each voxel and its eight neighbors in the slice.</summary>
    private static void Smooth(byte[] mask, ImageSize size)
    {
        byte[] before = (byte[])mask.Clone();
        int columns = size.Columns;
        ForEachNear(before, size, (i, x, y) =>
        {
            if (x == 0 || y == 0 || x == columns - 1 || y == size.Rows - 1) return;
            int inside = before[i - columns - 1] + before[i - columns] + before[i - columns + 1] + before[i - 1] + before[i] + before[i + 1]
                + before[i + columns - 1] + before[i + columns] + before[i + columns + 1];
            mask[i] = inside >= MostOfNine ? (byte)1 : (byte)0;
        });
        if (mask.AsSpan().IndexOf((byte)1) < 0) before.CopyTo(mask, 0);
    }

    private static void DropEnds(byte[] mask, ImageSize size)
    {
        VoxelRegion region = Masking.Bounds(mask, size);
        if (region.Size.Slices < LeastSlices) return;
        mask.AsSpan(region.Start.Slice * size.SliceArea, size.SliceArea).Clear();
        mask.AsSpan((region.End.Slice - 1) * size.SliceArea, size.SliceArea).Clear();
    }

    /// <summary>Calls an action for the voxels of the mask's box and one column and row around it, in array order.</summary>
    private static void ForEachNear(byte[] mask, ImageSize size, Action<int, int, int> action)
    {
        VoxelRegion region = Masking.Bounds(mask, size).Expand(1, 1, 0, size);
        for (int z = region.Start.Slice; z < region.End.Slice; z++)
            for (int y = region.Start.Row; y < region.End.Row; y++)
                for (int x = region.Start.Column; x < region.End.Column; x++) action((z * size.Rows + y) * size.Columns + x, x, y);
    }
}
