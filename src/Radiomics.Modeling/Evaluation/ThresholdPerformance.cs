namespace Radiomics.Modeling;

/// <summary>What a score does at one threshold, with exact (Clopper-Pearson) intervals of its rates; a rate of nobody is NaN.</summary>
public sealed record ThresholdPerformance
{
    private ThresholdPerformance() { }

    /// <summary>Scores at or above it are called positive.</summary>
    public required double Threshold { get; init; }

    /// <summary>Positives called positive.</summary>
    public required int TruePositives { get; init; }

    /// <summary>Negatives called positive.</summary>
    public required int FalsePositives { get; init; }

    /// <summary>Positives called negative.</summary>
    public required int FalseNegatives { get; init; }

    /// <summary>Negatives called negative.</summary>
    public required int TrueNegatives { get; init; }

    /// <summary>Share of positives called positive.</summary>
    public ConfidenceInterval Sensitivity => Rate(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Share of negatives called negative.</summary>
    public ConfidenceInterval Specificity => Rate(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>Share of positive calls that are right.</summary>
    public ConfidenceInterval PositivePredictiveValue => Rate(TruePositives, TruePositives + FalsePositives);

    /// <summary>Share of negative calls that are right.</summary>
    public ConfidenceInterval NegativePredictiveValue => Rate(TrueNegatives, TrueNegatives + FalseNegatives);

    /// <summary>Share of right calls.</summary>
    public ConfidenceInterval Accuracy => Rate(TruePositives + TrueNegatives, TruePositives + FalsePositives + FalseNegatives + TrueNegatives);

    /// <summary>Counts calls at a threshold.</summary>
    /// <param name="labels">Whether each subject is positive.</param>
    /// <param name="scores">Score of each subject.</param>
    /// <param name="threshold">Scores at or above it are called positive.</param>
    public static ThresholdPerformance At(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores, double threshold)
    {
        if (labels.Length != scores.Length) throw ModelingErrors.Shape("scores", $"{scores.Length} for {labels.Length} labels");
        int tp = 0, fp = 0, fn = 0, tn = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (scores[i] >= threshold)
            {
                if (labels[i]) tp++;
                else fp++;
            }
            else if (labels[i]) fn++;
            else tn++;
        }
        return new ThresholdPerformance { Threshold = threshold, TruePositives = tp, FalsePositives = fp, FalseNegatives = fn, TrueNegatives = tn };
    }

    private static ConfidenceInterval Rate(int count, int total) => total == 0
        ? new ConfidenceInterval(double.NaN, double.NaN, double.NaN, double.NaN)
        : new ConfidenceInterval(
            (double)count / total, count == 0 ? 0 : Tails.BetaQuantile(0.025, count, total - count + 1), count == total ? 1 : Tails.BetaQuantile(0.975, count + 1, total - count), double.NaN);
}
