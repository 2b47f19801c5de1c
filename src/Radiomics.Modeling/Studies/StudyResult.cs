namespace Radiomics.Modeling;

/// <summary>A study: a model, how well it does on patients it has not seen, and what it was compared with.</summary>
public sealed record StudyResult
{
    /// <summary>What is predicted.</summary>
    public required StudyTarget Target { get; init; }

    /// <summary>How it was made.</summary>
    public required StudyConfiguration Configuration { get; init; }

    /// <summary>The plan of the final model.</summary>
    public required TrainingPlan Plan { get; init; }

    /// <summary>The final model, trained on all rows.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>Each set of columns judged by nested cross-validation on the same folds; the final model's is <see cref="Final"/>.</summary>
    public required PlanComparison Comparison { get; init; }

    /// <summary>Name of the final model's set.</summary>
    public required string Final { get; init; }

    /// <summary>Report of the final model's set.</summary>
    public EvaluationReport Evaluation => Comparison.Reports[Final];

    /// <summary>Shuffled outcomes; null where none were asked for.</summary>
    public PermutationCheck? Permutation { get; init; }

    /// <summary>Bootstrap optimism; null where none was asked for.</summary>
    public BootstrapOptimism? Optimism { get; init; }

    /// <summary>The cohort by outcome; null where there is nothing to describe.</summary>
    public DescriptiveTable? Cohort { get; init; }

    /// <summary>Performance by the values of some columns.</summary>
    public IReadOnlyList<SubgroupPerformance> Subgroups { get; init; } = [];

    /// <summary>Thirds of the patients by predicted risk; empty for classes.</summary>
    public IReadOnlyList<RiskGroup> RiskGroups { get; init; } = [];

    /// <summary>Log-rank test of the risk groups; null for classes.</summary>
    public TestResult? RiskGroupTest { get; init; }

    /// <summary>Slope of survival on the prediction of models that had not seen the patient: 1 is right, below it predictions are too extreme; null for classes or where it is undefined.</summary>
    public ConfidenceInterval? SurvivalSlope { get; init; }

    /// <summary>Test that the effect of the prediction stays the same over time; null for classes or where it is undefined.</summary>
    public TestResult? ProportionalHazards { get; init; }

    /// <summary>What the model does at stated risks; empty where there is no probability.</summary>
    public IReadOnlyList<ThresholdPerformance> Thresholds { get; init; } = [];

    /// <summary>Recorded treatments; null where no column was named.</summary>
    public TreatmentTable? Treatments { get; init; }

    /// <summary>What was decided about rows and columns, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Unit of follow-up; empty where it is not told.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>The rows with an outcome, in the order of predictions.</summary>
    public required ModelingData Data { get; init; }

    /// <summary>Clinical columns.</summary>
    public required IReadOnlyList<string> Clinical { get; init; }

    /// <summary>Number of radiomic columns.</summary>
    public required int RadiomicFeatures { get; init; }

    /// <summary>Rows of the prepared table without an outcome.</summary>
    public int LeftOut => Data.LeftOut;
}
