namespace Radiomics;

/// <summary>Centers of mass: of the voxels of a mask, and of the intensities of a region.</summary>
internal static class MassCenters
{
    /// <summary>Distance in mm between the center of a mask's voxels and that of a region's intensities; NaN when the intensities add up to 0.</summary>
    /// <param name="mask">The mask of the geometric center.</param>
    /// <param name="region">The region, on the same grid.</param>
    public static double Distance(Mask mask, RegionIntensities region)
    {
        // Both from the first voxel of the mask's box: small numbers keep their digits.
        VoxelIndex origin = mask.Region.Start;
        (double column, double row, double slice, double mass) = Sums(mask, origin, default);
        (double weightedColumn, double weightedRow, double weightedSlice, double weight) = Sums(region.Mask, origin, region.Values);
        if (weight == 0) return double.NaN;
        Spacing s = region.Spacing;
        return new PointMm(
            s.X * (column / mass - weightedColumn / weight), s.Y * (row / mass - weightedRow / weight), s.Z * (slice / mass - weightedSlice / weight)).Length;
    }

    /// <summary>Sums of the indices, weighted with a value a voxel or (without values) with 1, and of the weights.</summary>
    private static (double Column, double Row, double Slice, double Weight) Sums(Mask mask, VoxelIndex origin, ReadOnlySpan<float> values)
    {
        VoxelRegion region = mask.Region;
        ReadOnlySpan<byte> box = mask.Box;
        double column = 0, row = 0, slice = 0, weight = 0;
        int next = 0, columns = region.Size.Columns;
        for (int z = region.Start.Slice, offset = 0; z < region.End.Slice; z++)
        {
            for (int y = region.Start.Row; y < region.End.Row; y++, offset += columns)
            {
                double line = 0, along = 0;
                for (int x = 0; x < columns; x++)
                {
                    if (box[offset + x] == 0) continue;
                    double value = values.IsEmpty ? 1 : values[next++];
                    line += value;
                    along += value * x;
                }
                weight += line;
                column += along + line * (region.Start.Column - origin.Column);
                row += line * (y - origin.Row);
                slice += line * (z - origin.Slice);
            }
        }
        return (column, row, slice, weight);
    }
}
