namespace Radiomics.Modeling;

/// <summary>
/// Hosmer and Lemeshow's test (1980) that predicted probabilities are calibrated: observed against expected counts of both classes in groups cut at quantiles of the
/// prediction (type 7). A small p-value speaks against calibration; the test depends on its groups and has little power in small samples, so look at slope and curve first.
/// </summary>
/// <param name="Test">Chi-square with the number of groups less 2 degrees (for predictions of a model that was fitted to the same subjects; kept for others as is usual).</param>
/// <param name="Groups">The groups, by rising prediction. Where predictions are tied there may be fewer than asked for.</param>
public sealed record HosmerLemeshowTest(TestResult Test, IReadOnlyList<CalibrationGroup> Groups)
{
    /// <summary>Runs the test.</summary>
    /// <param name="labels">Whether each subject is positive.</param>
    /// <param name="probabilities">Predicted probabilities, between 0 and 1, neither of them.</param>
    /// <param name="groups">Groups, at least 3.</param>
    /// <exception cref="ModelingException">A probability out of range, or fewer than three groups.</exception>
    public static HosmerLemeshowTest Run(ReadOnlySpan<bool> labels, ReadOnlySpan<double> probabilities, int groups = 10)
    {
        if (labels.Length != probabilities.Length) throw ModelingErrors.Shape("probabilities", $"{probabilities.Length} for {labels.Length} labels");
        if (groups < 3) throw ModelingErrors.Option("groups", groups.ToString(System.Globalization.CultureInfo.InvariantCulture), "at least 3");
        double[] p = Samples.Finite(probabilities, "predicted probability", 3);
        for (int i = 0; i < p.Length; i++)
            if (!(p[i] is > 0 and < 1)) throw ModelingErrors.NotFinite("predicted probability (above 0, below 1)", i, p[i]);
        double[] sorted = [.. p.Order()];
        double[] cuts = [.. Enumerable.Range(0, groups + 1).Select(g => SampleQuantile.Of(sorted, g / (double)groups)).Distinct()];
        if (cuts.Length < 4) throw ModelingErrors.Shape("predicted probabilities", $"{Math.Max(0, cuts.Length - 1)} groups of different predictions where 3 are needed");
        bool[] y = labels.ToArray();
        // A group holds what is above its lower cut and at most its upper one; the first holds its lower cut too.
        int[][] members = [.. Enumerable.Range(0, p.Length).GroupBy(i => Enumerable.Range(1, cuts.Length - 1).First(g => p[i] <= cuts[g] || g == cuts.Length - 1)).OrderBy(g => g.Key).Select(g => g.ToArray())];
        double statistic = 0;
        foreach (int[] rows in members)
        {
            double expected = rows.Sum(i => p[i]), observed = rows.Count(i => y[i]), off = observed - expected;
            statistic += off * off / expected + off * off / (rows.Length - expected);
        }
        int degrees = members.Length - 2;
        return new HosmerLemeshowTest(
            new TestResult(statistic, degrees, Tails.ChiSquare(statistic, degrees)),
            [.. members.Select(rows => new CalibrationGroup(rows.Length, rows.Average(i => p[i]), rows.Count(i => y[i]) / (double)rows.Length))]);
    }
}
