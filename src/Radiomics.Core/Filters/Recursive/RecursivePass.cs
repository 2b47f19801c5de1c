using System.Buffers;

namespace Radiomics;

/// <summary>
/// One pass of a recursive filter along an axis. Every line is filtered from end to end, as the recursion needs; of the results only those positions are kept that later
/// passes need. Results are stored in single precision, as ITK stores them between its passes.
/// </summary>
internal static class RecursivePass
{
    private const int Lanes = RecursiveLines.Lanes;

    /// <summary>Filters all lines along an axis.</summary>
    /// <param name="source">The whole length along the axis, and along the others what is needed.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="start">First position along the axis that is kept.</param>
    /// <param name="count">Positions that are kept.</param>
    /// <param name="input">Gives threads.</param>
    public static LineSource Run(LineSource source, VoxelAxis axis, RecursiveGaussian filter, int start, int count, FilterInput input)
    {
        ImageSize size = source.Size;
        ImageSize kept = axis switch
        {
            VoxelAxis.Column => size with { Columns = count },
            VoxelAxis.Row => size with { Rows = count },
            _ => size with { Slices = count },
        };
        float[] results = GC.AllocateUninitializedArray<float>((int)kept.VoxelCount);
        if (axis == VoxelAxis.Column) AlongRows(source, filter, start, count, results, input);
        else Across(source, axis, filter, start, kept, results, input);
        return new LineSource(kept, null, results);
    }

    /// <summary>Lines that are rows: 16 of them are turned so that each is a lane.</summary>
    private static void AlongRows(LineSource source, RecursiveGaussian filter, int start, int count, float[] results, FilterInput input)
    {
        int length = source.Size.Columns, rows = source.Size.Rows * source.Size.Slices, groups = (rows + Lanes - 1) / Lanes;
        int chunks = Math.Min(groups, Math.Max(1, rows * length / ChunkVoxels));
        input.For(chunks, chunk =>
        {
            using Buffers buffers = new(length);
            Span<double> row = buffers.Forward[..length];
            for (int group = (int)((long)groups * chunk / chunks); group < (int)((long)groups * (chunk + 1) / chunks); group++)
            {
                int first = group * Lanes, used = Math.Min(Lanes, rows - first);
                if (used < Lanes) buffers.Data.Clear();
                for (int lane = 0; lane < used; lane++)
                {
                    source.Read((first + lane) * length, row);
                    for (int i = 0, to = lane; i < row.Length; i++, to += Lanes) buffers.Data[to] = row[i];
                }
                RecursiveLines.Run(filter, buffers.Data, buffers.Forward, buffers.Results);
                for (int lane = 0; lane < used; lane++)
                {
                    Span<float> kept = results.AsSpan((first + lane) * count, count);
                    for (int i = 0, from = start * Lanes + lane; i < kept.Length; i++, from += Lanes) kept[i] = buffers.Results[from];
                }
            }
        });
    }

    /// <summary>Lines across rows: 16 neighboring columns are 16 lanes as they lie.</summary>
    private static void Across(LineSource source, VoxelAxis axis, RecursiveGaussian filter, int start, ImageSize kept, float[] results, FilterInput input)
    {
        ImageSize size = source.Size;
        bool alongRows = axis == VoxelAxis.Row;
        int length = alongRows ? size.Rows : size.Slices, count = alongRows ? kept.Rows : kept.Slices;
        int step = alongRows ? size.Columns : size.SliceArea, keptStep = alongRows ? kept.Columns : kept.SliceArea;
        input.For(alongRows ? size.Slices : size.Rows, across =>
        {
            using Buffers buffers = new(length);
            int from = across * (alongRows ? size.SliceArea : size.Columns), to = across * (alongRows ? kept.SliceArea : kept.Columns);
            for (int x = 0; x < size.Columns; x += Lanes)
            {
                int used = Math.Min(Lanes, size.Columns - x);
                if (used < Lanes) buffers.Data.Clear();
                for (int i = 0; i < length; i++) source.Read(from + i * step + x, buffers.Data.Slice(i * Lanes, used));
                RecursiveLines.Run(filter, buffers.Data, buffers.Forward, buffers.Results);
                for (int i = 0; i < count; i++) buffers.Results.Slice((start + i) * Lanes, used).CopyTo(results.AsSpan(to + i * keptStep + x));
            }
        });
    }

    /// <summary>Voxels that are worth handing to a thread.</summary>
    private const int ChunkVoxels = 1 << 16;

    /// <summary>Room for the lines that are filtered together.</summary>
    private readonly struct Buffers(int length) : IDisposable
    {
        private readonly double[] _data = ArrayPool<double>.Shared.Rent(length * Lanes);
        private readonly double[] _forward = ArrayPool<double>.Shared.Rent(length * Lanes);
        private readonly float[] _results = ArrayPool<float>.Shared.Rent(length * Lanes);

        public Span<double> Data => _data.AsSpan(0, length * Lanes);

        public Span<double> Forward => _forward.AsSpan(0, length * Lanes);

        public Span<float> Results => _results.AsSpan(0, length * Lanes);

        public void Dispose()
        {
            ArrayPool<double>.Shared.Return(_data);
            ArrayPool<double>.Shared.Return(_forward);
            ArrayPool<float>.Shared.Return(_results);
        }
    }
}
