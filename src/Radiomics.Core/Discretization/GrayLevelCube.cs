using System.Numerics;

namespace Radiomics;

/// <summary>Writes the ranks of a region's voxels into the padded cube.</summary>
internal static class GrayLevelCube
{
    /// <summary>Fills the cube.</summary>
    /// <param name="region">The region's intensities, in scan order.</param>
    /// <param name="rankOfDistinct">Rank of each distinct intensity.</param>
    /// <param name="levels">Gives the cube's layout.</param>
    /// <param name="cube">The cube, all 0.</param>
    public static void Fill<T>(RegionIntensities region, int[] rankOfDistinct, GrayLevels levels, Span<T> cube)
        where T : unmanaged, IBinaryInteger<T>
    {
        T[] ranks = Array.ConvertAll(rankOfDistinct, T.CreateTruncating);
        double[] distinct = region.Distribution.Values;
        double first = distinct[0];
        T[]? table = WholeNumberTable(distinct, ranks);

        ReadOnlySpan<float> values = region.Values;
        ReadOnlySpan<double> exact = region.ExactValues;
        ReadOnlySpan<byte> box = region.Mask.Box;
        int columns = levels.Size.Columns, from = 0, boxRow = 0;
        for (int z = 0; z < levels.Size.Slices; z++)
        {
            for (int y = 0; y < levels.Size.Rows; y++, boxRow += columns)
            {
                Span<T> row = cube.Slice(levels.CubeOffset(y, z), columns);
                ReadOnlySpan<byte> inside = box.Slice(boxRow, columns);
                for (int x = 0; x < inside.Length; x++)
                {
                    if (inside[x] == 0) continue;
                    double value = exact.Length > 0 ? exact[from] : values[from];
                    from++;
                    row[x] = table is null ? ranks[Array.BinarySearch(distinct, value)] : table[(int)(value - first)];
                }
            }
        }
    }

    /// <summary>A table from (intensity - first) to rank where the intensities are whole numbers of a small range; else null.</summary>
    private static T[]? WholeNumberTable<T>(double[] distinct, T[] ranks)
        where T : unmanaged
    {
        double first = distinct[0], range = distinct[^1] - first;
        if (range >= RegionIntensities.MaximumTableRange || first != Math.Floor(first)) return null;
        T[] table = new T[(int)range + 1];
        for (int i = 0; i < distinct.Length; i++)
        {
            if (distinct[i] != Math.Floor(distinct[i])) return null;
            table[(int)(distinct[i] - first)] = ranks[i];
        }
        return table;
    }
}
