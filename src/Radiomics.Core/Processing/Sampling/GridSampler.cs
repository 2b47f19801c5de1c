namespace Radiomics;

/// <summary>Samples an image on a grid whose axes run along its own: one axis after another, from the part of the image that is needed.</summary>
internal static class GridSampler
{
    /// <summary>Takes one slice of samples: its number and one value a sample, column fastest.</summary>
    public delegate void SliceTarget(int slice, ReadOnlySpan<double> values);

    /// <summary>Samples the grid.</summary>
    /// <param name="source">The image.</param>
    /// <param name="x">Taps of the columns.</param>
    /// <param name="y">Taps of the rows.</param>
    /// <param name="z">Taps of the slices.</param>
    /// <param name="threads">Threads; no effect on the values.</param>
    /// <param name="target">Called once for each slice, from any thread; samples outside the image are 0.</param>
    /// <param name="cancellation">Checked between slices.</param>
    public static void Run(SampleSource source, AxisTaps x, AxisTaps y, AxisTaps z, int threads, SliceTarget target, CancellationToken cancellation)
    {
        bool cubic = x.Taps == 4;
        int margin = cubic ? SplinePrefilter.Margin : 0;
        ImageSize size = source.Size;
        VoxelRegion part = VoxelRegion.FromBounds(
            new VoxelIndex(Math.Max(0, x.Lowest - margin), Math.Max(0, y.Lowest - margin), Math.Max(0, z.Lowest - margin)),
            new VoxelIndex(Math.Min(size.Columns, x.Highest + 1 + margin), Math.Min(size.Rows, y.Highest + 1 + margin), Math.Min(size.Slices, z.Highest + 1 + margin)));
        AxisTaps columns = x.From(part.Start.Column), rows = y.From(part.Start.Row), slices = z.From(part.Start.Slice);
        int area = columns.Count * rows.Count;
        double[] planes = GC.AllocateUninitializedArray<double>(checked(area * part.Size.Slices));
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };

        Parallel.For(0, part.Size.Slices, parallel, () => new Scratch(part.Size, columns.Count), (slice, _, scratch) =>
        {
            Plane(source, part, slice, columns, rows, scratch, planes.AsSpan(slice * area, area));
            return scratch;
        }, _ => { });

        // Across slices: a line each voxel of the plane, in pieces of whole rows.
        if (cubic) Parallel.For(0, rows.Count, parallel, row => SplinePrefilter.Across(planes.AsSpan(row * columns.Count), columns.Count, area, part.Size.Slices));
        Parallel.For(0, slices.Count, parallel, () => new double[area], (slice, _, values) =>
        {
            if (slices.Inside[slice])
            {
                RowKernels.Across(planes, area, slices, slice, values);
                ClearOutside(values, columns, rows);
            }
            else
            {
                Array.Clear(values);
            }
            target(slice, values);
            return values;
        }, _ => { });
    }

    private static void Plane(SampleSource source, VoxelRegion part, int slice, AxisTaps columns, AxisTaps rows, Scratch scratch, Span<double> plane)
    {
        int width = part.Size.Columns, height = part.Size.Rows, samples = columns.Count;
        Span<double> line = scratch.Row, narrow = scratch.Narrow;
        bool cubic = columns.Taps == 4;
        for (int y = 0; y < height; y++)
        {
            source.CopyRow(new VoxelIndex(part.Start.Column, part.Start.Row + y, part.Start.Slice + slice), line[..width]);
            if (cubic) SplinePrefilter.Line(line[..width]);
            RowKernels.Along(line[..width], columns, narrow.Slice(y * samples, samples));
        }
        if (cubic) SplinePrefilter.Across(narrow, samples, samples, height);
        for (int y = 0; y < rows.Count; y++) RowKernels.Across(narrow, samples, rows, y, plane.Slice(y * samples, samples));
    }

    private static void ClearOutside(Span<double> values, AxisTaps columns, AxisTaps rows)
    {
        for (int y = 0; y < rows.Count; y++)
        {
            Span<double> row = values.Slice(y * columns.Count, columns.Count);
            if (!rows.Inside[y]) row.Clear();
            else if (columns.Inside.AsSpan().Contains(false))
                for (int x = 0; x < row.Length; x++)
                    if (!columns.Inside[x]) row[x] = 0;
        }
    }

    /// <summary>Buffers of one thread: a source row, and a slice whose rows are sampled already.</summary>
    private sealed class Scratch(ImageSize part, int samples)
    {
        public double[] Row { get; } = new double[part.Columns];

        public double[] Narrow { get; } = new double[checked(part.Rows * samples)];
    }
}
