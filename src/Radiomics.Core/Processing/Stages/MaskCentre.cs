namespace Radiomics;

/// <summary>The centre of a mask's voxels.</summary>
internal static class MaskCentre
{
    /// <summary>The mean index along each axis, in the image's indices.</summary>
    /// <param name="mask">The mask, not empty.</param>
    public static (double Column, double Row, double Slice) Of(Mask mask)
    {
        VoxelRegion box = mask.Region;
        long columns = 0, rows = 0, slices = 0;
        int offset = 0;
        for (int z = 0; z < box.Size.Slices; z++)
        {
            for (int y = 0; y < box.Size.Rows; y++, offset += box.Size.Columns)
            {
                ReadOnlySpan<byte> row = mask.Box.Slice(offset, box.Size.Columns);
                long count = 0;
                for (int x = 0; x < row.Length; x++)
                {
                    count += row[x];
                    columns += row[x] * x;
                }
                rows += count * y;
                slices += count * z;
            }
        }
        double voxels = mask.VoxelCount;
        return (
            (columns + voxels * box.Start.Column) / voxels,
            (rows + voxels * box.Start.Row) / voxels,
            (slices + voxels * box.Start.Slice) / voxels);
    }
}
