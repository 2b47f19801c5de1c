using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// One step of the stationary wavelet transform: a periodic image convolved along an axis with both filters of a wavelet, y[i] = sum over k of kernel[k] x[i + n/2 - k].
/// Products are rounded before they are added, in the order of the taps; only where taps reach past the end of the axis, those that meet its beginning come first, from its first voxel on:
/// PyWavelets' order, which any vector width keeps.
/// </summary>
/// <typeparam name="T">Single or double precision.</typeparam>
internal sealed class WaveletStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _low;
    private readonly T[] _high;

    /// <summary>Prepares the filters of a wavelet.</summary>
    public WaveletStep(WaveletKernel wavelet) => (_low, _high) = wavelet.Taps<T>();

    /// <summary>Voxels that are needed before those that are computed.</summary>
    public int Before => _low.Length - 1 - After;

    /// <summary>Voxels that are needed after those that are computed.</summary>
    public int After => _low.Length / 2;

    /// <summary>Convolves a block along an axis, voxels of the other axes as the block has them.</summary>
    /// <param name="block">The block; with the margin around the target, or the whole axis.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="target">What is needed along the axis.</param>
    /// <param name="input">Gives threads.</param>
    public (PeriodicBlock<T> Low, PeriodicBlock<T> High) Run(PeriodicBlock<T> block, VoxelAxis axis, PeriodicRange target, FilterInput input)
    {
        PeriodicRange columns = axis == VoxelAxis.Column ? target : block.Columns, rows = axis == VoxelAxis.Row ? target : block.Rows, slices = axis == VoxelAxis.Slice ? target : block.Slices;
        PeriodicBlock<T> low = PeriodicBlock<T>.Allocate(columns, rows, slices), high = PeriodicBlock<T>.Allocate(columns, rows, slices);
        input.For(slices.Count, k =>
        {
            int taps = _low.Length;
            Span<int> order = stackalloc int[taps], offsets = stackalloc int[taps];
            T[] extended = axis == VoxelAxis.Column ? new T[columns.Count + taps - 1] : [];
            for (int j = 0; j < rows.Count; j++)
            {
                int at = (k * rows.Count + j) * columns.Count;
                Span<T> lowRow = low.Values.AsSpan(at, columns.Count), highRow = high.Values.AsSpan(at, columns.Count);
                if (axis == VoxelAxis.Column)
                {
                    Extend(block, (k * rows.Count + j) * block.Columns.Count, target.Start - Before, extended);
                    AlongRow(extended, target, order, offsets, lowRow, highRow);
                    continue;
                }
                Order(target.PositionOf(axis == VoxelAxis.Row ? j : k), target.Period, order);
                for (int t = 0; t < taps; t++)
                {
                    // The first tap meets the farthest voxel.
                    int position = target.Start + (axis == VoxelAxis.Row ? j : k) + After - order[t];
                    int row = axis == VoxelAxis.Row ? k * block.Rows.Count + block.Rows.IndexOf(position) : block.Slices.IndexOf(position) * block.Rows.Count + j;
                    offsets[t] = row * columns.Count;
                }
                Sum(block.Values, order, offsets, lowRow, highRow);
            }
        });
        return (low, high);
    }

    /// <summary>A row with what is needed before and after it.</summary>
    private void AlongRow(ReadOnlySpan<T> extended, PeriodicRange target, Span<int> order, Span<int> offsets, Span<T> lowRow, Span<T> highRow)
    {
        Order(0, int.MaxValue, order);
        for (int t = 0; t < order.Length; t++) offsets[t] = order.Length - 1 - order[t];
        Sum(extended, order, offsets, lowRow, highRow);
        for (int x = 0; x < lowRow.Length; x++)
        {
            int position = target.PositionOf(x);
            if (position + After < target.Period)
            {
                // On to where the taps reach past the end again.
                x += Math.Min(target.Period - After - position, lowRow.Length - x) - 1;
                continue;
            }
            Order(position, target.Period, order);
            for (int t = 0; t < order.Length; t++) offsets[t] = x + order.Length - 1 - order[t];
            Sum(extended, order, offsets, lowRow.Slice(x, 1), highRow.Slice(x, 1));
        }
    }

    /// <summary>The taps in the order in which they are added.</summary>
    private void Order(int position, int period, Span<int> order)
    {
        int beyond = Math.Max(0, position + After - period + 1);
        for (int t = 0; t < order.Length; t++) order[t] = t < beyond ? beyond - 1 - t : t;
    }

    /// <summary>A row from a position on, as long as is asked for.</summary>
    private static void Extend(PeriodicBlock<T> block, int row, int position, Span<T> extended)
    {
        ReadOnlySpan<T> values = block.Values.AsSpan(row, block.Columns.Count);
        for (int i = 0, x = block.Columns.IndexOf(position); i < extended.Length; x = 0)
        {
            int count = Math.Min(extended.Length - i, values.Length - x);
            values.Slice(x, count).CopyTo(extended[i..]);
            i += count;
        }
    }

    /// <summary>Both sums over the taps in their order; what they meet begins at their offsets.</summary>
    private void Sum(ReadOnlySpan<T> values, ReadOnlySpan<int> order, ReadOnlySpan<int> offsets, Span<T> lowRow, Span<T> highRow)
    {
        int lanes = Vector512<T>.Count, width = lowRow.Length;
        foreach (int offset in offsets) _ = values.Slice(offset, width);
        if (width < lanes)
        {
            for (int x = 0; x < width; x++)
            {
                T v = values[offsets[0] + x], a = _low[order[0]] * v, b = _high[order[0]] * v;
                for (int t = 1; t < offsets.Length; t++)
                {
                    v = values[offsets[t] + x];
                    a += _low[order[t]] * v;
                    b += _high[order[t]] * v;
                }
                (lowRow[x], highRow[x]) = (a, b);
            }
            return;
        }
        ref T from = ref MemoryMarshal.GetReference(values);
        for (int x = 0; x < width; x += lanes)
        {
            // The last vector lies over the one before, where the row does not end with it.
            int start = Math.Min(x, width - lanes);
            Vector512<T> v = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, offsets[0] + start)), a = v * _low[order[0]], b = v * _high[order[0]];
            for (int t = 1; t < offsets.Length; t++)
            {
                v = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, offsets[t] + start));
                a += v * _low[order[t]];
                b += v * _high[order[t]];
            }
            a.CopyTo(lowRow[start..]);
            b.CopyTo(highRow[start..]);
        }
    }
}
