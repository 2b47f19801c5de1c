using System.Numerics;

namespace Radiomics;

/// <summary>
/// Counts pairs of ranks at one step in the padded cube. A voxel outside the region (rank 0) counts into row or column 0 of the table, which nobody
/// reads: no branch, no test of the mask. Two tables take turns, so that equal neighbors in a row do not wait for each other's increment.
/// </summary>
internal static class GlcmCounting
{
    /// <summary>Counts the pairs of voxels one step apart of which both lie in a part of the box.</summary>
    /// <param name="levels">Ranks with padding.</param>
    /// <param name="step">The step from the first voxel to the second.</param>
    /// <param name="part">The part.</param>
    /// <param name="table">Receives the counts.</param>
    public static void Count(GrayLevels levels, (int X, int Y, int Z) step, BoxPart part, PairTable table)
    {
        if (levels.Bytes is { } bytes) Count<byte>(bytes, levels, step, part.WithRoomFor(step), table);
        else Count<ushort>(levels.Words, levels, step, part.WithRoomFor(step), table);
    }

    private static void Count<T>(ReadOnlySpan<T> cube, GrayLevels levels, (int X, int Y, int Z) step, BoxPart from, PairTable table)
        where T : unmanaged, IBinaryInteger<T>
    {
        int stride = table.Stride, columns = from.Columns, offset = levels.Offset(step);
        if (columns <= 0) return;
        Span<uint> first = table.First, second = table.Second;
        for (int z = from.Slice; z < from.SliceEnd; z++)
        {
            for (int y = from.Row; y < from.RowEnd; y++)
            {
                int start = levels.CubeOffset(y, z) + from.Column;
                ReadOnlySpan<T> here = cube.Slice(start, columns);
                ReadOnlySpan<T> there = cube.Slice(start + offset, columns);
                int x = 0;
                for (; x < columns - 1; x += 2)
                {
                    first[int.CreateTruncating(here[x]) * stride + int.CreateTruncating(there[x])]++;
                    second[int.CreateTruncating(here[x + 1]) * stride + int.CreateTruncating(there[x + 1])]++;
                }
                if (x < columns) first[int.CreateTruncating(here[x]) * stride + int.CreateTruncating(there[x])]++;
            }
        }
    }
}
