using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Weighted sums of neighbors along lines of voxels: to[x] = sum over t of weights[t] from[steps[t] stride + x]. Each sum is added up in the order of the taps, by a
/// multiplication and an addition that are rounded one after the other, so that the lanes of any width, and the voxels at the end of a line, have the same bytes.
/// </summary>
internal static class TapSums
{
    private const int Lanes = 8, Block = 4 * Lanes;

    /// <summary>Sums for a line of voxels.</summary>
    /// <param name="from">The voxels that are read; as far as the last step and the length of the line reach.</param>
    /// <param name="steps">Where each tap reads, in strides, 0 or more.</param>
    /// <param name="stride">Voxels of a step, 1 or more.</param>
    /// <param name="weights">One weight a tap.</param>
    /// <param name="to">Receives the sums.</param>
    public static void Run(ReadOnlySpan<double> from, ReadOnlySpan<int> steps, int stride, ReadOnlySpan<double> weights, Span<double> to)
    {
        if (weights.IsEmpty)
        {
            to.Clear();
            return;
        }
        // One check for all that is read below.
        int farthest = 0;
        foreach (int step in steps) farthest = Math.Max(farthest, step);
        _ = from.Slice(farthest * stride, to.Length);
        ref double source = ref MemoryMarshal.GetReference(from);
        ref double target = ref MemoryMarshal.GetReference(to);
        int x = 0;
        for (; x <= to.Length - Block; x += Block) FourVectors(ref Unsafe.Add(ref source, x), steps, stride, weights, ref Unsafe.Add(ref target, x));
        for (; x <= to.Length - Lanes; x += Lanes) OneVector(ref Unsafe.Add(ref source, x), steps, stride, weights, ref Unsafe.Add(ref target, x));
        if (x == to.Length) return;
        // The last vector of a line begins within the one before.
        if (to.Length >= Lanes) OneVector(ref Unsafe.Add(ref source, to.Length - Lanes), steps, stride, weights, ref Unsafe.Add(ref target, to.Length - Lanes));
        else for (; x < to.Length; x++) Unsafe.Add(ref target, x) = One(ref Unsafe.Add(ref source, x), steps, stride, weights);
    }

    private static void FourVectors(ref double source, ReadOnlySpan<int> steps, int stride, ReadOnlySpan<double> weights, ref double target)
    {
        Vector512<double> weight = Vector512.Create(weights[0]);
        ref double at = ref Unsafe.Add(ref source, steps[0] * stride);
        Vector512<double> a = weight * Vector512.LoadUnsafe(ref at), b = weight * Vector512.LoadUnsafe(ref at, Lanes);
        Vector512<double> c = weight * Vector512.LoadUnsafe(ref at, 2 * Lanes), d = weight * Vector512.LoadUnsafe(ref at, 3 * Lanes);
        for (int t = 1; t < weights.Length; t++)
        {
            weight = Vector512.Create(weights[t]);
            at = ref Unsafe.Add(ref source, steps[t] * stride);
            a += weight * Vector512.LoadUnsafe(ref at);
            b += weight * Vector512.LoadUnsafe(ref at, Lanes);
            c += weight * Vector512.LoadUnsafe(ref at, 2 * Lanes);
            d += weight * Vector512.LoadUnsafe(ref at, 3 * Lanes);
        }
        a.StoreUnsafe(ref target);
        b.StoreUnsafe(ref target, Lanes);
        c.StoreUnsafe(ref target, 2 * Lanes);
        d.StoreUnsafe(ref target, 3 * Lanes);
    }

    private static void OneVector(ref double source, ReadOnlySpan<int> steps, int stride, ReadOnlySpan<double> weights, ref double target)
    {
        Vector512<double> sum = Vector512.Create(weights[0]) * Vector512.LoadUnsafe(ref Unsafe.Add(ref source, steps[0] * stride));
        for (int t = 1; t < weights.Length; t++) sum += Vector512.Create(weights[t]) * Vector512.LoadUnsafe(ref Unsafe.Add(ref source, steps[t] * stride));
        sum.StoreUnsafe(ref target);
    }

    private static double One(ref double source, ReadOnlySpan<int> steps, int stride, ReadOnlySpan<double> weights)
    {
        double sum = weights[0] * Unsafe.Add(ref source, steps[0] * stride);
        for (int t = 1; t < weights.Length; t++) sum += weights[t] * Unsafe.Add(ref source, steps[t] * stride);
        return sum;
    }
}
