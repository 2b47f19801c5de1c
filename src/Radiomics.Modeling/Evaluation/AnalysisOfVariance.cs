namespace Radiomics.Modeling;

/// <summary>One-way analysis of variance: F tests that several groups have one mean; as <c>oneway.test</c> of R.</summary>
/// <param name="Test">The F statistic, its numerator's degrees of freedom and p; NaN where no group varies.</param>
/// <param name="DenominatorDegrees">Degrees of freedom of the denominator.</param>
public sealed record AnalysisOfVariance(TestResult Test, double DenominatorDegrees)
{
    /// <summary>Fisher's test of groups taken to have one variance.</summary>
    /// <param name="groups">Finite values by group: two groups or more, none empty, more values than groups.</param>
    public static AnalysisOfVariance Pooled(IReadOnlyList<double[]> groups)
    {
        double[][] samples = Samples.Groups(groups, 1);
        int n = samples.Sum(s => s.Length), k = samples.Length;
        if (n <= k) throw ModelingErrors.Shape("groups", $"{n} values in {k} groups");
        double grand = Samples.Mean([.. samples.SelectMany(s => s)]), between = 0, within = 0;
        foreach (double[] sample in samples)
        {
            double mean = Samples.Mean(sample);
            between += sample.Length * (mean - grand) * (mean - grand);
            within += Samples.Squares(sample, mean);
        }
        double f = between / (k - 1) / (within / (n - k));
        return new AnalysisOfVariance(new TestResult(f, k - 1, Tails.Fisher(f, k - 1, n - k)), n - k);
    }

    /// <summary>Welch's test (1951) of groups whose variances may differ.</summary>
    /// <param name="groups">Finite values by group: two groups or more, two values or more in each.</param>
    public static AnalysisOfVariance Welch(IReadOnlyList<double[]> groups)
    {
        double[][] samples = Samples.Groups(groups, 2);
        int k = samples.Length;
        double[] means = [.. samples.Select(Samples.Mean)];
        double[] weights = [.. samples.Select((s, i) => s.Length / (Samples.Squares(s, means[i]) / (s.Length - 1)))];
        double total = weights.Sum(), mean = weights.Select((w, i) => w * means[i]).Sum() / total;
        double spread = samples.Select((s, i) => Math.Pow(1 - weights[i] / total, 2) / (s.Length - 1)).Sum() / (k * (double)k - 1);
        double f = weights.Select((w, i) => w * (means[i] - mean) * (means[i] - mean)).Sum() / ((k - 1) * (1 + 2 * (k - 2) * spread));
        double degrees = 1 / (3 * spread);
        return new AnalysisOfVariance(new TestResult(f, k - 1, Tails.Fisher(f, k - 1, degrees)), degrees);
    }
}
