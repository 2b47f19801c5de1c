namespace Radiomics;

/// <summary>Fills cavities: background that cannot be reached from the faces of the box through face neighbors.</summary>
internal static class HoleFilling
{
    /// <summary>Sets every enclosed background voxel to 1, in place.</summary>
    /// <param name="mask">1 inside, 0 outside; column fastest.</param>
    /// <param name="size">Size of the box.</param>
    /// <returns>The number of voxels filled.</returns>
    public static int Fill(Span<byte> mask, ImageSize size)
    {
        byte[] outside = new byte[mask.Length];
        for (int i = 0; i < outside.Length; i++) outside[i] = mask[i] == 0 ? ConnectedGrowth.Open : ConnectedGrowth.Closed;

        int columns = size.Columns;
        for (int row = 0, z = 0; z < size.Slices; z++)
        {
            for (int y = 0; y < size.Rows; y++, row++)
            {
                bool face = z == 0 || y == 0 || z == size.Slices - 1 || y == size.Rows - 1;
                if (face)
                {
                    for (int x = 0; x < columns; x++) ConnectedGrowth.Grow(outside, size, row * columns + x, Neighborhood.Six);
                }
                else
                {
                    ConnectedGrowth.Grow(outside, size, row * columns, Neighborhood.Six);
                    ConnectedGrowth.Grow(outside, size, row * columns + columns - 1, Neighborhood.Six);
                }
            }
        }

        int filled = 0;
        for (int i = 0; i < outside.Length; i++)
        {
            if (outside[i] != ConnectedGrowth.Open) continue;
            mask[i] = 1;
            filled++;
        }
        return filled;
    }
}
