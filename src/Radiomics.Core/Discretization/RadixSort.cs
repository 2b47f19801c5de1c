using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>
/// Sorts finite numbers in a few passes over their bits, 11 at a time from the lowest: three for single precision, six for double; a pass in which all numbers agree is left out. Bits of a
/// negative number are turned around and the sign is flipped, so that the order of the bits is that of the numbers; -0 becomes 0. Few numbers are left to comparisons.
/// </summary>
internal static class RadixSort
{
    /// <summary>Fewest numbers that are worth the tables.</summary>
    internal const int Fewest = 4096;

    private const int DigitBits = 11;

    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts numbers, ascending.</summary>
    /// <typeparam name="T">Single or double precision.</typeparam>
    /// <param name="values">Finite numbers.</param>
    /// <exception cref="NotSupportedException">The numbers are of another type.</exception>
    public static void Sort<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values) value += T.Zero;
        if (values.Length < Fewest) values.Sort();
        else if (typeof(T) == typeof(float)) Sort(MemoryMarshal.Cast<T, uint>(values), 32);
        else if (typeof(T) == typeof(double)) Sort(MemoryMarshal.Cast<T, ulong>(values), 64);
        else throw new NotSupportedException($"{typeof(T)} is not sorted by its bits.");
    }

    private static void Sort<TBits>(Span<TBits> bits, int width)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        TBits sign = TBits.One << (width - 1), digit = TBits.CreateTruncating(Digits - 1);
        int passes = (width + DigitBits - 1) / DigitBits;
        int[] counts = ArrayPool<int>.Shared.Rent(passes * Digits);
        TBits[] other = ArrayPool<TBits>.Shared.Rent(bits.Length);
        try
        {
            Span<int> all = counts.AsSpan(0, passes * Digits);
            all.Clear();
            foreach (ref TBits key in bits)
            {
                key = (key & sign) == TBits.Zero ? key | sign : ~key;
                TBits rest = key;
                for (int pass = 0; pass < passes; pass++, rest >>>= DigitBits) all[pass * Digits + int.CreateTruncating(rest & digit)]++;
            }
            Span<TBits> from = bits, to = other.AsSpan(0, bits.Length);
            for (int pass = 0; pass < passes; pass++)
            {
                Span<int> count = all.Slice(pass * Digits, Digits);
                int shift = pass * DigitBits;
                if (count[int.CreateTruncating((from[0] >>> shift) & digit)] == bits.Length) continue;
                int before = 0;
                foreach (ref int entry in count) (entry, before) = (before, before + entry);
                foreach (TBits key in from) to[count[int.CreateTruncating((key >>> shift) & digit)]++] = key;
                Span<TBits> swapped = from;
                from = to;
                to = swapped;
            }
            for (int i = 0; i < from.Length; i++) bits[i] = (from[i] & sign) != TBits.Zero ? from[i] ^ sign : ~from[i];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(counts);
            ArrayPool<TBits>.Shared.Return(other);
        }
    }
}
