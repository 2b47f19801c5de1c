using System.Numerics;

namespace Radiomics;

/// <summary>
/// Counts pairs of ranks at one distance in the padded cube. Both members are read from the same cube, so a voxel outside the region
/// (rank 0) counts into row or column 0 of the table, which nobody reads: no branch, no test of borders. Two tables take turns, so that
/// equal neighbors in a row do not wait for each other's increment.
/// </summary>
internal static class GlcmCounting
{
    /// <summary>Counts the pairs (cube[i], cube[i + offset]) of every voxel of the box.</summary>
    /// <param name="cube">Ranks with padding.</param>
    /// <param name="levels">Layout.</param>
    /// <param name="offset">Distance of the pair, above 0.</param>
    /// <param name="table">(LevelCount + 1)^2 counts, row = rank of the first; all 0 on entry.</param>
    /// <param name="second">Scratch of the same size; all 0 on entry and on return.</param>
    public static void Count<T>(ReadOnlySpan<T> cube, GrayLevels levels, int offset, Span<uint> table, Span<uint> second)
        where T : unmanaged, IBinaryInteger<T>
    {
        int stride = levels.LevelCount + 1, columns = levels.Size.Columns;
        for (int z = 0; z < levels.Size.Slices; z++)
        {
            for (int y = 0; y < levels.Size.Rows; y++)
            {
                int start = levels.CubeOffset(y, z);
                ReadOnlySpan<T> from = cube.Slice(start, columns);
                ReadOnlySpan<T> to = cube.Slice(start + offset, columns);
                int x = 0;
                for (; x < columns - 1; x += 2)
                {
                    table[int.CreateTruncating(from[x]) * stride + int.CreateTruncating(to[x])]++;
                    second[int.CreateTruncating(from[x + 1]) * stride + int.CreateTruncating(to[x + 1])]++;
                }
                if (x < columns) table[int.CreateTruncating(from[x]) * stride + int.CreateTruncating(to[x])]++;
            }
        }
        for (int i = 0; i < table.Length; i++) table[i] += second[i];
        second.Clear();
    }
}
