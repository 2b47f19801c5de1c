namespace Radiomics.Modeling;

/// <summary>Correlation of two samples of the same subjects with the test that it is 0; as <c>cor.test</c> of R. NaN where one of them is constant.</summary>
/// <param name="Interval">The coefficient; limits by Fisher's transform for Pearson's, NaN for ranks.</param>
/// <param name="Test">Pearson: t with n - 2 degrees. Spearman: S, the sum of squared rank differences (corrected for ties). Kendall: z, corrected for ties.</param>
public sealed record Correlation(ConfidenceInterval Interval, TestResult Test)
{
    /// <summary>Pearson's product-moment correlation.</summary>
    /// <param name="first">First sample, at least three finite values.</param>
    /// <param name="second">Second sample.</param>
    /// <param name="level">Confidence level; the interval needs four subjects.</param>
    public static Correlation Pearson(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        (double[] a, double[] b) = Samples.Paired(first, second, 3);
        double n = a.Length, r = Product(a, b), t = r * Math.Sqrt((n - 2) / ((1 - r) * (1 + r)));
        double z = Math.Atanh(r), half = n > 3 ? Tails.Quantile(level) / Math.Sqrt(n - 3) : double.NaN;
        return new Correlation(new ConfidenceInterval(r, Math.Tanh(z - half), Math.Tanh(z + half), double.NaN), new TestResult(t, n - 2, Tails.TwoSidedStudent(t, n - 2)));
    }

    /// <summary>Spearman's rank correlation: Pearson's of the mid-ranks, p by Student's t.</summary>
    /// <param name="first">First sample, at least three finite values.</param>
    /// <param name="second">Second sample.</param>
    /// <param name="continuity">Whether p is corrected for continuity.</param>
    public static Correlation Spearman(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool continuity = false)
    {
        (double[] a, double[] b) = Samples.Paired(first, second, 3);
        double n = a.Length, r = Product(Ranks.Of(a), Ranks.Of(b)), most = n * (n * n - 1) / 6, statistic = most * (1 - r);
        double corrected = continuity ? 1 - statistic / (most + 1) : r, t = corrected / Math.Sqrt((1 - corrected * corrected) / (n - 2));
        return new Correlation(new ConfidenceInterval(r, double.NaN, double.NaN, double.NaN), new TestResult(statistic, n - 2, Tails.TwoSidedStudent(t, n - 2)));
    }

    /// <summary>Kendall's tau-b: pairs in one order less pairs in the other, over the geometric mean of the pairs that are not tied in each sample.</summary>
    /// <param name="first">First sample, at least three finite values.</param>
    /// <param name="second">Second sample.</param>
    public static Correlation Kendall(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        (double[] a, double[] b) = Samples.Paired(first, second, 3);
        double n = a.Length, all = n * (n - 1) / 2, score = 0;
        for (int i = 0; i < a.Length; i++)
            for (int j = 0; j < i; j++) score += Math.Sign(a[i].CompareTo(a[j])) * Math.Sign(b[i].CompareTo(b[j]));
        double[] tiesA = Ties(a), tiesB = Ties(b);
        double tau = score / Math.Sqrt((all - Pairs(tiesA)) * (all - Pairs(tiesB)));
        // Kendall's variance under ties (Kendall, Rank Correlation Methods, 1970, chapter 4).
        double variance = (n * (n - 1) * (2 * n + 5) - Odd(tiesA) - Odd(tiesB)) / 18 + 2 * Pairs(tiesA) * Pairs(tiesB) / (n * (n - 1)) + Triples(tiesA) * Triples(tiesB) / (9 * n * (n - 1) * (n - 2));
        double z = score / Math.Sqrt(variance);
        return new Correlation(new ConfidenceInterval(tau, double.NaN, double.NaN, double.NaN), new TestResult(z, double.NaN, double.IsNaN(tau) ? double.NaN : Tails.TwoSidedNormal(z)));

        static double[] Ties(double[] values) => [.. values.GroupBy(v => v).Select(g => (double)g.Count())];
        static double Pairs(double[] ties) => ties.Sum(t => t * (t - 1) / 2);
        static double Odd(double[] ties) => ties.Sum(t => t * (t - 1) * (2 * t + 5));
        static double Triples(double[] ties) => ties.Sum(t => t * (t - 1) * (t - 2));
    }

    private static double Product(double[] a, double[] b)
    {
        double meanA = Samples.Mean(a), meanB = Samples.Mean(b), sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
        double r = sum / Math.Sqrt(Samples.Squares(a, meanA) * Samples.Squares(b, meanB));
        return double.IsNaN(r) ? r : Math.Clamp(r, -1, 1);
    }
}
