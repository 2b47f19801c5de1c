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

    /// <summary>Positives over the sum of predictions: 1 is right, above 1 the predictions are too low.</summary>
    public required double ObservedOverExpected { get; init; }

    /// <summary>Likelihood-ratio test, two degrees, that the intercept is 0 and the slope 1.</summary>
    public required TestResult Unreliability { get; init; }

    /// <summary>Spiegelhalter's test (1986): z of the Brier score against what it would be were the predictions right.</summary>
    public required TestResult Spiegelhalter { get; init; }

    /// <summary>The calibration curve smoothed by local regression, with its distances from the predictions.</summary>
    public required SmoothCalibration Smooth { get; init; }

    /// <summary>Mean squared error of the probability.</summary>
    public required double Brier { get; init; }

    /// <summary>1 - Brier / that of the prevalence for everyone.</summary>
    public required double ScaledBrier { get; init; }

    /// <summary>Mean negative log likelihood.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The calibration curve: groups of equal size by predicted risk.</summary>
    public required IReadOnlyList<CalibrationGroup> Groups { get; init; }

    /// <summary>Judges probabilities; null where that is undefined: one probability for everyone has no slope.</summary>
    internal static Calibration? TryOf(bool[] labels, double[] probabilities)
    {
        try
        {
            return Of(labels, probabilities);
        }
        catch (ModelingException)
        {
            return null;
        }
    }

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
        double brier = 0, loss = 0, excess = 0, spread = 0, prevalence = y.Count(v => v) / (double)n;
        for (int i = 0; i < n; i++)
        {
            if (!(p[i] is > 0 and < 1)) throw ModelingErrors.NotFinite("predicted probability (above 0, below 1)", i, p[i]);
            logit[i] = Math.Log(p[i] / (1 - p[i]));
            double error = (y[i] ? 1 : 0) - p[i];
            brier += error * error / n;
            excess += error * (1 - 2 * p[i]);
            spread += (1 - 2 * p[i]) * (1 - 2 * p[i]) * p[i] * (1 - p[i]);
            loss -= Math.Log(y[i] ? p[i] : 1 - p[i]) / n;
        }
        LogisticModel large = LogisticModel.Fit(new DesignMatrix([], n, []), y, offset: logit), slope = LogisticModel.Fit(new DesignMatrix(["logit"], n, logit), y);
        double gain = 2 * n * loss - slope.Deviance, z = excess / Math.Sqrt(spread);
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => p[i]).ThenBy(i => i)];
        // R's cut(rank, groups): equal widths of rank.
        int[][] cut = [.. order.Select((row, rank) => (row, Group: Math.Min(groups - 1, Math.Max(0, (int)Math.Ceiling(rank * (double)groups / (n - 1) - 1e-9) - 1)))).GroupBy(g => g.Group).Select(g => g.Select(v => v.row).ToArray())];
        return new Calibration
        {
            InTheLarge = large.Coefficients.Interval(0), Intercept = slope.Coefficients.Interval(0), Slope = slope.Coefficients.Interval(1), Brier = brier,
            ScaledBrier = 1 - brier / (prevalence * (1 - prevalence)), LogLoss = loss, ObservedOverExpected = prevalence / p.Average(),
            Unreliability = new TestResult(gain, 2, Tails.ChiSquare(gain, 2)), Spiegelhalter = new TestResult(z, double.NaN, Tails.TwoSidedNormal(z)), Smooth = SmoothCalibration.Of(y, p),
            Groups = [.. cut.Select(rows => new CalibrationGroup(rows.Length, rows.Average(i => p[i]), rows.Count(i => y[i]) / (double)rows.Length))],
        };
    }
}
