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
        Span<int> distances = stackalloc int[WholeNumbers.Block];
        for (int z = 0; z < levels.Size.Slices; z++)
        {
            for (int y = 0; y < levels.Size.Rows; y++, boxRow += columns)
            {
                Span<T> row = cube.Slice(levels.CubeOffset(y, z), columns);
                foreach ((int start, int end) in new RowRuns(box.Slice(boxRow, columns)))
                {
                    Span<T> run = row[start..end];
                    if (exact.Length > 0) Rank(exact.Slice(from, run.Length), distinct, ranks, table, run);
                    else if (table is null) Rank(values.Slice(from, run.Length), distinct, ranks, run);
                    else Rank(values.Slice(from, run.Length), (float)first, table, distances, run);
                    from += run.Length;
                }
            }
        }
    }

    /// <summary>Ranks of whole numbers.</summary>
    private static void Rank<T>(ReadOnlySpan<float> values, float first, T[] table, Span<int> distances, Span<T> ranks)
    {
        for (int i = 0; i < values.Length; i += WholeNumbers.Block)
        {
            int count = Math.Min(WholeNumbers.Block, values.Length - i);
            WholeNumbers.TryMeasure(values.Slice(i, count), first, distances);
            Span<T> to = ranks.Slice(i, count);
            for (int x = 0; x < to.Length; x++) to[x] = table[distances[x]];
        }
    }

    private static void Rank<T>(ReadOnlySpan<float> values, double[] distinct, T[] rankOfDistinct, Span<T> ranks)
    {
        for (int x = 0; x < ranks.Length; x++) ranks[x] = rankOfDistinct[Array.BinarySearch(distinct, (double)values[x])];
    }

    private static void Rank<T>(ReadOnlySpan<double> values, double[] distinct, T[] rankOfDistinct, T[]? table, Span<T> ranks)
    {
        double first = distinct[0];
        for (int x = 0; x < ranks.Length; x++) ranks[x] = table is null ? rankOfDistinct[Array.BinarySearch(distinct, values[x])] : table[(int)(values[x] - first)];
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
