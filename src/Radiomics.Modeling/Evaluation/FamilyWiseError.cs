namespace Radiomics.Modeling;

/// <summary>Many tests at once: p-values adjusted so that the chance of any false finding stays below the level. NaN stays NaN and counts for nothing; as <c>p.adjust</c> of R.</summary>
public static class FamilyWiseError
{
    /// <summary>Bonferroni's: each p times their number.</summary>
    /// <param name="pValues">P-values.</param>
    public static double[] Bonferroni(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        int known = pValues.Count(p => !double.IsNaN(p));
        return [.. pValues.Select(p => double.IsNaN(p) ? p : Math.Min(1, p * known))];
    }

    /// <summary>Holm's step-down adjustment (1979): right under any dependence, and never worse than Bonferroni's.</summary>
    /// <param name="pValues">P-values.</param>
    public static double[] Holm(IReadOnlyList<double> pValues)
    {
        int[] order = Order(pValues);
        double[] result = [.. Enumerable.Repeat(double.NaN, pValues.Count)];
        double most = 0;
        for (int i = 0; i < order.Length; i++) result[order[i]] = most = Math.Max(most, Math.Min(1, (order.Length - i) * pValues[order[i]]));
        return result;
    }

    /// <summary>Hochberg's step-up adjustment (1988): right for independent or positively dependent tests.</summary>
    /// <param name="pValues">P-values.</param>
    public static double[] Hochberg(IReadOnlyList<double> pValues)
    {
        int[] order = Order(pValues);
        double[] result = [.. Enumerable.Repeat(double.NaN, pValues.Count)];
        double least = 1;
        for (int i = order.Length - 1; i >= 0; i--) result[order[i]] = least = Math.Min(least, (order.Length - i) * pValues[order[i]]);
        return result;
    }

    private static int[] Order(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        return [.. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i])).OrderBy(i => pValues[i])];
    }
}
