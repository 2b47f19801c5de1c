using System.Numerics;

namespace Radiomics;

/// <summary>Writes the ranks of a region's voxels into the padded cube.</summary>
internal static class GrayLevelCube
{
    /// <summary>Fills the cube.</summary>
    /// <param name="region">The region's intensities, in scan order.</param>
    /// <param name="edges">The edges between levels.</param>
    /// <param name="ends">For each rank the position after its last distinct intensity.</param>
    /// <param name="levels">Gives the cube's layout.</param>
    /// <param name="cube">The cube, all 0.</param>
    public static void Fill<T>(RegionIntensities region, BinEdges edges, IReadOnlyList<int> ends, GrayLevels levels, Span<T> cube)
        where T : unmanaged, IBinaryInteger<T>
    {
        double[] distinct = region.Distribution.Values;
        double first = distinct[0];
        // Double precision may hold whole numbers that single precision does not.
        T[]? table = region.ExactValues.Length > 0 ? null : WholeNumberTable<T>(distinct, ends);
        T[] byLevel = table is null ? RankByLevel<T>(levels) : [];

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
                    if (exact.Length > 0) Rank(exact.Slice(from, run.Length), edges, byLevel, run);
                    else if (table is null) Rank(values.Slice(from, run.Length), edges, byLevel, run);
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

    /// <summary>Ranks of any intensities, by their levels.</summary>
    private static void Rank<TValue, T>(ReadOnlySpan<TValue> values, BinEdges edges, T[] byLevel, Span<T> ranks)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        for (int x = 0; x < ranks.Length; x++) ranks[x] = byLevel[(int)edges.LevelOf(double.CreateChecked(values[x]))];
    }

    private static T[] RankByLevel<T>(GrayLevels levels)
        where T : unmanaged, IBinaryInteger<T>
    {
        T[] ranks = new T[levels.HighestLevel + 1];
        for (int i = 0; i < levels.LevelCount; i++) ranks[levels.Levels[i]] = T.CreateTruncating(i + 1);
        return ranks;
    }

    /// <summary>A table from (intensity - first) to rank where the intensities are whole numbers of a small range; else null.</summary>
    private static T[]? WholeNumberTable<T>(double[] distinct, IReadOnlyList<int> ends)
        where T : unmanaged, IBinaryInteger<T>
    {
        double first = distinct[0], range = distinct[^1] - first;
        if (range >= RegionIntensities.MaximumTableRange || first != Math.Floor(first)) return null;
        T[] table = new T[(int)range + 1];
        T rank = T.One;
        for (int i = 0, next = 0; i < distinct.Length; i++)
        {
            if (distinct[i] != Math.Floor(distinct[i])) return null;
            if (i == ends[next])
            {
                next++;
                rank++;
            }
            table[(int)(distinct[i] - first)] = rank;
        }
        return table;
    }
}
