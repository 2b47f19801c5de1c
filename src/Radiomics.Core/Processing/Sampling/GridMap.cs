namespace Radiomics;

/// <summary>Where the voxels of one grid lie in the indices of another.</summary>
/// <param name="target">The grid whose voxels are looked for.</param>
/// <param name="source">The grid whose indices are given.</param>
internal sealed class GridMap(ImageGeometry target, ImageGeometry source)
{
    /// <summary>Largest drift along another axis, in voxels over the whole grid, that counts as none.</summary>
    private const double ParallelDrift = 1e-9;

    /// <summary>Rows of the matrix from mm to source indices.</summary>
    private readonly PointMm _column = Inverse(source.Direction.Row.Cross(source.Direction.Slice), source.Direction.Determinant, source.Spacing.X);
    private readonly PointMm _row = Inverse(source.Direction.Slice.Cross(source.Direction.Column), source.Direction.Determinant, source.Spacing.Y);
    private readonly PointMm _slice = Inverse(source.Direction.Column.Cross(source.Direction.Row), source.Direction.Determinant, source.Spacing.Z);

    public ImageGeometry Target => target;

    public ImageGeometry Source => source;

    /// <summary>Whether each axis of the target runs along the same axis of the source, so that the axes can be sampled one after another.</summary>
    public bool IsSeparable { get; } = AreParallel(target, source);

    /// <summary>The fractional index in the source of a voxel of the target.</summary>
    public (double Column, double Row, double Slice) At(int column, int row, int slice)
    {
        // Times the inverse of the spacing, not over the spacing, so that ties fall as in the reference.
        PointMm d = target.PointAt(column, row, slice) - source.Origin;
        return (d.Dot(_column), d.Dot(_row), d.Dot(_slice));
    }

    /// <summary>The fractional source index of each target column.</summary>
    public double[] Columns()
    {
        // Between the ends of the line rather than point by point, so that ties fall as in the reference.
        double start = At(0, 0, 0).Column, end = At(target.Size.Columns, 0, 0).Column;
        double[] positions = new double[target.Size.Columns];
        for (int i = 0; i < positions.Length; i++) positions[i] = start + i / (double)positions.Length * (end - start);
        return positions;
    }

    /// <summary>The fractional source index of each target row.</summary>
    public double[] Rows() => [.. Enumerable.Range(0, target.Size.Rows).Select(i => At(0, i, 0).Row)];

    /// <summary>The fractional source index of each target slice.</summary>
    public double[] Slices() => [.. Enumerable.Range(0, target.Size.Slices).Select(i => At(0, 0, i).Slice)];

    private static PointMm Inverse(PointMm normal, double determinant, double spacing) => normal.Scale(1 / determinant).Scale(1 / spacing);

    private static bool AreParallel(ImageGeometry target, ImageGeometry source)
    {
        ImageSize size = target.Size;
        var first = source.IndexAt(target.Origin);
        var x = source.IndexAt(target.PointAt(size.Columns, 0, 0));
        var y = source.IndexAt(target.PointAt(0, size.Rows, 0));
        var z = source.IndexAt(target.PointAt(0, 0, size.Slices));
        return Same(x.Row, first.Row) && Same(x.Slice, first.Slice) && Same(y.Column, first.Column) && Same(y.Slice, first.Slice)
            && Same(z.Column, first.Column) && Same(z.Row, first.Row);

        static bool Same(double a, double b) => Math.Abs(a - b) <= ParallelDrift;
    }
}
