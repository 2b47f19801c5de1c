namespace Radiomics;

/// <summary>The spline coefficients of a part of an image.</summary>
internal sealed class SplineBlock
{
    private readonly VoxelRegion _part;
    private readonly double[] _coefficients;

    private SplineBlock(VoxelRegion part, double[] coefficients) => (_part, _coefficients) = (part, coefficients);

    /// <summary>Filters a part of an image: along columns' axis, then rows', then slices'.</summary>
    /// <param name="source">The image.</param>
    /// <param name="part">The part, with the filter's margin around what will be asked for, not empty.</param>
    /// <param name="parallel">Threads; no effect on the values.</param>
    public static SplineBlock Create(SampleSource source, VoxelRegion part, ParallelOptions parallel)
    {
        ImageSize size = part.Size;
        double[] values = GC.AllocateUninitializedArray<double>(checked((int)size.VoxelCount));
        Parallel.For(0, size.Slices, parallel, z =>
        {
            Span<double> plane = values.AsSpan(z * size.SliceArea, size.SliceArea);
            for (int y = 0; y < size.Rows; y++)
            {
                Span<double> row = plane.Slice(y * size.Columns, size.Columns);
                source.CopyRow(new VoxelIndex(part.Start.Column, part.Start.Row + y, part.Start.Slice + z), row);
                SplinePrefilter.Line(row);
            }
            SplinePrefilter.Across(plane, size.Columns, size.Columns, size.Rows);
        });
        Parallel.For(0, size.Rows, parallel, y => SplinePrefilter.Across(values.AsSpan(y * size.Columns), size.Columns, size.SliceArea, size.Slices));
        return new SplineBlock(part, values);
    }

    /// <summary>The coefficients of a row of the part.</summary>
    /// <param name="row">Row, from the start of the part.</param>
    /// <param name="slice">Slice, from the start of the part.</param>
    public ReadOnlySpan<double> Row(int row, int slice) => _coefficients.AsSpan(_part.Size.Offset(new VoxelIndex(0, row, slice)), _part.Size.Columns);

    /// <summary>
    /// The value at a point, summed over its 64 coefficients with the column running fastest, each times the product of its weights: the reference's order, which
    /// decides where a value comes out a last digit above or below a whole number.
    /// </summary>
    /// <param name="x">Taps along the columns, counted from the start of the part.</param>
    /// <param name="i">Sample of <paramref name="x"/>.</param>
    /// <param name="y">Taps along the rows.</param>
    /// <param name="j">Sample of <paramref name="y"/>.</param>
    /// <param name="z">Taps along the slices.</param>
    /// <param name="k">Sample of <paramref name="z"/>.</param>
    public double At(AxisTaps x, int i, AxisTaps y, int j, AxisTaps z, int k)
    {
        ReadOnlySpan<int> columns = x.Indices.AsSpan(4 * i, 4), rows = y.Indices.AsSpan(4 * j, 4), slices = z.Indices.AsSpan(4 * k, 4);
        ReadOnlySpan<double> wx = x.Weights.AsSpan(4 * i, 4), wy = y.Weights.AsSpan(4 * j, 4), wz = z.Weights.AsSpan(4 * k, 4);
        double sum = 0;
        for (int c = 0; c < 4; c++)
        {
            for (int b = 0; b < 4; b++)
            {
                ReadOnlySpan<double> line = Row(rows[b], slices[c]);
                for (int a = 0; a < 4; a++) sum += wx[a] * wy[b] * wz[c] * line[columns[a]];
            }
        }
        return sum;
    }
}
