using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>Sum and range of voxels in one pass, and their way to 16 bits.</summary>
internal static class VoxelRange
{
    /// <summary>
    /// The sum in double precision, as <see cref="LaneSum"/> gives it, with the smallest and the largest value. Eight voxels a step: four lanes of double precision twice, which are the
    /// eight lanes of the sum, on every machine. The rest of fewer than eight is added one by one, in order.
    /// </summary>
    /// <param name="voxels">The voxels, at least one.</param>
    /// <returns>Sum, minimum and maximum; NaN, all three, where a voxel is.</returns>
    public static (double Sum, float Minimum, float Maximum) Of(ReadOnlySpan<float> voxels)
    {
        ref float first = ref MemoryMarshal.GetReference(voxels);
        Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
        Vector256<float> minima = Vector256.Create(float.PositiveInfinity), maxima = Vector256.Create(float.NegativeInfinity);
        int i = 0;
        for (; i <= voxels.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256<float> values = Vector256.LoadUnsafe(ref first, (nuint)i);
            low += Vector256.WidenLower(values);
            high += Vector256.WidenUpper(values);
            minima = Vector256.Min(minima, values);
            maxima = Vector256.Max(maxima, values);
        }
        double sum = 0;
        for (int lane = 0; lane < 4; lane++) sum += low[lane];
        for (int lane = 0; lane < 4; lane++) sum += high[lane];
        float minimum = float.PositiveInfinity, maximum = float.NegativeInfinity;
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            minimum = MathF.Min(minimum, minima[lane]);
            maximum = MathF.Max(maximum, maxima[lane]);
        }
        for (; i < voxels.Length; i++)
        {
            sum += voxels[i];
            minimum = MathF.Min(minimum, voxels[i]);
            maximum = MathF.Max(maximum, voxels[i]);
        }
        return (sum, minimum, maximum);
    }

    /// <summary>Voxels that fit into 16 bits, cut off toward zero. Sixteen a step; the rest one by one.</summary>
    /// <param name="voxels">Numbers from -32768 to 32767.</param>
    /// <param name="stored">One value a voxel.</param>
    public static void ToInt16(ReadOnlySpan<float> voxels, Span<short> stored)
    {
        ref float first = ref MemoryMarshal.GetReference(voxels);
        int i = 0;
        for (; i <= voxels.Length - Vector256<short>.Count; i += Vector256<short>.Count)
        {
            Vector256<int> low = Vector256.ConvertToInt32(Vector256.LoadUnsafe(ref first, (nuint)i)), high = Vector256.ConvertToInt32(Vector256.LoadUnsafe(ref first, (nuint)(i + Vector256<int>.Count)));
            Vector256.Narrow(low, high).CopyTo(stored[i..]);
        }
        for (; i < voxels.Length; i++) stored[i] = (short)voxels[i];
    }
}
