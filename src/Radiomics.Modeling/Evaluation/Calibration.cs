namespace Radiomics.Modeling;

/// <summary>How predicted probabilities of a class agree with what happened.</summary>
public sealed record Calibration
{
    private Calibration() { }

    /// <summary>Calibration in the large: the intercept with the slope held at one; 0 is right, above 0 the predictions are too low.</summary>
    public required ConfidenceInterval InTheLarge { get; init; }

    /// <summary>Intercept of the outcome on the logit of the prediction.</summary>
    public required ConfidenceInterval Intercept { get; init; }

    /// <summary>Slope of the outcome on the logit of the prediction; below 1 the predictions are too extreme.</summary>
    public required ConfidenceInterval Slope { get; init; }

    /// <summary>Mean squared error of the probability.</summary>
    public required double Brier { get; init; }

    /// <summary>1 - Brier / that of the prevalence for everyone.</summary>
    public required double ScaledBrier { get; init; }

    /// <summary>Mean negative log likelihood.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The calibration curve: groups of equal size by predicted risk.</summary>
    public required IReadOnlyList<CalibrationGroup> Groups { get; init; }

    /// <summary>Judges probabilities.</summary>
    /// <param name="labels">Whether each subject is positive.</param>
    /// <param name="probabilities">Predicted probabilities, between 0 and 1, neither of them.</param>
    /// <param name="groups">Groups of the curve.</param>
    /// <exception cref="ModelingException">One class, separation, or a probability out of range.</exception>
    public static Calibration Of(ReadOnlySpan<bool> labels, ReadOnlySpan<double> probabilities, int groups = 10)
    {
        int n = labels.Length;
        if (probabilities.Length != n) throw ModelingErrors.Shape("probabilities", $"{probabilities.Length} for {n} labels");
        double[] logit = new double[n], p = probabilities.ToArray();
        bool[] y = labels.ToArray();
        double brier = 0, loss = 0, prevalence = y.Count(v => v) / (double)n;
        for (int i = 0; i < n; i++)
        {
            if (!(p[i] is > 0 and < 1)) throw ModelingErrors.NotFinite("predicted probability (above 0, below 1)", i, p[i]);
            logit[i] = Math.Log(p[i] / (1 - p[i]));
            double error = (y[i] ? 1 : 0) - p[i];
            brier += error * error / n;
            loss -= Math.Log(y[i] ? p[i] : 1 - p[i]) / n;
        }
        LogisticModel large = LogisticModel.Fit(new DesignMatrix([], n, []), y, offset: logit), slope = LogisticModel.Fit(new DesignMatrix(["logit"], n, logit), y);
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => p[i]).ThenBy(i => i)];
        // R's cut(rank, groups): equal widths of rank.
        int[][] cut = [.. order.Select((row, rank) => (row, Group: Math.Min(groups - 1, Math.Max(0, (int)Math.Ceiling(rank * (double)groups / (n - 1) - 1e-9) - 1)))).GroupBy(g => g.Group).Select(g => g.Select(v => v.row).ToArray())];
        return new Calibration
        {
            InTheLarge = large.Coefficients.Interval(0), Intercept = slope.Coefficients.Interval(0), Slope = slope.Coefficients.Interval(1), Brier = brier,
            ScaledBrier = 1 - brier / (prevalence * (1 - prevalence)), LogLoss = loss,
            Groups = [.. cut.Select(rows => new CalibrationGroup(rows.Length, rows.Average(i => p[i]), rows.Count(i => y[i]) / (double)rows.Length))],
        };
    }
}
