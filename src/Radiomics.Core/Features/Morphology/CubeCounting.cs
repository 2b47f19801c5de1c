using System.Numerics;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Counts how often each of the 256 kinds of cube (which of eight neighboring voxels lie inside) occurs, and adds up the places of each kind. That is all
/// that surface and volume of the marching-cubes mesh need, and it is whole numbers: exact in any order. Cube numbers are formed for whole vectors of
/// bytes from the eight shifted rows; cubes wholly inside or outside are passed over. Lanes: 64, in parts where the hardware is narrower; the
/// rest of a row goes voxel by voxel with the same rule.
/// </summary>
internal sealed class CubeCounting
{
    /// <summary>Occurrences by number of the cube.</summary>
    public long[] Counts { get; } = new long[256];

    /// <summary>Sum of the column of corner 0, by number of the cube.</summary>
    public long[] SumX { get; } = new long[256];

    /// <summary>Sum of the row of corner 0, by number of the cube.</summary>
    public long[] SumY { get; } = new long[256];

    /// <summary>Sum of the slice of corner 0, by number of the cube.</summary>
    public long[] SumZ { get; } = new long[256];

    /// <summary>Counts all cubes of a mask.</summary>
    public static CubeCounting Count(PaddedMask mask)
    {
        CubeCounting result = new();
        Span<byte> numbers = new byte[mask.Size.Columns];
        for (int z = 0; z < mask.Size.Slices - 1; z++)
            for (int y = 0; y < mask.Size.Rows - 1; y++)
                result.AddRow(mask.Row(y, z), mask.Row(y + 1, z), mask.Row(y, z + 1), mask.Row(y + 1, z + 1), y, z, numbers);
        return result;
    }

    private void AddRow(ReadOnlySpan<byte> row00, ReadOnlySpan<byte> row10, ReadOnlySpan<byte> row01, ReadOnlySpan<byte> row11, int y, int z, Span<byte> numbers)
    {
        int cubes = row00.Length - 1, x = 0;
        for (; x <= cubes - Vector512<byte>.Count; x += Vector512<byte>.Count)
        {
            Vector512<byte> number =
                Vector512.Create(row00[x..]) | (Vector512.Create(row00[(x + 1)..]) << 1)
                | (Vector512.Create(row10[(x + 1)..]) << 2) | (Vector512.Create(row10[x..]) << 3)
                | (Vector512.Create(row01[x..]) << 4) | (Vector512.Create(row01[(x + 1)..]) << 5)
                | (Vector512.Create(row11[(x + 1)..]) << 6) | (Vector512.Create(row11[x..]) << 7);
            Vector512<byte> plain = Vector512.Equals(number, Vector512<byte>.Zero) | Vector512.Equals(number, Vector512<byte>.AllBitsSet);
            ulong surface = ~Vector512.ExtractMostSignificantBits(plain);
            if (surface == 0) continue;
            number.CopyTo(numbers);
            for (; surface != 0; surface &= surface - 1)
            {
                int lane = BitOperations.TrailingZeroCount(surface);
                Add(numbers[lane], x + lane, y, z);
            }
        }
        for (; x < cubes; x++)
        {
            int number = row00[x] | row00[x + 1] << 1 | row10[x + 1] << 2 | row10[x] << 3
                | row01[x] << 4 | row01[x + 1] << 5 | row11[x + 1] << 6 | row11[x] << 7;
            if (number is not (0 or 255)) Add(number, x, y, z);
        }
    }

    private void Add(int number, int x, int y, int z)
    {
        Counts[number]++;
        SumX[number] += x;
        SumY[number] += y;
        SumZ[number] += z;
    }
}
