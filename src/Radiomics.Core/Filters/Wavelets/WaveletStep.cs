using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// One step of the stationary wavelet transform: a periodic image convolved along an axis with both filters of a wavelet, y[i] = sum over k of kernel[k] x[i + n/2 - k].
/// Taps are added in their order, each multiplication and addition rounded for itself, as PyWavelets does: any vector width gives the same bytes.
/// </summary>
internal static class WaveletStep
{
    /// <summary>Voxels that a wavelet needs before and after those it computes.</summary>
    public static (int Before, int After) Margin(WaveletKernel wavelet) => (wavelet.Length - 1 - wavelet.Length / 2, wavelet.Length / 2);

    /// <summary>Convolves a block along an axis, voxels of the other axes as the block has them.</summary>
    /// <param name="block">The block; with the margin around the target, or the whole axis.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="target">What is needed along the axis.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="input">Gives threads.</param>
    public static (PeriodicBlock Low, PeriodicBlock High) Run(PeriodicBlock block, VoxelAxis axis, PeriodicRange target, WaveletKernel wavelet, FilterInput input)
    {
        PeriodicRange columns = axis == VoxelAxis.Column ? target : block.Columns, rows = axis == VoxelAxis.Row ? target : block.Rows, slices = axis == VoxelAxis.Slice ? target : block.Slices;
        PeriodicBlock low = PeriodicBlock.Allocate(columns, rows, slices), high = PeriodicBlock.Allocate(columns, rows, slices);
        int taps = wavelet.Length, before = Margin(wavelet).Before;
        input.For(slices.Count, k =>
        {
            Span<int> offsets = stackalloc int[taps];
            double[] wrapped = axis == VoxelAxis.Column ? new double[columns.Count + taps - 1] : [];
            for (int j = 0; j < rows.Count; j++)
            {
                int at = (k * rows.Count + j) * columns.Count;
                Span<double> lowRow = low.Values.AsSpan(at, columns.Count), highRow = high.Values.AsSpan(at, columns.Count);
                if (axis == VoxelAxis.Column)
                {
                    Extend(block, (k * rows.Count + j) * block.Columns.Count, target.Start - before, wrapped);
                    for (int t = 0; t < taps; t++) offsets[t] = taps - 1 - t;
                    Sum(wrapped, offsets, wavelet, lowRow, highRow);
                    continue;
                }
                // The first tap meets the farthest voxel.
                for (int t = 0; t < taps; t++)
                {
                    int position = target.Start + (axis == VoxelAxis.Row ? j : k) - before + taps - 1 - t;
                    int row = axis == VoxelAxis.Row ? k * block.Rows.Count + block.Rows.IndexOf(position) : block.Slices.IndexOf(position) * block.Rows.Count + j;
                    offsets[t] = row * columns.Count;
                }
                Sum(block.Values, offsets, wavelet, lowRow, highRow);
            }
        });
        return (low, high);
    }

    /// <summary>A row from a position on, as long as is asked for.</summary>
    private static void Extend(PeriodicBlock block, int row, int position, Span<double> extended)
    {
        ReadOnlySpan<double> values = block.Values.AsSpan(row, block.Columns.Count);
        for (int i = 0, x = block.Columns.IndexOf(position); i < extended.Length; x = 0)
        {
            int count = Math.Min(extended.Length - i, values.Length - x);
            values.Slice(x, count).CopyTo(extended[i..]);
            i += count;
        }
    }

    /// <summary>Both sums over the taps: those of tap t begin at its offset.</summary>
    private static void Sum(ReadOnlySpan<double> values, ReadOnlySpan<int> offsets, WaveletKernel wavelet, Span<double> lowRow, Span<double> highRow)
    {
        ReadOnlySpan<double> low = wavelet.LowPass.Span, high = wavelet.HighPass.Span;
        int lanes = Vector512<double>.Count, width = lowRow.Length;
        foreach (int offset in offsets) _ = values.Slice(offset, width);
        if (width < lanes)
        {
            for (int x = 0; x < width; x++)
            {
                double a = low[0] * values[offsets[0] + x], b = high[0] * values[offsets[0] + x];
                for (int t = 1; t < offsets.Length; t++)
                {
                    a += low[t] * values[offsets[t] + x];
                    b += high[t] * values[offsets[t] + x];
                }
                (lowRow[x], highRow[x]) = (a, b);
            }
            return;
        }
        ref double from = ref MemoryMarshal.GetReference(values);
        for (int x = 0; x < width; x += lanes)
        {
            // The last vector lies over the one before, where the row does not end with it.
            int start = Math.Min(x, width - lanes);
            Vector512<double> v = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, offsets[0] + start)), a = v * low[0], b = v * high[0];
            for (int t = 1; t < offsets.Length; t++)
            {
                v = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, offsets[t] + start));
                a += v * low[t];
                b += v * high[t];
            }
            a.CopyTo(lowRow[start..]);
            b.CopyTo(highRow[start..]);
        }
    }
}
