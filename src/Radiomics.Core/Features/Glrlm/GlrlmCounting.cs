using System.Numerics;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Counts the runs of one direction without walking along lines. Most runs of a textured region have length 1, and their number follows from the
/// number of voxels; so only the ends of longer runs are looked for: voxels that equal their predecessor and not their successor. Whole
/// vectors of ranks are compared at once, each bit of the result is one end, and its run is walked back to its start.
/// Lanes: 64 bytes or 32 words, in parts where the hardware is narrower; the rest of a row is compared one by one with the same rule. Rank 0 (outside) never
/// ends a run. The scalar twin in the tests walks every run.
/// </summary>
internal static class GlrlmCounting
{
    /// <summary>Counts runs of two and more voxels.</summary>
    /// <param name="cube">Ranks with padding.</param>
    /// <param name="levels">Layout.</param>
    /// <param name="offset">Distance between neighbors along the direction, above 0.</param>
    /// <param name="table">Counts, (LevelCount + 1) rows of <paramref name="longest"/> + 1; all 0 on entry.</param>
    /// <param name="longest">Longest run that fits into the box.</param>
    public static void CountLongRuns<T>(ReadOnlySpan<T> cube, GrayLevels levels, int offset, Span<int> table, int longest)
        where T : unmanaged, IBinaryInteger<T>
    {
        int columns = levels.Size.Columns;
        for (int z = 0; z < levels.Size.Slices; z++)
        {
            for (int y = 0; y < levels.Size.Rows; y++)
            {
                int start = levels.CubeOffset(y, z), x = 0;
                ReadOnlySpan<T> here = cube.Slice(start, columns);
                ReadOnlySpan<T> before = cube.Slice(start - offset, columns);
                ReadOnlySpan<T> after = cube.Slice(start + offset, columns);
                for (; x <= columns - Vector512<T>.Count; x += Vector512<T>.Count)
                {
                    Vector512<T> rank = Vector512.Create(here[x..]);
                    Vector512<T> ends = Vector512.AndNot(Vector512.Equals(rank, Vector512.Create(before[x..])), Vector512.Equals(rank, Vector512.Create(after[x..])));
                    ends = Vector512.AndNot(ends, Vector512.Equals(rank, Vector512<T>.Zero));
                    for (ulong bits = Vector512.ExtractMostSignificantBits(ends); bits != 0; bits &= bits - 1)
                        AddRun(cube, start + x + BitOperations.TrailingZeroCount(bits), offset, table, longest);
                }
                for (; x < columns; x++)
                    if (here[x] != T.Zero && here[x] == before[x] && here[x] != after[x]) AddRun(cube, start + x, offset, table, longest);
            }
        }
    }

    private static void AddRun<T>(ReadOnlySpan<T> cube, int end, int offset, Span<int> table, int longest)
        where T : unmanaged, IBinaryInteger<T>
    {
        T rank = cube[end];
        int length = 2;
        for (int at = end - 2 * offset; at >= 0 && cube[at] == rank; at -= offset) length++;
        table[int.CreateTruncating(rank) * (longest + 1) + length]++;
    }
}
