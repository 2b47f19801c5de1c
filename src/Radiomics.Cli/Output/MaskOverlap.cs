namespace Radiomics.Cli.Output;

/// <summary>What two masks of one grid have in common.</summary>
internal static class MaskOverlap
{
    /// <summary>Voxels that are in both.</summary>
    public static int CommonVoxels(Mask a, Mask b)
    {
        VoxelRegion common = a.Region.Intersect(b.Region);
        int both = 0;
        for (int z = common.Start.Slice; z < common.End.Slice; z++)
            for (int y = common.Start.Row; y < common.End.Row; y++)
                for (int x = common.Start.Column; x < common.End.Column; x++)
                    if (a[new VoxelIndex(x, y, z)] && b[new VoxelIndex(x, y, z)]) both++;
        return both;
    }

    /// <summary>Dice coefficient: twice the common voxels over the sum of both.</summary>
    public static double Dice(Mask a, Mask b) => 2.0 * CommonVoxels(a, b) / (a.VoxelCount + b.VoxelCount);
}
