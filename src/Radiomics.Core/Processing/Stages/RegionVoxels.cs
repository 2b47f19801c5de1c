namespace Radiomics;

/// <summary>The intensities of a mask's voxels, row by row, without gathering them.</summary>
internal static class RegionVoxels
{
    /// <summary>Told each row of the mask's box that an image holds.</summary>
    /// <param name="intensities">The image's row, in double precision.</param>
    /// <param name="inside">1 for voxels of the mask.</param>
    /// <param name="offset">Where the row starts in the mask's box.</param>
    public delegate void RowVisitor(ReadOnlySpan<double> intensities, ReadOnlySpan<byte> inside, int offset);

    /// <summary>Visits every row, in scan order.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">A mask on its grid.</param>
    /// <param name="visit">Told each row.</param>
    public static void ForEachRow(Volume image, Mask mask, RowVisitor visit)
    {
        SampleSource source = SampleSource.Of(image);
        VoxelRegion box = mask.Region;
        double[] row = new double[box.Size.Columns];
        int offset = 0;
        for (int z = box.Start.Slice; z < box.End.Slice; z++)
        {
            for (int y = box.Start.Row; y < box.End.Row; y++, offset += row.Length)
            {
                source.CopyRow(new VoxelIndex(box.Start.Column, y, z), row);
                visit(row, mask.Box.Slice(offset, row.Length), offset);
            }
        }
    }
}
