namespace Radiomics.Modeling;

/// <summary>Many tests at once.</summary>
public static class FalseDiscoveryRate
{
    /// <summary>Benjamini and Hochberg's adjusted p-values (1995): the smallest false-discovery rate at which each test is kept. NaN stays NaN and counts for nothing.</summary>
    /// <param name="pValues">P-values.</param>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        int[] order = [.. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i])).OrderBy(i => pValues[i])];
        double[] result = [.. Enumerable.Repeat(double.NaN, pValues.Count)];
        double least = 1;
        for (int rank = order.Length; rank >= 1; rank--) result[order[rank - 1]] = least = Math.Min(least, pValues[order[rank - 1]] * order.Length / rank);
        return result;
    }
}
