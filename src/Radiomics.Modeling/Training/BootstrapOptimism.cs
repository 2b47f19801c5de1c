namespace Radiomics.Modeling;

/// <summary>
/// Harrell's bootstrap: a plan's whole training, preparation included, is repeated on patients drawn with replacement; how much better each model does on its own
/// draw than on the patients themselves is the optimism of the apparent performance.
/// </summary>
/// <param name="Apparent">Area or Harrell's concordance of the model on its own training rows.</param>
/// <param name="Optimism">Mean optimism.</param>
/// <param name="OptimismError">Its standard error over draws.</param>
/// <param name="Draws">Draws that gave a model; a draw without both classes, an event or a feature gives none.</param>
public sealed record BootstrapOptimism(double Apparent, double Optimism, double OptimismError, int Draws)
{
    /// <summary>Apparent performance less optimism.</summary>
    public double Corrected => Apparent - Optimism;

    /// <summary>Runs the bootstrap.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="cancellation">Stops between draws.</param>
    public static BootstrapOptimism Run(ModelingData data, TrainingPlan plan, int draws = 200, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        if (draws < 2) throw ModelingErrors.Option(nameof(draws), $"{draws}", "at least 2");
        int[] all = [.. Enumerable.Range(0, data.Rows)];
        double apparent = Performance(data, FittedPipeline.Train(data.All(), plan, plan.Seed), all);
        int[][] byPatient = [.. all.GroupBy(i => data.Patients[i], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray())];
        double[] optimism = new double[draws];
        Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = plan.MaxDegreeOfParallelism, CancellationToken = cancellation }, draw =>
        {
            SeededRandom random = SeededRandom.For(plan.Seed, 31, draw);
            int[] rows = [.. Enumerable.Range(0, byPatient.Length).SelectMany(_ => byPatient[random.Next(byPatient.Length)])];
            try
            {
                FittedPipeline fitted = FittedPipeline.Train(new TrainingRows(data, rows), plan, unchecked(plan.Seed + draw + 1));
                optimism[draw] = Performance(data, fitted, rows) - Performance(data, fitted, all);
            }
            catch (ModelingException error) when (error.Code is "MODEL_ONE_CLASS" or "MODEL_NO_EVENTS" or "MODEL_NO_FEATURES")
            {
                optimism[draw] = double.NaN;
            }
        });
        double[] known = [.. optimism.Where(o => !double.IsNaN(o))];
        if (known.Length < 2) throw ModelingErrors.OneClass("bootstrap", $"{known.Length} of {draws} draws gave a model");
        double mean = known.Average();
        return new BootstrapOptimism(apparent, mean, Math.Sqrt(known.Sum(o => (o - mean) * (o - mean)) / (known.Length - 1) / known.Length), known.Length);
    }

    private static double Performance(ModelingData data, FittedPipeline fitted, int[] rows)
    {
        double[] predictor = fitted.Scores(fitted.Preparation.Apply(new TestRows(data, rows)));
        return (data.Survival ?? data.Order) is { } survival ? Concordance.Harrell(survival.Select(rows), predictor).Value : new RocCurve([.. rows.Select(r => data.Labels[r])], predictor).Area;
    }
}
