using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>Vectors of ranks: 64 bytes or 32 words, in parts where the hardware is narrower. The cube's slack lets every vector that begins in it be read whole.</summary>
internal static class RankLanes
{
    /// <summary>The ranks from a place of the cube on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> At<T>(ref T cube, int offset) where T : unmanaged => Vector512.LoadUnsafe(ref cube, (nuint)offset);

    /// <summary>A bit for each lane in which the ranks equal those from a place of the cube on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Same<T>(this Vector512<T> ranks, ref T cube, int offset) where T : unmanaged => Vector512.Equals(ranks, At(ref cube, offset)).ExtractMostSignificantBits();

    /// <summary>A bit for each lane that holds a voxel of the region, of so many lanes as are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Inside<T>(this Vector512<T> ranks, int left) where T : unmanaged
    {
        ulong counted = left >= Vector512<T>.Count ? ulong.MaxValue : (1UL << left) - 1;
        return ~Vector512.Equals(ranks, Vector512<T>.Zero).ExtractMostSignificantBits() & counted;
    }
}
