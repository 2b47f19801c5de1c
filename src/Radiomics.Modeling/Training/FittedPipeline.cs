namespace Radiomics.Modeling;

/// <summary>A preparation and a penalised model, both fitted on the same training rows; lambda is chosen by inner folds that each fit a preparation of their own.</summary>
internal sealed class FittedPipeline
{
    /// <summary>A class no training row had is not impossible: what its rows cost while lambda is chosen.</summary>
    private const double LeastProbability = 1e-5;

    private FittedPipeline(Preparation preparation, PenalizedFit fit, double[] times, double[] hazard, int lambdaIndex, int[] classes, int classCount) =>
        (Preparation, Fit, Times, Hazard, LambdaIndex, Classes, ClassCount) = (preparation, fit, times, hazard, lambdaIndex, classes, classCount);

    public Preparation Preparation { get; }

    public PenalizedFit Fit { get; }

    /// <summary>Times and cumulative baseline hazard (Breslow) at a linear predictor of 0; empty for classes.</summary>
    public double[] Times { get; }

    public double[] Hazard { get; }

    public int LambdaIndex { get; }

    /// <summary>The classes its training rows have, in the order of the fit's outputs; empty for other outcomes.</summary>
    public int[] Classes { get; }

    /// <summary>Number of classes of the data.</summary>
    public int ClassCount { get; }

    /// <summary>What rows are ranked by: the linear predictor, or the expected class.</summary>
    public double[] Scores(DesignMatrix x) => Classes.Length == 0 ? Fit.LinearPredictor(x) : [.. Probabilities(x).Select(ExpectedClass)];

    /// <summary>Probability of each class of the data for each row; 0 where no training row had it.</summary>
    public double[][] Probabilities(DesignMatrix x) => Spread(Fit.Probabilities(x), Classes, ClassCount);

    /// <summary>The mean class number, from 0.</summary>
    public static double ExpectedClass(IReadOnlyList<double> probabilities)
    {
        double sum = 0;
        for (int k = 0; k < probabilities.Count; k++) sum += k * probabilities[k];
        return sum;
    }

    public static FittedPipeline Train(TrainingRows rows, TrainingPlan plan, int seed)
    {
        Preparation preparation = Preparation.Fit(rows, plan.Preparation);
        if (preparation.Features.Count == 0)
            throw new ModelingException("MODEL_NO_FEATURES", new Problem("preparation", "no feature passed the filters", "at least one feature", "Loosen the filters, or accept that these features say nothing about the outcome."));
        DesignMatrix x = preparation.Apply(rows);
        // Held-out deviance is flat where lambda is small: a ratio of 0.05 spans all that is ever chosen there.
        // Classes with an order have several times as many coefficients, whose last digits cost most of the time and change no prediction.
        bool ordered = rows.Data.Order is not null;
        PenaltyOptions options = new() { Alpha = plan.Alpha, PathLength = plan.PathLength, SmallestRatio = x.Rows >= x.Columns && !ordered ? 0.01 : 0.05, Tolerance = ordered ? 1e-7 : 1e-10 };
        PenalizedPath path = Path(rows, x, options);
        double[] lambdas = [.. path.Fits.Select(f => f.Lambda)];
        int best = lambdas.Length < 2 ? 0 : Choose(rows, plan, options with { Lambdas = lambdas }, lambdas, seed);
        PenalizedFit fit = path.Fits[best];
        int[] classes = rows.Data.Order is null ? [] : Present(rows);
        if (rows.Data.Survival is null) return new FittedPipeline(preparation, fit, [], [], best, classes, rows.Data.ClassNames.Length);
        (double[] times, double[] hazard) = Breslow(rows.Survival, fit.LinearPredictor(x));
        return new FittedPipeline(preparation, fit, times, hazard, best, classes, 0);
    }

    /// <summary>Cumulative baseline hazard at a time.</summary>
    public static double At(IReadOnlyList<double> times, IReadOnlyList<double> hazard, double time)
    {
        double value = 0;
        for (int i = 0; i < times.Count && times[i] <= time; i++) value = hazard[i];
        return value;
    }

    private static PenalizedPath Path(TrainingRows rows, DesignMatrix x, PenaltyOptions options)
    {
        if (rows.Data.Survival is not null) return PenalizedPath.Cox(x, rows.Survival, options);
        if (rows.Data.Order is null) return PenalizedPath.Logistic(x, rows.Labels, options);
        int[] present = Present(rows);
        if (present.Length < 2) throw ModelingErrors.OneClass("training rows", "they are of one class");
        return PenalizedPath.Multinomial(x, [.. rows.Classes.Select(c => Array.IndexOf(present, c))], present.Length, options, grouped: true);
    }

    /// <summary>The classes of some rows, ascending: a rare one may lie in the test rows whole.</summary>
    private static int[] Present(TrainingRows rows) => [.. rows.Classes.Distinct().Order()];

    private static double[][] Spread(double[][] probabilities, int[] classes, int count) =>
    [
        .. probabilities.Select(row =>
        {
            double[] all = new double[count];
            for (int k = 0; k < classes.Length; k++) all[classes[k]] = row[k];
            return all;
        }),
    ];

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
            if (rows.Data.Order is not null)
            {
                int[] present = Present(train), classes = test.Classes;
                folds.Add((test.Count, [.. path.Fits.Select(f =>
                    Spread(f.Probabilities(left), present, rows.Data.ClassNames.Length).Zip(classes).Sum(v => -2 * Math.Log(Math.Max(v.First[v.Second], LeastProbability))) / test.Count)]));
                continue;
            }
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
