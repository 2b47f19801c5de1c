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
                // Run by run: the columns of a run are an arithmetic series.
                for (int x = row.IndexOf((byte)1), length; x >= 0; x = row[x..].IndexOf((byte)1) is var next and >= 0 ? x + next : -1)
                {
                    length = row[x..].IndexOf((byte)0);
                    if (length < 0) length = row.Length - x;
                    count += length;
                    columns += (long)length * (2 * x + length - 1) / 2;
                    x += length;
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
