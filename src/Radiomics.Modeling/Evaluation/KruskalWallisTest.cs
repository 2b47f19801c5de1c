namespace Radiomics.Modeling;

/// <summary>Kruskal and Wallis's rank test (1952) that several groups have one distribution.</summary>
public static class KruskalWallisTest
{
    /// <summary>Runs the test, corrected for ties; as <c>kruskal.test</c> of R. The statistic is NaN where all values are the same.</summary>
    /// <param name="groups">Finite values by group: two groups or more, none empty.</param>
    public static TestResult Run(IReadOnlyList<double[]> groups)
    {
        double[][] samples = Samples.Groups(groups, 1);
        double[] all = [.. samples.SelectMany(s => s)], ranks = Ranks.Of(all);
        double n = all.Length, sum = 0;
        int at = 0;
        foreach (double[] sample in samples)
        {
            double part = 0;
            for (int i = 0; i < sample.Length; i++) part += ranks[at++];
            sum += part * part / sample.Length;
        }
        double statistic = (12 * sum / (n * (n + 1)) - 3 * (n + 1)) / (1 - Samples.TieTerm(all) / (n * n * n - n));
        return new TestResult(statistic, samples.Length - 1, Tails.ChiSquare(statistic, samples.Length - 1));
    }
}
