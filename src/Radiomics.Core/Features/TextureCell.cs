namespace Radiomics;

/// <summary>A cell above 0 of a matrix over directions.</summary>
/// <param name="Row">The gray level, by its position among those that occur.</param>
/// <param name="Column">The other gray level, likewise; or a length.</param>
/// <param name="Value">A count while matrices are counted and summed (whole until weights are applied), a probability in a normalized matrix.</param>
internal readonly record struct TextureCell(int Row, int Column, double Value)
{
    private long Key => ((long)Row << 32) | (uint)Column;

    /// <summary>The weighted sum of matrices, in the order of the list.</summary>
    /// <param name="matrices">Matrices, each by row and then by column.</param>
    /// <param name="weights">A weight for each.</param>
    /// <returns>The cells of the sum, by row and then by column; cells that weights make 0 are left out.</returns>
    public static TextureCell[] Sum(IReadOnlyList<TextureCell[]> matrices, ReadOnlySpan<double> weights)
    {
        TextureCell[] sum = [];
        for (int i = 0; i < matrices.Count; i++) sum = Add(sum, matrices[i], weights[i]);
        return sum;
    }

    private static TextureCell[] Add(TextureCell[] sum, TextureCell[] matrix, double weight)
    {
        List<TextureCell> result = new(sum.Length + matrix.Length);
        int a = 0;
        foreach (TextureCell cell in matrix)
        {
            double count = cell.Value * weight;
            while (a < sum.Length && sum[a].Key < cell.Key) result.Add(sum[a++]);
            if (a < sum.Length && sum[a].Key == cell.Key) count = sum[a++].Value + count;
            if (count != 0) result.Add(cell with { Value = count });
        }
        result.AddRange(sum.AsSpan(a));
        return [.. result];
    }
}
