namespace Radiomics;

/// <summary>A cell above 0 of a texture matrix that is being counted.</summary>
/// <param name="Row">Row: the rank of a gray level, from 1.</param>
/// <param name="Column">Column: the rank of the other level, or a length.</param>
/// <param name="Count">How often; a whole number until weights are applied.</param>
internal readonly record struct CountedCell(int Row, int Column, double Count)
{
    private long Key => ((long)Row << 32) | (uint)Column;

    /// <summary>The weighted sum of matrices, in the order of the list.</summary>
    /// <param name="matrices">Matrices, each by row and then by column.</param>
    /// <param name="weights">A weight for each.</param>
    /// <returns>The cells of the sum, by row and then by column; cells that weights make 0 are left out.</returns>
    public static CountedCell[] Sum(IReadOnlyList<CountedCell[]> matrices, ReadOnlySpan<double> weights)
    {
        CountedCell[] sum = [];
        for (int i = 0; i < matrices.Count; i++) sum = Add(sum, matrices[i], weights[i]);
        return sum;
    }

    private static CountedCell[] Add(CountedCell[] sum, CountedCell[] matrix, double weight)
    {
        List<CountedCell> result = new(sum.Length + matrix.Length);
        int a = 0;
        foreach (CountedCell cell in matrix)
        {
            double count = cell.Count * weight;
            while (a < sum.Length && sum[a].Key < cell.Key) result.Add(sum[a++]);
            if (a < sum.Length && sum[a].Key == cell.Key) count = sum[a++].Count + count;
            if (count != 0) result.Add(cell with { Count = count });
        }
        result.AddRange(sum.AsSpan(a));
        return [.. result];
    }
}
