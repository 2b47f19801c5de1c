namespace Radiomics.Modeling;

/// <summary>
/// Repeated nested cross-validation by patient: outer folds judge, inner folds choose the penalty, and every step of the preparation is fitted anew on each model's own
/// training rows. The same bytes for any number of threads.
/// </summary>
public static class NestedCrossValidation
{
    /// <summary>Judges a plan on a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Stops between models.</param>
    public static EvaluationReport Run(FeatureTable table, TrainingPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Run(plan.Read(table), plan, cancellation);
    }

    /// <summary>Judges a plan on data.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Stops between models.</param>
    public static EvaluationReport Run(ModelingData data, TrainingPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Validate();
        PatientSplit[] splits = [.. Enumerable.Range(0, plan.Repeats).Select(r => PatientSplit.Stratified(data.Patients, data.Strata, plan.OuterFolds, unchecked(plan.Seed + 7919 * r)))];
        int units = plan.Repeats * plan.OuterFolds;
        (FoldPrediction[] Predictions, string[] Used, FittedPipeline Fitted)[] results = new (FoldPrediction[], string[], FittedPipeline)[units];
        try
        {
            Parallel.For(0, units, new ParallelOptions { MaxDegreeOfParallelism = plan.MaxDegreeOfParallelism, CancellationToken = cancellation }, unit =>
            {
                int repeat = unit / plan.OuterFolds, fold = unit % plan.OuterFolds;
                (TrainingRows train, TestRows test) = data.Split(splits[repeat], fold);
                FittedPipeline fitted = FittedPipeline.Train(train, plan, unchecked(plan.Seed + 104729 * (unit + 1)));
                DesignMatrix x = fitted.Preparation.Apply(test);
                double[] predictor = fitted.Scores(x);
                double[][]? classes = data.Order is null ? null : fitted.Probabilities(x);
                FoldPrediction[] predictions =
                [
                    .. predictor.Select((eta, i) => new FoldPrediction(
                        repeat, fold, data.Patients[test.Rows[i]], test.Rows[i], eta, data.Outcome.Kind == OutcomeKind.Binary ? LogisticModel.Sigmoid(eta) : double.NaN,
                        data.Survival is null ? [] : [.. plan.Horizons.Select(h => 1 - Math.Exp(-FittedPipeline.At(fitted.Times, fitted.Hazard, h) * Math.Exp(eta)))]) { ClassProbabilities = classes?[i] ?? [] }),
                ];
                results[unit] = (predictions, [.. fitted.Preparation.Features.Where((_, j) => fitted.Fit.Coefficients.Any(c => c[j] != 0))], fitted);
            });
        }
        catch (AggregateException error) when (error.InnerExceptions.All(e => e is ModelingException))
        {
            throw error.InnerExceptions[0];
        }
        FoldPrediction[] all = [.. results.SelectMany(r => r.Predictions).OrderBy(p => p.Repeat).ThenBy(p => p.Row)];
        ConfidenceInterval[] values = [.. Enumerable.Range(0, plan.Repeats).Select(r => FoldDiscrimination.Of(data, [.. all.Where(p => p.Repeat == r)], plan.OuterFolds))];
        double mean = values.Average(v => v.Estimate), spread = values.Average(v => v.StandardError), half = Tails.Normal975 * spread;
        FoldPrediction[] first = [.. all.Where(p => p.Repeat == 0)];
        double[] probabilities = [.. first.Select(p => p.Probability)];
        return new EvaluationReport
        {
            Kind = data.Outcome.Kind,
            Counts = (data.Rows, data.Patients.Distinct().Count(), data.Events),
            Discrimination = new ConfidenceInterval(mean, Math.Max(0, mean - half), Math.Min(1, mean + half), spread),
            Repeats = [.. values.Select(v => v.Estimate)],
            Calibration = data.Outcome.Kind == OutcomeKind.Binary ? Modeling.Calibration.TryOf(data.Labels, probabilities) : null,
            DecisionCurve = data.Outcome.Kind == OutcomeKind.Binary ? Modeling.DecisionCurve.Of(data.Labels, probabilities, [.. Enumerable.Range(1, 19).Select(t => t / 20.0)]) : [],
            Horizons = data.Survival is { } survival ? HorizonPerformance.At(survival, [.. first.Select(p => p.Risks)], plan.Horizons) : [],
            Overall = data.Survival is { } followed
                ? SurvivalSummary.Of(
                    followed, [.. first.Select(p => p.LinearPredictor)], [.. first.Select(p => p.Fold)],
                    (i, time) => FittedPipeline.At(results[first[i].Fold].Fitted.Times, results[first[i].Fold].Fitted.Hazard, time), plan.Horizons)
                : null,
            Classes = data.Order is null ? null : OrderedPerformance.Of(data.Classes, data.ClassNames, [.. first.Select(p => p.ClassProbabilities)]),
            SelectionFrequency = results.SelectMany(r => r.Used).GroupBy(f => f).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Count() / (double)units),
            Splits = splits,
            Predictions = all,
        };
    }
}
