namespace Radiomics.Modeling;

/// <summary>
/// Whether a plan finds something where there is nothing: its nested cross-validation on outcomes shuffled between patients. The mean must be that of chance; if it is above, the plan leaks.
/// </summary>
/// <param name="Observed">Discrimination on the outcomes as they are.</param>
/// <param name="Shuffled">Discrimination on each shuffle.</param>
public sealed record PermutationCheck(double Observed, IReadOnlyList<double> Shuffled)
{
    /// <summary>Mean over shuffles; 0.5 is chance.</summary>
    public double Mean => Shuffled.Average();

    /// <summary>Standard error of the mean.</summary>
    public double StandardError
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Shuffled.Sum(v => (v - mean) * (v - mean)) / (Shuffled.Count - 1) / Shuffled.Count);
        }
    }

    /// <summary>Whether the mean is within three standard errors of chance.</summary>
    public bool IsAtChance => Math.Abs(Mean - 0.5) <= 3 * StandardError;

    /// <summary>Share of the shuffles that came out as good as the outcomes themselves, these among them (Phipson and Smyth, 2010).</summary>
    public double PValue => (1 + Shuffled.Count(v => v >= Observed)) / (1.0 + Shuffled.Count);

    /// <summary>Runs the check.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="plan">The plan; one repeat is run for each shuffle.</param>
    /// <param name="observed">Discrimination on the outcomes as they are.</param>
    /// <param name="shuffles">How many, at least 2.</param>
    /// <param name="progress">Told of each shuffle done.</param>
    /// <param name="cancellation">Stops between models.</param>
    public static PermutationCheck Run(ModelingData data, TrainingPlan plan, double observed, int shuffles = 20, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        if (shuffles < 2) throw ModelingErrors.Option(nameof(shuffles), $"{shuffles}", "at least 2");
        List<double> values = [];
        for (int i = 0; i < shuffles; i++)
        {
            ModelingData shuffled = data.Shuffled(unchecked(plan.Seed + 15485863 * (i + 1)));
            try
            {
                values.Add(NestedCrossValidation.Run(shuffled, plan with { Repeats = 1, Horizons = [] }, cancellation).Discrimination.Estimate);
            }
            catch (ModelingException error) when (error.Code == "MODEL_NO_FEATURES")
            {
                // Nothing passed the filters: nothing is what there is to find.
                values.Add(0.5);
            }
            progress?.Report(i + 1);
        }
        return new PermutationCheck(observed, values);
    }
}
