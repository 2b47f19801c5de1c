namespace Radiomics.Modeling;

/// <summary>Many tests at once: p-values adjusted so that the share of false ones among the findings stays below the level.</summary>
public static class FalseDiscoveryRate
{
    /// <summary>
    /// Benjamini and Hochberg's adjusted p-values (1995), or Benjamini and Yekutieli's (2001): the smallest false-discovery rate at which each test is kept. NaN stays NaN and
    /// counts for nothing.
    /// </summary>
    /// <param name="pValues">P-values.</param>
    /// <param name="anyDependence">Whether tests may depend on each other in any way (Benjamini and Yekutieli) rather than positively.</param>
    public static double[] Adjust(IReadOnlyList<double> pValues, bool anyDependence = false)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        int[] order = [.. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i])).OrderBy(i => pValues[i])];
        double[] result = [.. Enumerable.Repeat(double.NaN, pValues.Count)];
        double least = 1, factor = anyDependence ? Enumerable.Range(1, order.Length).Sum(i => 1.0 / i) : 1;
        for (int rank = order.Length; rank >= 1; rank--) result[order[rank - 1]] = least = Math.Min(least, factor * pValues[order[rank - 1]] * order.Length / rank);
        return result;
    }
}
