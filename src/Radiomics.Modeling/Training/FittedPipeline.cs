namespace Radiomics.Modeling;

/// <summary>A preparation and a penalised model, both fitted on the same training rows; lambda is chosen by inner folds that each fit a preparation of their own.</summary>
internal sealed class FittedPipeline
{
    private FittedPipeline(Preparation preparation, PenalizedFit fit, double[] times, double[] hazard, int lambdaIndex) =>
        (Preparation, Fit, Times, Hazard, LambdaIndex) = (preparation, fit, times, hazard, lambdaIndex);

    public Preparation Preparation { get; }

    public PenalizedFit Fit { get; }

    /// <summary>Times and cumulative baseline hazard (Breslow) at a linear predictor of 0; empty for classes.</summary>
    public double[] Times { get; }

    public double[] Hazard { get; }

    public int LambdaIndex { get; }

    public static FittedPipeline Train(TrainingRows rows, TrainingPlan plan, int seed)
    {
        Preparation preparation = Preparation.Fit(rows, plan.Preparation);
        if (preparation.Features.Count == 0)
            throw new ModelingException("MODEL_NO_FEATURES", new Problem("preparation", "no feature passed the filters", "at least one feature", "Loosen the filters, or accept that these features say nothing about the outcome."));
        DesignMatrix x = preparation.Apply(rows);
        // Held-out deviance is flat where lambda is small: a ratio of 0.05 spans all that is ever chosen there.
        PenaltyOptions options = new() { Alpha = plan.Alpha, PathLength = plan.PathLength, SmallestRatio = x.Rows >= x.Columns ? 0.01 : 0.05, Tolerance = 1e-10 };
        PenalizedPath path = Path(rows, x, options);
        double[] lambdas = [.. path.Fits.Select(f => f.Lambda)];
        int best = lambdas.Length < 2 ? 0 : Choose(rows, plan, options with { Lambdas = lambdas }, lambdas, seed);
        PenalizedFit fit = path.Fits[best];
        if (rows.Data.Survival is null) return new FittedPipeline(preparation, fit, [], [], best);
        (double[] times, double[] hazard) = Breslow(rows.Survival, fit.LinearPredictor(x));
        return new FittedPipeline(preparation, fit, times, hazard, best);
    }

    /// <summary>Cumulative baseline hazard at a time.</summary>
    public static double At(IReadOnlyList<double> times, IReadOnlyList<double> hazard, double time)
    {
        double value = 0;
        for (int i = 0; i < times.Count && times[i] <= time; i++) value = hazard[i];
        return value;
    }

    private static PenalizedPath Path(TrainingRows rows, DesignMatrix x, PenaltyOptions options) =>
        rows.Data.Survival is null ? PenalizedPath.Logistic(x, rows.Labels, options) : PenalizedPath.Cox(x, rows.Survival, options);

    private static int Choose(TrainingRows rows, TrainingPlan plan, PenaltyOptions options, double[] lambdas, int seed)
    {
        PatientSplit split = PatientSplit.Stratified(rows.Patients, rows.Strata, Math.Min(plan.InnerFolds, rows.Patients.Distinct().Count()), seed);
        List<(double Weight, double[] Deviance)> folds = [];
        for (int fold = 0; fold < split.Count; fold++)
        {
            (TrainingRows train, TestRows test) = rows.Split(split, fold);
            Preparation preparation = Preparation.Fit(train, plan.Preparation);
            if (preparation.Features.Count == 0)
            {
                // Nothing passed: the fold speaks for the model without features, at every lambda alike.
                continue;
            }
            DesignMatrix x = preparation.Apply(train), left = preparation.Apply(test);
            PenalizedPath path = Path(train, x, options);
            if (rows.Data.Survival is null)
            {
                bool[] labels = test.Labels;
                folds.Add((test.Count, [.. path.Fits.Select(f => Enumerable.Zip(f.LinearPredictor(left), labels).Sum(v => 2 * LogisticModel.SoftPlus(v.Second ? -v.First : v.First)) / test.Count)]));
                continue;
            }
            SurvivalOutcome inside = train.Survival, outside = test.Survival;
            if (outside.Events == 0) continue;
            SurvivalOutcome all = new([.. inside.Times, .. outside.Times], [.. inside.IsEvent, .. outside.IsEvent]);
            CoxLoss whole = new(all, [.. Enumerable.Repeat(1.0, all.Count)]), part = new(inside, [.. Enumerable.Repeat(1.0, inside.Count)]);
            folds.Add((outside.Events, [.. path.Fits.Select(f =>
            {
                double[] own = f.LinearPredictor(x), other = f.LinearPredictor(left);
                return 2 * (whole.Value([.. own, .. other]) - part.Value(own)) / outside.Events;
            })]));
        }
        if (folds.Count < 2) return 0;
        double total = folds.Sum(f => f.Weight);
        double[] mean = [.. lambdas.Select((_, l) => folds.Sum(f => f.Weight * f.Deviance[l]) / total)];
        int best = Array.IndexOf(mean, mean.Min());
        if (!plan.OneStandardError) return best;
        double error = Math.Sqrt(folds.Sum(f => f.Weight * Math.Pow(f.Deviance[best] - mean[best], 2)) / total / (folds.Count - 1));
        return Array.FindIndex(mean, m => m <= mean[best] + error);
    }

    private static (double[] Times, double[] Hazard) Breslow(SurvivalOutcome outcome, double[] predictor)
    {
        int[] order = SurvivalOrder.Ascending(outcome);
        double risk = 0, hazard = 0;
        foreach (double p in predictor) risk += Math.Exp(p);
        List<double> times = [], values = [];
        for (int start = 0; start < order.Length;)
        {
            int end = start, deaths = 0;
            double leaving = 0;
            for (; end < order.Length && outcome.Times[order[end]] == outcome.Times[order[start]]; end++)
            {
                leaving += Math.Exp(predictor[order[end]]);
                if (outcome.IsEvent[order[end]]) deaths++;
            }
            if (deaths > 0)
            {
                times.Add(outcome.Times[order[start]]);
                values.Add(hazard += deaths / risk);
            }
            risk -= leaving;
            start = end;
        }
        return ([.. times], [.. values]);
    }
}
