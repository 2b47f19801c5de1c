using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>Predictions as columns of numbers.</summary>
public static class PredictionColumns
{
    /// <summary>Names of the columns: the probability; the probability of each class and the expected class; or the risk by each horizon and the linear predictor.</summary>
    /// <param name="model">The model.</param>
    public static string[] Names(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Kind switch
        {
            OutcomeKind.Survival => [.. model.Horizons.Select(h => string.Create(CultureInfo.InvariantCulture, $"risk_by_{h:R}")), "linear_predictor"],
            OutcomeKind.Ordered => [.. model.Classes.Select(c => $"probability_{c}"), "expected_class"],
            _ => ["probability"],
        };
    }

    /// <summary>Values of the columns for one prediction.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prediction">The prediction.</param>
    public static double[] Values(TrainedModel model, Prediction prediction)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prediction);
        return model.Kind switch
        {
            OutcomeKind.Survival => [.. prediction.Risks, prediction.LinearPredictor],
            OutcomeKind.Ordered => [.. prediction.ClassProbabilities, prediction.LinearPredictor],
            _ => [prediction.Probability],
        };
    }
}
