namespace Radiomics.SegmentationEvaluation;

/// <summary>The few statistics of the tables.</summary>
internal static class Statistics
{
    private const int Resamples = 2000;

    /// <summary>The median; NaN without values.</summary>
    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    /// <summary>The mean; NaN without values.</summary>
    public static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();

    /// <summary>The share of values for which something holds; NaN without values.</summary>
    public static double Share<T>(IEnumerable<T> values, Func<T, bool> holds) => Mean(values.Select(v => holds(v) ? 1.0 : 0));

    /// <summary>The 95 % interval of the mean by the percentile bootstrap, the same at every call.</summary>
    public static (double Low, double High) MeanInterval(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return (double.NaN, double.NaN);
        SplitMix64 random = new(20240501);
        double[] means = new double[Resamples];
        for (int i = 0; i < Resamples; i++)
        {
            double sum = 0;
            for (int k = 0; k < values.Count; k++) sum += values[(int)(random.NextUnit() * values.Count)];
            means[i] = sum / values.Count;
        }
        Array.Sort(means);
        return (Percentile(means, 0.025), Percentile(means, 0.975));
    }

    /// <summary>The chance that a value of one group lies below one of the other, ties counted half (area under the ROC curve); NaN with an empty group.</summary>
    public static double ChanceBelow(IReadOnlyList<double> lower, IReadOnlyList<double> higher)
    {
        double sum = 0;
        foreach (double a in lower)
            foreach (double b in higher) sum += a < b ? 1 : a == b ? 0.5 : 0;
        return sum / ((double)lower.Count * higher.Count);
    }

    private static double Percentile(double[] ascending, double share)
    {
        if (ascending.Length == 0) return double.NaN;
        double at = share * (ascending.Length - 1);
        int below = (int)at;
        return below + 1 < ascending.Length ? ascending[below] + (at - below) * (ascending[below + 1] - ascending[below]) : ascending[below];
    }
}
