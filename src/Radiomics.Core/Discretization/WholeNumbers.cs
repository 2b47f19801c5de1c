using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Intensities as whole numbers from the smallest on, for whole vectors at once: the differences are taken and truncated in single precision, in which those of whole
/// numbers are exact. Lanes: 16, in parts where the hardware is narrower; the rest of a block goes one by one with the same rule.
/// </summary>
internal static class WholeNumbers
{
    /// <summary>Intensities that are worked off together.</summary>
    public const int Block = 1024;

    /// <summary>Counts intensities by their distance from the smallest.</summary>
    /// <param name="values">Finite intensities.</param>
    /// <param name="minimum">The smallest, a whole number; all are less than the table's length above it.</param>
    /// <param name="table">Receives the counts; all 0.</param>
    /// <returns>Whether all are whole numbers; otherwise the table is of no use.</returns>
    public static bool TryCount(ReadOnlySpan<float> values, float minimum, Span<int> table)
    {
        Span<int> distances = stackalloc int[Block];
        for (int i = 0; i < values.Length; i += Block)
        {
            ReadOnlySpan<float> part = values.Slice(i, Math.Min(Block, values.Length - i));
            if (!TryMeasure(part, minimum, distances)) return false;
            foreach (int distance in distances[..part.Length]) table[distance]++;
        }
        return true;
    }

    /// <summary>The distance of each intensity of a block from the smallest.</summary>
    /// <param name="values">At most <see cref="Block"/> intensities.</param>
    /// <param name="minimum">The smallest of all, a whole number.</param>
    /// <param name="distances">Takes the distances.</param>
    /// <returns>Whether all are whole numbers.</returns>
    public static bool TryMeasure(ReadOnlySpan<float> values, float minimum, Span<int> distances)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector512<float> low = Vector512.Create(minimum), wrong = default;
        int i = 0;
        for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<float> value = Vector512.LoadUnsafe(ref first, (nuint)i);
            Vector512<int> distance = Vector512.ConvertToInt32(value - low);
            wrong |= ~Vector512.Equals(Vector512.ConvertToSingle(distance) + low, value);
            distance.CopyTo(distances[i..]);
        }
        bool whole = wrong.AsInt32() == Vector512<int>.Zero;
        for (; i < values.Length; i++)
        {
            distances[i] = (int)(values[i] - minimum);
            whole &= distances[i] + minimum == values[i];
        }
        return whole;
    }
}
