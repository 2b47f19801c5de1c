namespace Radiomics;

/// <summary>Where a picture looks: the point in the middle, the slice of each axis that is shown, and how much around it.</summary>
/// <param name="Center">Voxel in the middle, with fractions; three axes.</param>
/// <param name="Slices">Zero-based index shown along each axis.</param>
/// <param name="SideMm">Side of the square that is shown, mm.</param>
internal sealed record PictureFrame(double[] Center, int[] Slices, double SideMm)
{
    /// <summary>Least margin on each side, mm: what lies around a small nodule says what it hangs on.</summary>
    private const double LeastMarginMm = 15;

    /// <summary>Margin on each side as a share of the extent.</summary>
    private const double MarginShare = 0.3;

    /// <summary>The frame around a mask: on each axis the slice with the most voxels, the middle of its box in the center.</summary>
    /// <param name="mask">A mask with voxels.</param>
    /// <param name="marginMm">Margin on each side in mm; null for one that suits the size.</param>
    public static PictureFrame Around(Mask mask, double? marginMm)
    {
        VoxelRegion box = mask.Region;
        Spacing spacing = mask.Geometry.Spacing;
        double extent = Math.Max(box.Size.Columns * spacing.X, Math.Max(box.Size.Rows * spacing.Y, box.Size.Slices * spacing.Z));
        return new PictureFrame(
            [box.Start.Column + (box.Size.Columns - 1) / 2.0, box.Start.Row + (box.Size.Rows - 1) / 2.0, box.Start.Slice + (box.Size.Slices - 1) / 2.0],
            LargestSlices(mask), Side(extent, marginMm));
    }

    /// <summary>The frame around a voxel.</summary>
    /// <param name="voxel">The voxel, inside the grid.</param>
    /// <param name="marginMm">Margin on each side in mm; null for the least.</param>
    public static PictureFrame Around(VoxelIndex voxel, double? marginMm) =>
        new([voxel.Column, voxel.Row, voxel.Slice], [voxel.Column, voxel.Row, voxel.Slice], Side(0, marginMm));

    private static double Side(double extent, double? marginMm) => extent + 2 * (marginMm ?? Math.Max(LeastMarginMm, MarginShare * extent));

    private static int[] LargestSlices(Mask mask)
    {
        ImageSize size = mask.Region.Size;
        int[][] areas = [new int[size.Columns], new int[size.Rows], new int[size.Slices]];
        ReadOnlySpan<byte> box = mask.Box;
        for (int i = 0; i < box.Length; i++)
        {
            if (box[i] == 0) continue;
            VoxelIndex v = size.IndexOf(i);
            areas[0][v.Column]++;
            areas[1][v.Row]++;
            areas[2][v.Slice]++;
        }
        VoxelIndex start = mask.Region.Start;
        return [start.Column + Largest(areas[0]), start.Row + Largest(areas[1]), start.Slice + Largest(areas[2])];
    }

    /// <summary>The index of the largest area; of several, the one nearest to the middle, then the lower.</summary>
    private static int Largest(int[] areas) =>
        Enumerable.Range(0, areas.Length).OrderByDescending(i => areas[i]).ThenBy(i => Math.Abs(2 * i - (areas.Length - 1))).First();
}
