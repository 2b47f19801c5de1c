using System.Numerics;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Joins neighboring voxels of one gray level into zones by union-find over the padded cube. Each row is compared with the rows that come before
/// it in the neighborhood (13 in three dimensions, 4 in planes), whole vectors of ranks at once; only where ranks agree are two sets joined. A set is named by its
/// first voxel, so labels do not depend on the order of joins. Lanes: 64 bytes or 32 words, in parts where the hardware is narrower; the rest of
/// a row is compared one by one with the same rule. The scalar twin in the tests floods each zone.
/// </summary>
internal static class ZoneLabeling
{
    /// <summary>Labels every voxel of the region with the cube offset of the first voxel of its zone.</summary>
    /// <param name="cube">Ranks with padding.</param>
    /// <param name="levels">Layout.</param>
    /// <param name="offsets">The distance in the cube of each neighbor that comes before a voxel, above 0.</param>
    /// <param name="parents">As long as the cube. On return: the first voxel of the zone, for each voxel inside the region.</param>
    public static void Label<T>(ReadOnlySpan<T> cube, GrayLevels levels, ReadOnlySpan<int> offsets, Span<int> parents)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < parents.Length; i++) parents[i] = i;
        int columns = levels.Size.Columns;
        for (int z = 0; z < levels.Size.Slices; z++)
        {
            for (int y = 0; y < levels.Size.Rows; y++)
            {
                int start = levels.CubeOffset(y, z);
                ReadOnlySpan<T> here = cube.Slice(start, columns);
                foreach (int offset in offsets)
                {
                    int x = 0;
                    ReadOnlySpan<T> before = cube.Slice(start - offset, columns);
                    for (; x <= columns - Vector512<T>.Count; x += Vector512<T>.Count)
                    {
                        Vector512<T> rank = Vector512.Create(here[x..]);
                        Vector512<T> same = Vector512.AndNot(Vector512.Equals(rank, Vector512.Create(before[x..])), Vector512.Equals(rank, Vector512<T>.Zero));
                        for (ulong bits = Vector512.ExtractMostSignificantBits(same); bits != 0; bits &= bits - 1)
                        {
                            int voxel = start + x + BitOperations.TrailingZeroCount(bits);
                            Join(parents, voxel, voxel - offset);
                        }
                    }
                    for (; x < columns; x++)
                        if (here[x] != T.Zero && here[x] == before[x]) Join(parents, start + x, start + x - offset);
                }
            }
        }
        // A parent always comes before its child: one pass in order leads every voxel to the first voxel of its zone.
        for (int i = 0; i < parents.Length; i++) parents[i] = parents[parents[i]];
    }

    private static void Join(Span<int> parents, int a, int b)
    {
        a = Root(parents, a);
        b = Root(parents, b);
        if (a < b) parents[b] = a;
        else parents[a] = b;
    }

    private static int Root(Span<int> parents, int voxel)
    {
        while (parents[voxel] != voxel)
        {
            parents[voxel] = parents[parents[voxel]];
            voxel = parents[voxel];
        }
        return voxel;
    }
}
