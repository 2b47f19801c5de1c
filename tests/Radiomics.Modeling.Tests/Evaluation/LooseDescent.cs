namespace Radiomics.Modeling.Tests;

/// <summary>
/// Penalised logistic, Cox and multinomial paths by plain cyclic coordinate descent (Friedman, Hastie and Tibshirani, 2010; Simon and others, 2011) that ends when no coordinate's
/// weighted square change exceeds a share of the null deviance, with warm starts and strong rules: glmnet's way, as far from the minimum as its stopping rule allows.
/// </summary>
internal sealed class LooseDescent
{
    private readonly double[][] _x;
    private readonly double[] _means, _scales;
    private readonly int _n, _p;

    public LooseDescent(DesignMatrix x)
    {
        (_n, _p) = (x.Rows, x.Columns);
        (_x, _means, _scales) = (new double[_p][], new double[_p], new double[_p]);
        for (int j = 0; j < _p; j++)
        {
            double[] c = _x[j] = x.Column(j).ToArray();
            _means[j] = c.Average();
            for (int i = 0; i < _n; i++) c[i] -= _means[j];
            _scales[j] = Math.Sqrt(c.Sum(v => v * v) / _n);
            for (int i = 0; i < _n; i++) c[i] /= _scales[j];
        }
    }

    /// <summary>Intercept (logistic) and coefficients of each lambda, on the columns as given.</summary>
    public (double Intercept, double[] Coefficients)[] Logistic(bool[] y, double[] lambdas, double alpha, double threshold)
    {
        double q0 = y.Count(v => v) / (double)_n;
        double[] q = [.. Enumerable.Repeat(q0, _n)], v = new double[_n], r = new double[_n];
        Refresh(q);
        double nullDeviance = -(q0 * Math.Log(q0) + (1 - q0) * Math.Log(1 - q0));
        return Path(lambdas, alpha, threshold * nullDeviance, Math.Log(q0 / (1 - q0)), v, r, (b0, b) =>
        {
            for (int i = 0; i < _n; i++) q[i] = LogisticModel.Sigmoid(b0 + Enumerable.Range(0, _p).Where(j => b[j] != 0).Sum(j => b[j] * _x[j][i]));
            Refresh(q);
        });

        void Refresh(double[] probability)
        {
            for (int i = 0; i < _n; i++)
            {
                v[i] = probability[i] * (1 - probability[i]) / _n;
                r[i] = ((y[i] ? 1 : 0) - probability[i]) / _n;
            }
        }
    }

    /// <summary>Coefficients of each lambda of a Cox model with Breslow's ties.</summary>
    public (double Intercept, double[] Coefficients)[] Cox(SurvivalOutcome outcome, double[] lambdas, double alpha, double threshold)
    {
        double[] v = new double[_n], r = new double[_n], weights = [.. Enumerable.Repeat(1.0 / _n, _n)];
        CoxLoss loss = new(outcome, weights);
        int[] order = SurvivalOrder.Ascending(outcome);
        Refresh(new double[_n]);
        double nullDeviance = loss.Value(new double[_n]) - loss.Saturated;
        return Path(lambdas, alpha, threshold * nullDeviance, null, v, r, (_, b) =>
        {
            double[] eta = new double[_n];
            for (int j = 0; j < _p; j++)
                if (b[j] != 0)
                    for (int i = 0; i < _n; i++) eta[i] += b[j] * _x[j][i];
            Refresh(eta);
        });

        // The diagonal of the curvature alone, as glmnet takes it.
        void Refresh(double[] eta)
        {
            loss.Gradient(eta, r);
            double[] risk = [.. eta.Select(Math.Exp)];
            for (int i = 0; i < _n; i++)
            {
                double first = r[i] + (outcome.IsEvent[i] ? weights[i] : 0);
                r[i] = -r[i];
                v[i] = first;
            }
            // Less the sum over event times up to one's own of deaths x (share of the risk)^2.
            double total = 0, squared = 0;
            Dictionary<double, double> steps = [];
            foreach (IGrouping<double, int> time in order.Reverse().GroupBy(i => outcome.Times[i]))
            {
                foreach (int i in time) total += risk[i];
                steps[time.Key] = time.Count(i => outcome.IsEvent[i]) / (double)_n / (total * total);
            }
            foreach (IGrouping<double, int> time in order.GroupBy(i => outcome.Times[i]))
            {
                squared += steps[time.Key];
                foreach (int i in time) v[i] -= squared * risk[i] * risk[i];
            }
        }
    }

    /// <summary>Intercepts and coefficients by class of each lambda of a multinomial model, alpha 1, each class by itself.</summary>
    public (double[] Intercepts, double[][] Coefficients)[] Multinomial(int[] y, int classes, double[] lambdas, double threshold)
    {
        double[][] b = [.. Enumerable.Range(0, classes).Select(_ => new double[_p])], xv = [.. Enumerable.Range(0, classes).Select(_ => new double[_p])], q = [.. Enumerable.Range(0, classes).Select(_ => new double[_n])];
        double[] b0 = [.. Enumerable.Range(0, classes).Select(c => Math.Log(y.Count(v => v == c) / (double)_n))], v = new double[_n], r = new double[_n], gradient = new double[_p];
        double stop = threshold * -b0.Sum(l => l * Math.Exp(l)), middle = b0.Average();
        for (int c = 0; c < classes; c++) b0[c] -= middle;
        bool[] candidate = new bool[_p];
        List<int> active = [];
        for (int c = 0; c < classes; c++) Array.Fill(q[c], Math.Exp(b0[c]));
        Gradients(_ => true);
        double before = 0;
        List<(double[], double[][])> result = [];
        foreach (double lambda in lambdas)
        {
            for (int k = 0; k < _p; k++)
                if (gradient[k] > 2 * lambda - before) candidate[k] = true;
            before = lambda;
            for (bool again = true; again;)
            {
                bool moved = false;
                for (int c = 0; c < classes; c++) moved |= One(c, lambda);
                // The shift that all classes share: the median of a column's coefficients costs least.
                double mean = b0.Average();
                double[] shift = [.. Enumerable.Repeat(-mean, _n)];
                for (int c = 0; c < classes; c++) b0[c] -= mean;
                foreach (int k in active)
                {
                    double[] sorted = [.. b.Select(c => c[k]).Order()];
                    double median = (sorted[(classes - 1) / 2] + sorted[classes / 2]) / 2;
                    for (int c = 0; c < classes; c++) b[c][k] -= median;
                    for (int i = 0; i < _n; i++) shift[i] -= median * _x[k][i];
                }
                for (int c = 0; c < classes; c++)
                    for (int i = 0; i < _n; i++) q[c][i] *= Math.Exp(shift[i]);
                if (moved) continue;
                again = false;
                Gradients(k => !candidate[k]);
                for (int k = 0; k < _p; k++)
                    if (!candidate[k] && gradient[k] > lambda) candidate[k] = again = true;
            }
            double[][] given = [.. b.Select(c => c.Select((value, j) => value / _scales[j]).ToArray())];
            result.Add(([.. b0.Select((level, c) => level - given[c].Select((value, j) => value * _means[j]).Sum())], given));
        }
        return [.. result];

        double Total(int i) => q.Sum(c => c[i]);

        void Gradients(Func<int, bool> asked)
        {
            for (int k = 0; k < _p; k++)
                if (asked(k)) gradient[k] = 0;
            for (int c = 0; c < classes; c++)
            {
                for (int i = 0; i < _n; i++) r[i] = ((y[i] == c ? 1 : 0) - q[c][i] / Total(i)) / _n;
                for (int k = 0; k < _p; k++)
                    if (asked(k)) gradient[k] = Math.Max(gradient[k], Math.Abs(WeightedGram.Dot(r, _x[k])));
            }
        }

        bool One(int c, double lasso)
        {
            const double least = 1e-9;
            double start0 = b0[c], mass = 0;
            double[] start = [.. b[c]];
            for (int i = 0; i < _n; i++)
            {
                double p = q[c][i] / Total(i);
                (p, v[i]) = p < least ? (0, 0) : p > 1 - least ? (1, 0) : (p, p * (1 - p) / _n);
                mass += v[i];
                r[i] = ((y[i] == c ? 1 : 0) - p) / _n;
            }
            for (int k = 0; k < _p; k++)
                if (candidate[k]) xv[c][k] = Enumerable.Range(0, _n).Sum(i => v[i] * _x[k][i] * _x[k][i]);
            while (true)
            {
                double change = 0;
                for (int k = 0; k < _p; k++)
                    if (candidate[k]) change = Math.Max(change, Step(k));
                change = Math.Max(change, Level());
                if (change < stop) break;
                do
                {
                    change = 0;
                    foreach (int k in active) change = Math.Max(change, Step(k));
                    change = Math.Max(change, Level());
                }
                while (change >= stop);
            }
            for (int i = 0; i < _n; i++)
            {
                double eta = b0[c];
                foreach (int k in active) eta += b[c][k] * _x[k][i];
                // No class's odds against the others leave [1e-9, 1e9].
                double others = Total(i) - q[c][i];
                q[c][i] = Math.Clamp(Math.Exp(eta), least / (1 - least) * others, (1 - least) / least * others);
            }
            return mass * (b0[c] - start0) * (b0[c] - start0) > stop || active.Any(k => xv[c][k] * (b[c][k] - start[k]) * (b[c][k] - start[k]) > stop);

            double Step(int k)
            {
                double u = WeightedGram.Dot(r, _x[k]) + xv[c][k] * b[c][k], size = Math.Abs(u) - lasso, value = size <= 0 ? 0 : Math.Sign(u) * size / xv[c][k], d = value - b[c][k];
                if (d == 0) return 0;
                b[c][k] = value;
                for (int i = 0; i < _n; i++) r[i] -= d * v[i] * _x[k][i];
                if (!active.Contains(k)) active.Add(k);
                return xv[c][k] * d * d;
            }

            double Level()
            {
                double d = r.Sum() / mass;
                b0[c] += d;
                for (int i = 0; i < _n; i++) r[i] -= d * v[i];
                return mass * d * d;
            }
        }
    }

    private (double Intercept, double[] Coefficients)[] Path(double[] lambdas, double alpha, double stop, double? intercept, double[] v, double[] r, Action<double, double[]> refresh)
    {
        double[] b = new double[_p], xv = new double[_p], gradient = [.. _x.Select(c => Math.Abs(WeightedGram.Dot(r, c)))];
        bool[] candidate = new bool[_p];
        List<int> active = [];
        double b0 = intercept ?? 0, before = 0;
        List<(double, double[])> result = [];
        foreach (double lambda in lambdas)
        {
            double lasso = alpha * lambda, ridge = (1 - alpha) * lambda, strong = alpha * (2 * lambda - before);
            for (int k = 0; k < _p; k++)
                if (gradient[k] > strong) candidate[k] = true;
            before = lambda;
            for (bool again = true; again;)
            {
                double start0 = b0;
                double[] start = [.. b];
                double mass = v.Sum();
                for (int k = 0; k < _p; k++)
                    if (candidate[k]) xv[k] = Enumerable.Range(0, _n).Sum(i => v[i] * _x[k][i] * _x[k][i]);
                while (true)
                {
                    double change = 0;
                    for (int k = 0; k < _p; k++)
                        if (candidate[k]) change = Math.Max(change, Step(k));
                    change = Math.Max(change, Level(mass));
                    if (change < stop) break;
                    do
                    {
                        change = 0;
                        foreach (int k in active) change = Math.Max(change, Step(k));
                        change = Math.Max(change, Level(mass));
                    }
                    while (change >= stop);
                }
                refresh(b0, b);
                bool moved = (intercept is not null && mass * (b0 - start0) * (b0 - start0) >= stop) || active.Any(k => xv[k] * (b[k] - start[k]) * (b[k] - start[k]) >= stop);
                if (moved) continue;
                again = false;
                for (int k = 0; k < _p; k++)
                {
                    if (candidate[k]) continue;
                    gradient[k] = Math.Abs(WeightedGram.Dot(r, _x[k]));
                    if (gradient[k] > lasso) candidate[k] = again = true;
                }
            }
            double[] given = [.. b.Select((value, j) => value / _scales[j])];
            result.Add((intercept is null ? 0 : b0 - given.Select((value, j) => value * _means[j]).Sum(), given));

            double Step(int k)
            {
                double u = WeightedGram.Dot(r, _x[k]) + xv[k] * b[k], size = Math.Abs(u) - lasso, value = size <= 0 ? 0 : Math.Sign(u) * size / (xv[k] + ridge), d = value - b[k];
                if (d == 0) return 0;
                b[k] = value;
                for (int i = 0; i < _n; i++) r[i] -= d * v[i] * _x[k][i];
                if (!active.Contains(k)) active.Add(k);
                return xv[k] * d * d;
            }

            double Level(double mass)
            {
                if (intercept is null) return 0;
                double d = r.Sum() / mass;
                b0 += d;
                for (int i = 0; i < _n; i++) r[i] -= d * v[i];
                return mass * d * d;
            }
        }
        return [.. result];
    }
}
