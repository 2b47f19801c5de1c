namespace Radiomics.Modeling;

/// <summary>Wilcoxon's signed-rank test (1945) of pairs.</summary>
public static class SignedRankTest
{
    /// <summary>
    /// Runs the test by its normal approximation, corrected for ties; pairs without a difference are left out. As <c>wilcox.test(paired = TRUE, exact = FALSE)</c> of R. The
    /// statistic is the sum of the ranks of positive differences, first less second; p is NaN where no pair differs.
    /// </summary>
    /// <param name="first">First value of each subject.</param>
    /// <param name="second">Second value of the same subjects.</param>
    /// <param name="continuity">Whether the approximation is corrected by half a rank.</param>
    public static TestResult Run(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool continuity = true)
    {
        (double[] a, double[] b) = Samples.Paired(first, second, 1);
        double[] differences = [.. a.Select((v, i) => v - b[i]).Where(d => d != 0)], sizes = [.. differences.Select(Math.Abs)], ranks = Ranks.Of(sizes);
        double n = differences.Length, statistic = differences.Select((d, i) => d > 0 ? ranks[i] : 0).Sum();
        double z = statistic - n * (n + 1) / 4, deviation = Math.Sqrt(n * (n + 1) * (2 * n + 1) / 24 - Samples.TieTerm(sizes) / 48);
        if (continuity) z -= Math.Sign(z) * 0.5;
        return new TestResult(statistic, double.NaN, deviation == 0 ? double.NaN : Tails.TwoSidedNormal(z / deviation));
    }
}
