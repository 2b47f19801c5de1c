namespace Radiomics.Modeling;

/// <summary>Performance of a plan, each patient predicted by models that had not seen him.</summary>
public sealed record EvaluationReport
{
    /// <summary>What is predicted.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>Rows, patients and events (or positives, or rows of the smallest class).</summary>
    public required (int Rows, int Patients, int Events) Counts { get; init; }

    /// <summary>
    /// Area under the ROC curve, Harrell's concordance, or that of the expected class with the order of classes (0.5 is chance in each): pairs within a fold only, since models of other folds have other scales; the mean over repeats with the
    /// interval of one (repeats do not make patients).
    /// </summary>
    public required ConfidenceInterval Discrimination { get; init; }

    /// <summary>The discrimination of each repeat.</summary>
    public required IReadOnlyList<double> Repeats { get; init; }

    /// <summary>Calibration of the first repeat's probabilities; null for survival, or where it is undefined.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Net benefit of the first repeat's probabilities; empty for survival.</summary>
    public IReadOnlyList<DecisionCurvePoint> DecisionCurve { get; init; } = [];

    /// <summary>Performance at each horizon, from the first repeat; empty for classes.</summary>
    public IReadOnlyList<HorizonPerformance> Horizons { get; init; } = [];

    /// <summary>Performance over all times up to the last horizon, from the first repeat; null for classes.</summary>
    public SurvivalSummary? Overall { get; init; }

    /// <summary>How well classes with an order are told apart, by the first repeat's probabilities; null for other outcomes.</summary>
    public OrderedPerformance? Classes { get; init; }

    /// <summary>In what share of all outer models each feature had a coefficient that is not zero.</summary>
    public required IReadOnlyDictionary<string, double> SelectionFrequency { get; init; }

    /// <summary>Outer folds of each repeat, with their hash.</summary>
    public required IReadOnlyList<PatientSplit> Splits { get; init; }

    /// <summary>Every prediction, by repeat, then row.</summary>
    public required IReadOnlyList<FoldPrediction> Predictions { get; init; }
}
