using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>How a model is trained and judged.</summary>
public sealed record TrainingPlan
{
    /// <summary>What is predicted.</summary>
    public required OutcomeColumns Outcome { get; init; }

    /// <summary>Columns to use, text ones as categories; null for every numeric one and <see cref="Categories"/>. The size alone or clinical columns alone make a baseline.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>Columns that are categories although their values may be numbers, such as stages, each with the level the others are compared with, or null for the first in order.</summary>
    public IReadOnlyDictionary<string, string?> Categories { get; init; } = new Dictionary<string, string?>();

    /// <summary>Centre or scanner of each row, for harmonisation.</summary>
    public string? BatchColumn { get; init; }

    /// <summary>Preparation, fitted inside the folds.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    /// <summary>Mixing of the penalty: 1 is lasso, 0 is ridge.</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>Values of lambda that are tried.</summary>
    public int PathLength { get; init; } = 50;

    /// <summary>Whether the largest lambda within one standard error of the best is taken instead of the best: fewer features, steadier.</summary>
    public bool OneStandardError { get; init; }

    /// <summary>Folds that judge.</summary>
    public int OuterFolds { get; init; } = 5;

    /// <summary>Folds inside the training rows that choose lambda.</summary>
    public int InnerFolds { get; init; } = 5;

    /// <summary>How often the outer folds are drawn anew.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Times at which survival is predicted and judged, in the unit of the time column.</summary>
    public IReadOnlyList<double> Horizons { get; init; } = [];

    /// <summary>Threads; results do not depend on it.</summary>
    public int MaxDegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Rows of a table as this plan wants them.</summary>
    /// <param name="table">The table.</param>
    public ModelingData Read(FeatureTable table)
    {
        Validate();
        return ModelingData.From(table, Outcome, Features, BatchColumn, Categories);
    }

    internal void Validate()
    {
        Preparation.Validate();
        Check(OuterFolds >= 2 && InnerFolds >= 2, "folds", OuterFolds, "at least 2");
        Check(Repeats >= 1, nameof(Repeats), Repeats, "at least 1");
        Check(PathLength >= 2, nameof(PathLength), PathLength, "at least 2");
        Check(Alpha is >= 0 and <= 1, nameof(Alpha), Alpha, "0 to 1");
        Check(MaxDegreeOfParallelism >= 1, nameof(MaxDegreeOfParallelism), MaxDegreeOfParallelism, "at least 1");
        Check(Horizons.All(h => h > 0), nameof(Horizons), double.NaN, "positive times");

        static void Check(bool right, string option, double found, string expected)
        {
            if (!right) throw ModelingErrors.Option(option, found.ToString("R", CultureInfo.InvariantCulture), expected);
        }
    }
}
