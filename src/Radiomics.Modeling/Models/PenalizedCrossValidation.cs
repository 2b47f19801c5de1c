namespace Radiomics.Modeling;

/// <summary>Cross-validation of a penalised path by deviance, with glmnet's statistics. Folds are the caller's: they must keep patients together.</summary>
public static class PenalizedCrossValidation
{
    /// <summary>Cross-validates a logistic path.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">Labels.</param>
    /// <param name="folds">Fold of each row, from 0.</param>
    /// <param name="lambdas">Lambdas, descending: usually those of the path on all rows.</param>
    /// <param name="options">Penalty.</param>
    public static CrossValidationCurve Logistic(DesignMatrix x, bool[] y, IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, PenaltyOptions? options = null)
    {
        options = Prepare(x, folds, lambdas, options);
        return Run(folds, lambdas, (train, test) =>
        {
            PenalizedPath path = PenalizedPath.Logistic(x.SelectRows(train), [.. train.Select(i => y[i])], Rows(options, train));
            DesignMatrix left = x.SelectRows(test);
            return (WeightOf(options, test), [.. path.Fits.Select(fit =>
            {
                double[] eta = fit.LinearPredictor(left);
                return Mean(options, test, i => -2 * Math.Log(y[test[i]] ? Clip(LogisticModel.Sigmoid(eta[i])) : 1 - Clip(LogisticModel.Sigmoid(eta[i]))));
            })]);
        });
    }

    /// <summary>Cross-validates a multinomial path.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">Classes from 0.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="folds">Fold of each row, from 0.</param>
    /// <param name="lambdas">Lambdas, descending.</param>
    /// <param name="options">Penalty.</param>
    /// <param name="grouped">Whether a column enters for all classes at once.</param>
    public static CrossValidationCurve Multinomial(
        DesignMatrix x, IReadOnlyList<int> y, int classes, IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, PenaltyOptions? options = null, bool grouped = false)
    {
        options = Prepare(x, folds, lambdas, options);
        return Run(folds, lambdas, (train, test) =>
        {
            PenalizedPath path = PenalizedPath.Multinomial(x.SelectRows(train), [.. train.Select(i => y[i])], classes, Rows(options, train), grouped);
            DesignMatrix left = x.SelectRows(test);
            return (WeightOf(options, test), [.. path.Fits.Select(fit =>
            {
                double[][] probabilities = fit.Probabilities(left);
                return Mean(options, test, i => -2 * Math.Log(Clip(probabilities[i][y[test[i]]])));
            })]);
        });
    }

    /// <summary>
    /// Cross-validates a Cox path: a fold's deviance is that of all rows less that of the rows without it (van Houwelingen and others, 2006), over the fold's events.
    /// </summary>
    /// <param name="x">The columns.</param>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="folds">Fold of each row, from 0.</param>
    /// <param name="lambdas">Lambdas, descending.</param>
    /// <param name="options">Penalty.</param>
    public static CrossValidationCurve Cox(DesignMatrix x, SurvivalOutcome outcome, IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, PenaltyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        options = Prepare(x, folds, lambdas, options);
        return Run(folds, lambdas, (train, test) =>
        {
            SurvivalOutcome kept = outcome.Select(train);
            PenalizedPath path = PenalizedPath.Cox(x.SelectRows(train), kept, Rows(options, train));
            double[] weights = [.. Enumerable.Range(0, x.Rows).Select(i => options.Weights?[i] ?? 1)];
            CoxLoss all = new(outcome, weights), part = new(kept, [.. train.Select(i => weights[i])]);
            double events = test.Sum(i => outcome.IsEvent[i] ? weights[i] : 0);
            return (events, [.. path.Fits.Select(fit =>
            {
                double[] eta = fit.LinearPredictor(x);
                return 2 * (all.Value(eta) - all.Saturated - part.Value([.. train.Select(i => eta[i])]) + part.Saturated) / events;
            })]);
        });
    }

    private static double Clip(double p) => Math.Clamp(p, 1e-5, 1 - 1e-5);

    private static PenaltyOptions Prepare(DesignMatrix x, IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, PenaltyOptions? options)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(lambdas);
        if (folds.Count != x.Rows) throw ModelingErrors.Shape("folds", $"{folds.Count} for {x.Rows} rows");
        return (options ?? new PenaltyOptions()) with { Lambdas = lambdas };
    }

    private static PenaltyOptions Rows(PenaltyOptions options, int[] rows) =>
        options.Weights is null ? options : options with { Weights = [.. rows.Select(r => options.Weights[r])] };

    private static double WeightOf(PenaltyOptions options, int[] rows) => options.Weights is null ? rows.Length : rows.Sum(r => options.Weights[r]);

    private static double Mean(PenaltyOptions options, int[] rows, Func<int, double> value)
    {
        double sum = 0, total = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            double weight = options.Weights?[rows[i]] ?? 1;
            sum += weight * value(i);
            total += weight;
        }
        return sum / total;
    }

    private static CrossValidationCurve Run(IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, Func<int[], int[], (double Weight, double[] Values)> fold)
    {
        int[] names = [.. folds.Distinct().Order()];
        if (names.Length < 2) throw ModelingErrors.Option("folds", $"{names.Length}", "at least 2");
        List<(double Weight, double[] Values)> results = [];
        foreach (int name in names)
        {
            int[] test = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] == name)], train = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] != name)];
            (double weight, double[] values) = fold(train, test);
            if (weight > 0) results.Add((weight, values));
        }
        double total = results.Sum(r => r.Weight);
        double[] mean = new double[lambdas.Count], error = new double[lambdas.Count];
        for (int l = 0; l < lambdas.Count; l++)
        {
            mean[l] = results.Sum(r => r.Weight * r.Values[l]) / total;
            error[l] = Math.Sqrt(results.Sum(r => r.Weight * (r.Values[l] - mean[l]) * (r.Values[l] - mean[l])) / total / (results.Count - 1));
        }
        int best = Array.IndexOf(mean, mean.Min()), one = Enumerable.Range(0, lambdas.Count).First(l => mean[l] <= mean[best] + error[best]);
        return new CrossValidationCurve(lambdas, mean, error, best, one);
    }
}
