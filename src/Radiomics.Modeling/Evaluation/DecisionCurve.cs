namespace Radiomics.Modeling;

/// <summary>Decision-curve analysis.</summary>
public static class DecisionCurve
{
    /// <summary>Net benefit at some thresholds.</summary>
    /// <param name="labels">Whether each subject is positive.</param>
    /// <param name="probabilities">Predicted probabilities.</param>
    /// <param name="thresholds">Thresholds between 0 and 1, neither of them.</param>
    public static IReadOnlyList<DecisionCurvePoint> Of(ReadOnlySpan<bool> labels, ReadOnlySpan<double> probabilities, IReadOnlyList<double> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        double n = labels.Length, prevalence = labels.Count(true) / n;
        List<DecisionCurvePoint> points = [];
        foreach (double threshold in thresholds)
        {
            if (!(threshold is > 0 and < 1)) throw ModelingErrors.Option("threshold", threshold.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "between 0 and 1");
            double odds = threshold / (1 - threshold);
            ThresholdPerformance at = ThresholdPerformance.At(labels, probabilities, threshold);
            points.Add(new DecisionCurvePoint(threshold, at.TruePositives / n - at.FalsePositives / n * odds, prevalence - (1 - prevalence) * odds));
        }
        return points;
    }
}
