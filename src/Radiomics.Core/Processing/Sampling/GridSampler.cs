namespace Radiomics;

/// <summary>Samples an image on a grid whose axes run along its own: one axis after another, from the part of the image that is needed.</summary>
internal static class GridSampler
{
    /// <summary>Cubic samples this near a whole number are computed again in the reference's order where they will be cut off to one.</summary>
    private const double NearWhole = 1e-6;

    /// <summary>Takes one slice of samples: its number and one value a sample, column fastest.</summary>
    public delegate void SliceTarget(int slice, ReadOnlySpan<double> values);

    /// <summary>Samples the grid.</summary>
    /// <param name="source">The image.</param>
    /// <param name="x">Taps of the columns.</param>
    /// <param name="y">Taps of the rows.</param>
    /// <param name="z">Taps of the slices.</param>
    /// <param name="truncated">Whether the samples will be cut off to whole numbers, so that the last digit matters.</param>
    /// <param name="threads">Threads; no effect on the values.</param>
    /// <param name="target">Called once for each slice, from any thread; samples outside the image are 0.</param>
    /// <param name="cancellation">Checked between slices.</param>
    public static void Run(SampleSource source, AxisTaps x, AxisTaps y, AxisTaps z, bool truncated, int threads, SliceTarget target, CancellationToken cancellation)
    {
        bool cubic = x.Taps == 4;
        int margin = cubic ? SplinePrefilter.Margin : 0;
        ImageSize size = source.Size;
        VoxelRegion part = VoxelRegion.FromBounds(
            new VoxelIndex(Math.Max(0, x.Lowest - margin), Math.Max(0, y.Lowest - margin), Math.Max(0, z.Lowest - margin)),
            new VoxelIndex(Math.Min(size.Columns, x.Highest + 1 + margin), Math.Min(size.Rows, y.Highest + 1 + margin), Math.Min(size.Slices, z.Highest + 1 + margin)));
        AxisTaps columns = x.From(part.Start.Column), rows = y.From(part.Start.Row), slices = z.From(part.Start.Slice);
        int area = columns.Count * rows.Count;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        SplineBlock? block = cubic ? SplineBlock.Create(source, part, parallel) : null;
        double[] planes = GC.AllocateUninitializedArray<double>(checked(area * part.Size.Slices));

        Parallel.For(0, part.Size.Slices, parallel, () => new Scratch(part.Size, columns.Count), (slice, _, scratch) =>
        {
            Plane(source, block, part, slice, columns, rows, scratch, planes.AsSpan(slice * area, area));
            return scratch;
        }, _ => { });

        Parallel.For(0, slices.Count, parallel, () => new double[area], (slice, _, values) =>
        {
            if (slices.Inside[slice])
            {
                RowKernels.Across(planes, area, slices, slice, values);
                if (truncated && block is not null) Repeat(block, columns, rows, slices, slice, values);
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

    private static void Plane(SampleSource source, SplineBlock? block, VoxelRegion part, int slice, AxisTaps columns, AxisTaps rows, Scratch scratch, Span<double> plane)
    {
        int width = part.Size.Columns, height = part.Size.Rows, samples = columns.Count;
        Span<double> line = scratch.Row, narrow = scratch.Narrow;
        for (int y = 0; y < height; y++)
        {
            if (block is null) source.CopyRow(new VoxelIndex(part.Start.Column, part.Start.Row + y, part.Start.Slice + slice), line[..width]);
            RowKernels.Along(block is null ? line[..width] : block.Row(y, slice), columns, narrow.Slice(y * samples, samples));
        }
        for (int y = 0; y < rows.Count; y++) RowKernels.Across(narrow, samples, rows, y, plane.Slice(y * samples, samples));
    }

    private static void Repeat(SplineBlock block, AxisTaps columns, AxisTaps rows, AxisTaps slices, int slice, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            if (Math.Abs(values[i] - Math.Round(values[i])) < NearWhole) values[i] = block.At(columns, i % columns.Count, rows, i / columns.Count, slices, slice);
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
