namespace Radiomics.Modeling;

/// <summary>A saved model judged on patients of another table, all of whom have an outcome.</summary>
public sealed record ModelEvaluation
{
    private ModelEvaluation() { }

    /// <summary>What is predicted.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>Rows, patients and events (or positives, or rows of the smallest class).</summary>
    public required (int Rows, int Patients, int Events) Counts { get; init; }

    /// <summary>Area under the ROC curve, Harrell's concordance, or that of the expected class with the order of classes.</summary>
    public required ConfidenceInterval Discrimination { get; init; }

    /// <summary>Calibration of the probabilities; null for other outcomes, or where it is undefined.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Net benefit; empty for other outcomes.</summary>
    public IReadOnlyList<DecisionCurvePoint> DecisionCurve { get; init; } = [];

    /// <summary>Performance at each of the model's horizons; empty for classes.</summary>
    public IReadOnlyList<HorizonPerformance> Horizons { get; init; } = [];

    /// <summary>Performance over all times up to the model's last horizon; null for classes, or where no event comes by then.</summary>
    public SurvivalSummary? Overall { get; init; }

    /// <summary>How well classes with an order are told apart; null for other outcomes.</summary>
    public OrderedPerformance? Classes { get; init; }

    /// <summary>Whether the table is the one the model was trained on: then nothing of this is performance.</summary>
    public required bool IsTrainingTable { get; init; }

    /// <summary>Points of the ROC curve; empty for other outcomes.</summary>
    public IReadOnlyList<RocPoint> Roc { get; init; } = [];

    /// <summary>What was decided about rows, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Judges a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">A table with its features and an outcome.</param>
    /// <param name="target">What is predicted, as it was when the model was trained.</param>
    /// <param name="configuration">Names of columns; null for the defaults. Everything else of it is the model's.</param>
    /// <exception cref="ModelingException">Features of other settings, a missing column, or one class.</exception>
    public static ModelEvaluation Of(TrainedModel model, FeatureTable table, StudyTarget target, StudyConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        configuration ??= new StudyConfiguration();
        if (model.Kind == OutcomeKind.Ordered) configuration = configuration with { Classes = model.Classes };
        StudyTable ready = StudyTable.Prepare(table, target, configuration);
        OutcomeColumns outcome = ready.Plan.Outcome;
        if (outcome.Kind != model.Kind) throw ModelingErrors.Option("target", $"{target}, an outcome of kind {outcome.Kind}", $"one of kind {model.Kind}, which the model predicts");
        FeatureTable rows = ready.Table.Select(outcome.RowsOf(ready.Table));
        if (rows.Rows == 0) throw ModelingErrors.Label($"columns {string.Join(", ", outcome.Names)}", "no row has an outcome");
        IReadOnlyList<Prediction> predictions = model.Predict(rows);
        double[] score = [.. predictions.Select(p => p.LinearPredictor)];
        List<string> notes = [.. ready.Notes];
        int imputed = predictions.Count(p => p.Imputed.Count > 0), beyond = predictions.Count(p => p.OutOfRange.Count > 0);
        if (imputed > 0) notes.Add($"{imputed} rows lack a value, which took what is usual in the training rows.");
        if (beyond > 0) notes.Add($"{beyond} rows have a value outside of what training rows had: the model extrapolates there.");
        int patients = rows.Patients.Distinct().Count();
        // A study trains on the prepared table, others may on the table as it is.
        bool own = ready.Table.ContentHash == model.TableHash || table.ContentHash == model.TableHash;
        switch (outcome.Kind)
        {
            case OutcomeKind.Survival:
                double[] times = rows.Numbers(outcome.First);
                SurvivalOutcome survival = new(times, [.. rows.Labels(outcome.Second).Select(l => l!.Value)]);
                if (survival.Events == 0) throw ModelingErrors.NoEvents($"column {outcome.Second}");
                return new ModelEvaluation
                {
                    Kind = outcome.Kind, Counts = (rows.Rows, patients, survival.Events), Discrimination = Concordance.Harrell(survival, score).Interval(), IsTrainingTable = own, Notes = notes,
                    Horizons = HorizonPerformance.At(survival, [.. predictions.Select(p => p.Risks)], model.Horizons),
                    Overall = SurvivalSummary.Of(survival, score, null, (_, time) => model.BaselineHazard(time), model.Horizons),
                };
            case OutcomeKind.Ordered:
                string?[] cells = rows.Categories(outcome.First);
                int[] number = [.. cells.Select(c => model.Classes.ToList().IndexOf(c!))];
                if (number.Distinct().Count() < 2) throw ModelingErrors.OneClass($"column {outcome.First}", "every row has the same class");
                SurvivalOutcome order = new([.. number.Select(c => (double)(model.Classes.Count - c))], [.. number.Select(_ => true)]);
                return new ModelEvaluation
                {
                    Kind = outcome.Kind, Counts = (rows.Rows, patients, number.GroupBy(c => c).Min(g => g.Count())), Discrimination = Concordance.Harrell(order, score).Interval(), IsTrainingTable = own,
                    Notes = notes, Classes = OrderedPerformance.Of(number, model.Classes, [.. predictions.Select(p => p.ClassProbabilities)]),
                };
            default:
                bool[] labels = [.. rows.Labels(outcome.First, outcome.Positive).Select(l => l!.Value)];
                double[] probabilities = [.. predictions.Select(p => p.Probability)];
                RocCurve roc = new(labels, score);
                return new ModelEvaluation
                {
                    Kind = outcome.Kind, Counts = (rows.Rows, patients, labels.Count(l => l)), Discrimination = roc.Interval(), IsTrainingTable = own, Notes = notes, Roc = roc.Points(),
                    Calibration = Modeling.Calibration.TryOf(labels, probabilities), DecisionCurve = Modeling.DecisionCurve.Of(labels, probabilities, [.. Enumerable.Range(1, 19).Select(t => t / 20.0)]),
                };
        }
    }
}
