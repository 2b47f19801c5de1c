namespace Radiomics.Modeling;

/// <summary>
/// Cross-validation of a penalised path, with glmnet's statistics: the measure of each fold, their mean weighted by the folds' rows (of Cox deviances: by their events), a
/// fold that has no such measure left out. Folds are the caller's: they must keep patients together.
/// </summary>
public static class PenalizedCrossValidation
{
    /// <summary>Cross-validates a logistic path.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">Labels.</param>
    /// <param name="folds">Fold of each row, from 0.</param>
    /// <param name="lambdas">Lambdas, descending: usually those of the path on all rows.</param>
    /// <param name="options">Penalty.</param>
    /// <param name="measure">Deviance, class error or area.</param>
    public static CrossValidationCurve Logistic(
        DesignMatrix x, bool[] y, IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, PenaltyOptions? options = null, CrossValidationMeasure measure = CrossValidationMeasure.Deviance)
    {
        Check(measure, CrossValidationMeasure.Deviance, CrossValidationMeasure.ClassError, CrossValidationMeasure.Area);
        options = Prepare(x, folds, lambdas, options);
        return Run(folds, lambdas, measure == CrossValidationMeasure.Area, (train, test) =>
        {
            PenalizedPath path = PenalizedPath.Logistic(x.SelectRows(train), [.. train.Select(i => y[i])], Rows(options, train));
            DesignMatrix left = x.SelectRows(test);
            bool[] labels = [.. test.Select(i => y[i])];
            return (WeightOf(options, test), [.. path.Fits.Select(fit =>
            {
                double[] eta = fit.LinearPredictor(left);
                return measure switch
                {
                    CrossValidationMeasure.ClassError => Mean(options, test, i => eta[i] > 0 == labels[i] ? 0 : 1),
                    CrossValidationMeasure.Area => Area(labels, eta, [.. test.Select(i => options.Weights?[i] ?? 1)]),
                    _ => Mean(options, test, i => -2 * Math.Log(labels[i] ? Clip(LogisticModel.Sigmoid(eta[i])) : 1 - Clip(LogisticModel.Sigmoid(eta[i])))),
                };
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
    /// <param name="measure">Deviance or class error.</param>
    public static CrossValidationCurve Multinomial(
        DesignMatrix x, IReadOnlyList<int> y, int classes, IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, PenaltyOptions? options = null, bool grouped = false,
        CrossValidationMeasure measure = CrossValidationMeasure.Deviance)
    {
        Check(measure, CrossValidationMeasure.Deviance, CrossValidationMeasure.ClassError);
        options = Prepare(x, folds, lambdas, options);
        return Run(folds, lambdas, false, (train, test) =>
        {
            PenalizedPath path = PenalizedPath.Multinomial(x.SelectRows(train), [.. train.Select(i => y[i])], classes, Rows(options, train), grouped);
            DesignMatrix left = x.SelectRows(test);
            return (WeightOf(options, test), [.. path.Fits.Select(fit =>
            {
                double[][] probabilities = fit.Probabilities(left);
                return measure == CrossValidationMeasure.ClassError
                    ? Mean(options, test, i => Array.IndexOf(probabilities[i], probabilities[i].Max()) == y[test[i]] ? 0 : 1)
                    : Mean(options, test, i => -2 * Math.Log(Clip(probabilities[i][y[test[i]]])));
            })]);
        });
    }

    /// <summary>Cross-validates a Cox path.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="outcome">Follow-up.</param>
    /// <param name="folds">Fold of each row, from 0.</param>
    /// <param name="lambdas">Lambdas, descending.</param>
    /// <param name="options">Penalty.</param>
    /// <param name="measure">Either deviance, or concordance.</param>
    public static CrossValidationCurve Cox(
        DesignMatrix x, SurvivalOutcome outcome, IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, PenaltyOptions? options = null,
        CrossValidationMeasure measure = CrossValidationMeasure.Deviance)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Check(measure, CrossValidationMeasure.Deviance, CrossValidationMeasure.FoldDeviance, CrossValidationMeasure.Concordance);
        options = Prepare(x, folds, lambdas, options);
        double[] weights = [.. Enumerable.Range(0, x.Rows).Select(i => options.Weights?[i] ?? 1)];
        return Run(folds, lambdas, measure == CrossValidationMeasure.Concordance, (train, test) =>
        {
            SurvivalOutcome kept = outcome.Select(train), left = outcome.Select(test);
            PenalizedPath path = PenalizedPath.Cox(x.SelectRows(train), kept, Rows(options, train));
            CoxLoss all = new(outcome, weights), part = new(kept, [.. train.Select(i => weights[i])]), own = new(left, [.. test.Select(i => weights[i])]);
            double events = test.Sum(i => outcome.IsEvent[i] ? weights[i] : 0);
            return (measure == CrossValidationMeasure.Concordance ? WeightOf(options, test) : events, [.. path.Fits.Select(fit =>
            {
                double[] eta = fit.LinearPredictor(x), tested = [.. test.Select(i => eta[i])];
                return measure switch
                {
                    CrossValidationMeasure.Concordance => Concordance.Compute(left, tested, ConcordanceWeight.Pairs, double.PositiveInfinity, null, [.. test.Select(i => weights[i])]).Value,
                    CrossValidationMeasure.FoldDeviance => 2 * (own.Value(tested) - own.Saturated) / events,
                    _ => 2 * (all.Value(eta) - all.Saturated - part.Value([.. train.Select(i => eta[i])]) + part.Saturated) / events,
                };
            })]);
        });
    }

    private static void Check(CrossValidationMeasure measure, params ReadOnlySpan<CrossValidationMeasure> known)
    {
        if (!known.Contains(measure)) throw ModelingErrors.Option(nameof(measure), measure.ToString(), string.Join(", ", known.ToArray()));
    }

    /// <summary>Weighted share of pairs in which the positive row has the higher predictor, ties as a half; NaN of one class.</summary>
    private static double Area(bool[] labels, double[] eta, double[] weights)
    {
        double right = 0, total = 0;
        for (int i = 0; i < eta.Length; i++)
        {
            if (!labels[i]) continue;
            for (int j = 0; j < eta.Length; j++)
            {
                if (labels[j]) continue;
                double pair = weights[i] * weights[j];
                total += pair;
                right += pair * (eta[i] > eta[j] ? 1 : eta[i] < eta[j] ? 0 : 0.5);
            }
        }
        return right / total;
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

    private static CrossValidationCurve Run(IReadOnlyList<int> folds, IReadOnlyList<double> lambdas, bool more, Func<int[], int[], (double Weight, double[] Values)> fold)
    {
        int[] names = [.. folds.Distinct().Order()];
        if (names.Length < 2) throw ModelingErrors.Option("folds", $"{names.Length}", "at least 2");
        List<(double Weight, double[] Values)> results = [];
        foreach (int name in names)
        {
            int[] test = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] == name)], train = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] != name)];
            (double weight, double[] values) = fold(train, test);
            if (weight > 0 && !values.Any(double.IsNaN)) results.Add((weight, values));
        }
        if (results.Count < 2) throw ModelingErrors.Option("folds", $"{results.Count} in which the measure is defined", "at least 2: larger folds, with both classes or events in each");
        double total = results.Sum(r => r.Weight);
        double[] mean = new double[lambdas.Count], error = new double[lambdas.Count];
        for (int l = 0; l < lambdas.Count; l++)
        {
            mean[l] = results.Sum(r => r.Weight * r.Values[l]) / total;
            error[l] = Math.Sqrt(results.Sum(r => r.Weight * (r.Values[l] - mean[l]) * (r.Values[l] - mean[l])) / total / (results.Count - 1));
        }
        double sign = more ? -1 : 1;
        int best = Array.IndexOf(mean, more ? mean.Max() : mean.Min()), one = Enumerable.Range(0, lambdas.Count).First(l => sign * mean[l] <= sign * mean[best] + error[best]);
        return new CrossValidationCurve(lambdas, mean, error, best, one);
    }
}
