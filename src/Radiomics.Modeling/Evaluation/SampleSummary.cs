namespace Radiomics.Modeling;

/// <summary>A numeric sample in figures. What is undefined for its size is NaN.</summary>
public sealed record SampleSummary
{
    private SampleSummary() { }

    /// <summary>Values that are known.</summary>
    public required int Count { get; init; }

    /// <summary>Values that are missing (NaN).</summary>
    public required int Missing { get; init; }

    /// <summary>Mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation with n - 1; NaN of fewer than two values.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Least value.</summary>
    public required double Minimum { get; init; }

    /// <summary>Lower quartile, interpolated (type 7).</summary>
    public required double LowerQuartile { get; init; }

    /// <summary>Median.</summary>
    public required double Median { get; init; }

    /// <summary>Upper quartile, interpolated (type 7).</summary>
    public required double UpperQuartile { get; init; }

    /// <summary>Largest value.</summary>
    public required double Maximum { get; init; }

    /// <summary>1.4826 x median of the absolute distances from the median: a standard deviation that outliers do not move.</summary>
    public required double MedianAbsoluteDeviation { get; init; }

    /// <summary>Upper less lower quartile.</summary>
    public double InterquartileRange => UpperQuartile - LowerQuartile;

    /// <summary>Summarises a sample.</summary>
    /// <param name="values">Values; NaN is missing.</param>
    /// <exception cref="ModelingException">A value is infinite.</exception>
    public static SampleSummary Of(ReadOnlySpan<double> values)
    {
        double[] known = Sorted(values);
        int n = known.Length;
        double mean = 0, squares = 0, median = SampleQuantile.Of(known, 0.5);
        foreach (double value in known) mean += value;
        mean = n == 0 ? double.NaN : mean / n;
        // A second pass takes the rounding of the first mean away.
        double rest = 0;
        foreach (double value in known) rest += value - mean;
        if (n > 0) mean += rest / n;
        foreach (double value in known) squares += (value - mean) * (value - mean);
        double[] distances = [.. known.Select(v => Math.Abs(v - median)).Order()];
        return new SampleSummary
        {
            Count = n, Missing = values.Length - n, Mean = mean, StandardDeviation = n < 2 ? double.NaN : Math.Sqrt(squares / (n - 1)),
            Minimum = n == 0 ? double.NaN : known[0], Maximum = n == 0 ? double.NaN : known[^1], Median = median,
            LowerQuartile = SampleQuantile.Of(known, 0.25), UpperQuartile = SampleQuantile.Of(known, 0.75), MedianAbsoluteDeviation = 1.4826 * SampleQuantile.Of(distances, 0.5),
        };
    }

    /// <summary>Any quantile of a sample, interpolated (type 7); NaN of an empty one.</summary>
    /// <param name="values">Values; NaN is missing.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static double Quantile(ReadOnlySpan<double> values, double probability)
    {
        if (!(probability is >= 0 and <= 1)) throw ModelingErrors.Option("probability", probability.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "0 to 1");
        return SampleQuantile.Of(Sorted(values), probability);
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        List<double> known = new(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsInfinity(values[i])) throw ModelingErrors.NotFinite("sample", i, values[i]);
            if (!double.IsNaN(values[i])) known.Add(values[i]);
        }
        known.Sort();
        return [.. known];
    }
}
