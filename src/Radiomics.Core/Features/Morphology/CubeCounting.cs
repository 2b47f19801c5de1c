using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Counts how often each of the 256 kinds of cube (which of eight neighboring voxels lie inside) occurs, and adds up the places of each kind. That is all
/// that surface and volume of the marching-cubes mesh need, and it is whole numbers: exact in any order. Cube numbers are formed for whole vectors of
/// bytes from the eight shifted rows; cubes wholly inside or outside are passed over. Lanes: 64, in parts where the hardware is narrower; what
/// is read past the end of a row, in the last rows from the mask's slack, is masked out. The twin in the tests goes cube by cube.
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
        Span<byte> numbers = stackalloc byte[Vector512<byte>.Count];
        for (int z = 0; z < mask.Size.Slices - 1; z++)
            for (int y = 0; y < mask.Size.Rows - 1; y++) result.AddRow(mask, y, z, numbers);
        return result;
    }

    private void AddRow(PaddedMask mask, int y, int z, Span<byte> numbers)
    {
        ref byte first = ref MemoryMarshal.GetArrayDataReference(mask.Voxels);
        int row00 = mask.Offset(y, z), row10 = mask.Offset(y + 1, z), row01 = mask.Offset(y, z + 1), row11 = mask.Offset(y + 1, z + 1), cubes = mask.Size.Columns - 1;
        for (int x = 0; x < cubes; x += Vector512<byte>.Count)
        {
            Vector512<byte> number =
                At(ref first, row00 + x) | (At(ref first, row00 + x + 1) << 1) | (At(ref first, row10 + x + 1) << 2) | (At(ref first, row10 + x) << 3)
                | (At(ref first, row01 + x) << 4) | (At(ref first, row01 + x + 1) << 5) | (At(ref first, row11 + x + 1) << 6) | (At(ref first, row11 + x) << 7);
            Vector512<byte> plain = Vector512.Equals(number, Vector512<byte>.Zero) | Vector512.Equals(number, Vector512<byte>.AllBitsSet);
            ulong surface = ~plain.ExtractMostSignificantBits();
            if (cubes - x < Vector512<byte>.Count) surface &= (1UL << (cubes - x)) - 1;
            if (surface == 0) continue;
            number.CopyTo(numbers);
            for (; surface != 0; surface &= surface - 1)
            {
                int lane = BitOperations.TrailingZeroCount(surface);
                Add(numbers[lane], x + lane, y, z);
            }
        }
    }

    private static Vector512<byte> At(ref byte first, int offset) => Vector512.LoadUnsafe(ref first, (nuint)offset);

    private void Add(int number, int x, int y, int z)
    {
        Counts[number]++;
        SumX[number] += x;
        SumY[number] += y;
        SumZ[number] += z;
    }
}
