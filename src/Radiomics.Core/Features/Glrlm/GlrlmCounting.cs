using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Counts the runs of one direction without walking along lines. Most runs of a textured region have length 1, and their number follows from the
/// number of voxels; so only the ends of longer runs are looked for: voxels that equal their predecessor and not their successor. Whole
/// vectors of ranks are compared at once, each bit of the result is one end, and its run is walked back to its start.
/// Lanes: 64 bytes or 32 words, in parts where the hardware is narrower. Whole slices are read as one stretch, padding and all, as rank 0 (outside) never ends a
/// run; past the end of a stretch bits are masked, and the cube's slack is read. The scalar twin in the tests walks every run.
/// </summary>
internal static class GlrlmCounting
{
    /// <summary>Counts runs of two and more voxels that end in a part of the box.</summary>
    /// <param name="levels">Ranks with padding.</param>
    /// <param name="step">Step between neighbors along the direction, to a higher offset.</param>
    /// <param name="part">The part; the direction does not lead out of it.</param>
    /// <param name="table">Receives the counts.</param>
    public static void CountLongRuns(GrayLevels levels, (int X, int Y, int Z) step, BoxPart part, RunTable table)
    {
        if (levels.Bytes is { } bytes) CountLongRuns<byte>(bytes, levels, levels.Offset(step), part, table.Counts, table.Stride);
        else CountLongRuns<ushort>(levels.Words, levels, levels.Offset(step), part, table.Counts, table.Stride);
    }

    private static void CountLongRuns<T>(ReadOnlySpan<T> cube, GrayLevels levels, int offset, BoxPart part, Span<int> table, int stride)
        where T : unmanaged, IBinaryInteger<T>
    {
        ref T first = ref MemoryMarshal.GetReference(cube);
        foreach ((int start, int length) in part.Stretches(levels))
        {
            for (int x = 0; x < length; x += Vector512<T>.Count)
            {
                Vector512<T> rank = RankLanes.At(ref first, start + x);
                if (rank == Vector512<T>.Zero) continue;
                ulong ends = rank.Same(ref first, start + x - offset) & ~rank.Same(ref first, start + x + offset) & rank.Inside(length - x);
                for (; ends != 0; ends &= ends - 1) AddRun(cube, start + x + BitOperations.TrailingZeroCount(ends), offset, table, stride);
            }
        }
    }

    private static void AddRun<T>(ReadOnlySpan<T> cube, int end, int offset, Span<int> table, int stride)
        where T : unmanaged, IBinaryInteger<T>
    {
        T rank = cube[end];
        int length = 2;
        for (int at = end - 2 * offset; at >= 0 && cube[at] == rank; at -= offset) length++;
        table[int.CreateTruncating(rank) * stride + length]++;
    }
}
