namespace Radiomics.Modeling;

/// <summary>
/// The rank-sum test of Wilcoxon (1945), Mann and Whitney (1947) of two groups; as <c>wilcox.test</c> of R. The statistic counts the pairs in which the first group's
/// value is the larger one, ties as a half.
/// </summary>
/// <param name="Test">Statistic W and two-sided p.</param>
/// <param name="IsExact">Whether p comes from all orders rather than from the normal approximation.</param>
/// <param name="Shift">Hodges and Lehmann's shift of the first group against the second with its exact interval; null with the normal approximation.</param>
public sealed record RankSumTest(TestResult Test, bool IsExact, ConfidenceInterval? Shift)
{
    private const int MostExact = 50;
    private const int MostPairs = 10_000;

    /// <summary>Runs the test.</summary>
    /// <param name="first">First group, finite values.</param>
    /// <param name="second">Second group, finite values.</param>
    /// <param name="exact">Whether p is exact; null where both groups have fewer than 50 values and none are tied. Ties rule it out.</param>
    /// <param name="continuity">Whether the normal approximation is corrected by half a pair.</param>
    /// <param name="level">Confidence level of the shift.</param>
    public static RankSumTest Run(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool? exact = null, bool continuity = true, double level = 0.95)
    {
        (double[] a, double[] b) = (Samples.Finite(first, "first group", 1), Samples.Finite(second, "second group", 1));
        double[] all = [.. a, .. b], ranks = Ranks.Of(all);
        double m = a.Length, n = b.Length, total = m + n, statistic = ranks.Take(a.Length).Sum() - m * (m + 1) / 2, ties = Samples.TieTerm(all);
        if (exact == true && ties > 0) throw ModelingErrors.Option("exact", "true where values are tied", "false, or null");
        if (exact == true && m * n > MostPairs) throw ModelingErrors.Option("exact", $"true for {a.Length} by {b.Length} values", $"at most {MostPairs} pairs");
        if (exact ?? (ties == 0 && m < MostExact && n < MostExact)) return Exact(a, b, statistic, level);
        double z = statistic - m * n / 2, deviation = Math.Sqrt(m * n / 12 * (total + 1 - ties / (total * (total - 1))));
        if (continuity) z -= Math.Sign(z) * 0.5;
        return new RankSumTest(new TestResult(statistic, double.NaN, deviation == 0 ? double.NaN : Tails.TwoSidedNormal(z / deviation)), false, null);
    }

    private static RankSumTest Exact(double[] a, double[] b, double statistic, double level)
    {
        double[] cumulative = Distribution(a.Length, b.Length);
        int pairs = a.Length * b.Length, w = (int)statistic;
        // The distribution is symmetric: P(W >= w) = P(W <= pairs - w).
        double p = Math.Min(1, 2 * cumulative[Math.Min(w, pairs - w)]);
        double[] differences = [.. a.SelectMany(x => b.Select(y => x - y)).Order()];
        double alpha = 1 - level;
        if (!(level is > 0 and < 1)) throw ModelingErrors.Option("confidence level", level.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "a number between 0 and 1");
        int cut = 0;
        while (cumulative[cut] < alpha / 2 * (1 - 1e-12)) cut++;
        cut = Math.Max(cut, 1);
        return new RankSumTest(
            new TestResult(statistic, double.NaN, p), true, new ConfidenceInterval(SampleQuantile.Of(differences, 0.5), differences[cut - 1], differences[pairs - cut], double.NaN));
    }

    /// <summary>
    /// P(W at most w) over all orders: the largest value is of the first group with probability m / (m + n), and then beats all n of the second. Only sums of positive terms,
    /// so that tails keep their digits.
    /// </summary>
    private static double[] Distribution(int m, int n)
    {
        double[][] before = [.. Enumerable.Range(0, n + 1).Select<int, double[]>(_ => [1])];
        for (int i = 1; i <= m; i++)
        {
            double[][] now = new double[n + 1][];
            now[0] = [1];
            for (int j = 1; j <= n; j++)
            {
                double[] shares = now[j] = new double[i * j + 1];
                double first = i / (double)(i + j), second = j / (double)(i + j);
                for (int w = 0; w < before[j].Length; w++) shares[w + j] += first * before[j][w];
                for (int w = 0; w < now[j - 1].Length; w++) shares[w] += second * now[j - 1][w];
            }
            before = now;
        }
        double sum = 0;
        return [.. before[n].Select(share => sum += share)];
    }
}
