namespace Radiomics.Modeling;

/// <summary>What a model says of one row.</summary>
/// <param name="Patient">The row's patient.</param>
/// <param name="LinearPredictor">Log odds, log hazard relative to the mean training row, or the expected class from 0.</param>
/// <param name="Probability">Probability of the positive class; NaN for other outcomes.</param>
/// <param name="Risks">Probability of an event by each horizon; empty for classes.</param>
/// <param name="Imputed">Columns that were missing and took the training median, or categories that were missing or unknown and took the most frequent level.</param>
/// <param name="OutOfRange">Features outside of what training rows had: the model extrapolates there.</param>
public sealed record Prediction(
    string Patient, double LinearPredictor, double Probability, IReadOnlyList<double> Risks, IReadOnlyList<string> Imputed, IReadOnlyList<string> OutOfRange)
{
    /// <summary>Probability of each class with an order, in the order of <see cref="TrainedModel.Classes"/>; empty for other outcomes.</summary>
    public IReadOnlyList<double> ClassProbabilities { get; init; } = [];

    /// <summary>Categories whose value no training row had, as column=value: they count as missing, and are among <see cref="Imputed"/>.</summary>
    public IReadOnlyList<string> UnknownLevels { get; init; } = [];
}
