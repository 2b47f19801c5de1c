namespace Radiomics.Modeling;

/// <summary>What was predicted of a row by a model that had not seen its patient.</summary>
/// <param name="Repeat">Zero-based repeat.</param>
/// <param name="Fold">Zero-based outer fold.</param>
/// <param name="Patient">The row's patient.</param>
/// <param name="Row">The row among those with an outcome.</param>
/// <param name="LinearPredictor">Log odds, log hazard or expected class (from 0); comparable within a fold.</param>
/// <param name="Probability">Probability of the positive class; NaN for other outcomes.</param>
/// <param name="Risks">Probability of an event by each horizon.</param>
public sealed record FoldPrediction(int Repeat, int Fold, string Patient, int Row, double LinearPredictor, double Probability, IReadOnlyList<double> Risks)
{
    /// <summary>Probability of each class with an order; empty for other outcomes.</summary>
    public IReadOnlyList<double> ClassProbabilities { get; init; } = [];
}
