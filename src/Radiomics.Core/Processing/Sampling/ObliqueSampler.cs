namespace Radiomics;

/// <summary>Samples an image on a grid that lies askew in it: point by point.</summary>
internal static class ObliqueSampler
{
    /// <summary>Samples the grid.</summary>
    /// <param name="source">The image.</param>
    /// <param name="map">Where the grid lies in the image.</param>
    /// <param name="interpolation">How values between voxel centres are found.</param>
    /// <param name="threads">Threads; no effect on the values.</param>
    /// <param name="target">Called once for each slice, from any thread; samples outside the image are 0.</param>
    /// <param name="cancellation">Checked between slices.</param>
    public static void Run(SampleSource source, GridMap map, Interpolation interpolation, int threads, GridSampler.SliceTarget target, CancellationToken cancellation)
    {
        VoxelRegion part = PartNeeded(map, interpolation == Interpolation.BSpline ? SplinePrefilter.Margin + 2 : 1);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        SplineBlock? block = interpolation == Interpolation.BSpline && !part.IsEmpty ? SplineBlock.Create(source, part, parallel) : null;
        double[] values = part.IsEmpty || block is not null ? [] : Read(source, part);
        ImageSize size = map.Target.Size, whole = source.Size;
        Parallel.For(0, size.Slices, parallel, () => new double[size.SliceArea], (slice, _, samples) =>
        {
            double[] at = new double[3 * size.Columns];
            for (int y = 0; y < size.Rows; y++)
            {
                for (int x = 0; x < size.Columns; x++)
                    (at[x], at[size.Columns + x], at[2 * size.Columns + x]) = map.At(x, y, slice);
                AxisTaps columns = AxisTaps.Create(at.AsSpan(0, size.Columns), whole.Columns, interpolation, extendEdges: false).From(part.Start.Column);
                AxisTaps rows = AxisTaps.Create(at.AsSpan(size.Columns, size.Columns), whole.Rows, interpolation, extendEdges: false).From(part.Start.Row);
                AxisTaps slices = AxisTaps.Create(at.AsSpan(2 * size.Columns, size.Columns), whole.Slices, interpolation, extendEdges: false).From(part.Start.Slice);
                for (int x = 0; x < size.Columns; x++)
                {
                    bool inside = columns.Inside[x] && rows.Inside[x] && slices.Inside[x];
                    samples[y * size.Columns + x] = !inside ? 0 : block?.At(columns, x, rows, x, slices, x) ?? Point(values, part.Size, columns, rows, slices, x);
                }
            }
            target(slice, samples);
            return samples;
        }, _ => { });
    }

    private static double Point(double[] values, ImageSize size, AxisTaps columns, AxisTaps rows, AxisTaps slices, int sample)
    {
        int taps = columns.Taps;
        double sum = 0;
        for (int k = taps * sample; k < taps * (sample + 1); k++)
        {
            double plane = 0;
            for (int j = taps * sample; j < taps * (sample + 1); j++)
            {
                double line = 0;
                int row = size.Offset(new VoxelIndex(0, rows.Indices[j], slices.Indices[k]));
                for (int i = taps * sample; i < taps * (sample + 1); i++) line += values[row + columns.Indices[i]] * columns.Weights[i];
                plane += line * rows.Weights[j];
            }
            sum += plane * slices.Weights[k];
        }
        return sum;
    }

    /// <summary>The box of source voxels around the grid's corners; empty where the grid lies outside.</summary>
    private static VoxelRegion PartNeeded(GridMap map, int margin)
    {
        double[] low = [double.MaxValue, double.MaxValue, double.MaxValue], high = [double.MinValue, double.MinValue, double.MinValue];
        ImageSize size = map.Target.Size;
        for (int corner = 0; corner < 8; corner++)
        {
            (double x, double y, double z) = map.At((corner & 1) * (size.Columns - 1), (corner >> 1 & 1) * (size.Rows - 1), (corner >> 2) * (size.Slices - 1));
            double[] at = [x, y, z];
            for (int axis = 0; axis < 3; axis++)
            {
                low[axis] = Math.Min(low[axis], Math.Floor(at[axis]) - margin);
                high[axis] = Math.Max(high[axis], Math.Ceiling(at[axis]) + margin + 1);
            }
        }
        ImageSize whole = map.Source.Size;
        return VoxelRegion.FromBounds(
            new VoxelIndex(Within(low[0], whole.Columns), Within(low[1], whole.Rows), Within(low[2], whole.Slices)),
            new VoxelIndex(Within(high[0], whole.Columns), Within(high[1], whole.Rows), Within(high[2], whole.Slices)));

        static int Within(double value, int length) => (int)Math.Clamp(value, 0, length);
    }

    private static double[] Read(SampleSource source, VoxelRegion part)
    {
        ImageSize size = part.Size;
        double[] values = GC.AllocateUninitializedArray<double>(checked((int)size.VoxelCount));
        for (int z = 0; z < size.Slices; z++)
            for (int y = 0; y < size.Rows; y++)
                source.CopyRow(new VoxelIndex(part.Start.Column, part.Start.Row + y, part.Start.Slice + z), values.AsSpan((z * size.Rows + y) * size.Columns, size.Columns));
        return values;
    }
}
