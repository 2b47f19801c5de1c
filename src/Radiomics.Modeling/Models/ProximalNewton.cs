namespace Radiomics.Modeling;

/// <summary>
/// Minimises loss + elastic-net penalty along a path: coordinate descent on the exact quadratic model over the active coordinates (Friedman, Hastie and Tibshirani,
/// 2010; Lee, Sun and Saunders, 2014), then a look at all the others. Coordinates are column x output; every lambda starts at the last one's solution.
/// </summary>
internal sealed class ProximalNewton
{
    private readonly DesignMatrix _x;
    private readonly PenalizedLoss _loss;
    private readonly PenaltyOptions _options;
    private readonly bool _grouped;
    private readonly int _n, _p, _k;
    private readonly double[][] _columns;
    private readonly double[] _means, _scales, _factors, _ones;
    private readonly double[] _beta, _intercepts, _eta, _gradient;
    private readonly bool[] _usable, _active;
    private double _nullLoss, _tolerance;

    public ProximalNewton(DesignMatrix x, double[] weights, PenalizedLoss loss, PenaltyOptions options, bool grouped)
    {
        (_x, _loss, _options, _grouped, _n, _p, _k) = (x, loss, options, grouped, x.Rows, x.Columns, loss.Outputs);
        (_means, _scales, _columns) = (new double[_p], new double[_p], new double[_p][]);
        (_beta, _intercepts, _eta, _gradient) = (new double[_p * _k], new double[_k], new double[_n * _k], new double[_n * _k]);
        (_usable, _active) = (new bool[_p], new bool[_p]);
        _ones = [.. Enumerable.Repeat(1.0, _n)];
        for (int j = 0; j < _p; j++)
        {
            double[] column = _columns[j] = x.Column(j).ToArray();
            double squares = 0;
            _means[j] = WeightedGram.Dot(weights, column);
            for (int i = 0; i < _n; i++)
            {
                column[i] -= _means[j];
                squares += weights[i] * column[i] * column[i];
            }
            double sd = Math.Sqrt(squares);
            _usable[j] = sd > 1e-12 * Math.Abs(_means[j]) && sd > 0;
            _scales[j] = options.Standardize && _usable[j] ? sd : 1;
            for (int i = 0; i < _n; i++) column[i] /= _scales[j];
        }
        double factorSum = options.PenaltyFactors is null ? _p : Enumerable.Range(0, _p).Sum(j => options.PenaltyFactors[j]);
        _factors = [.. Enumerable.Range(0, _p).Select(j => (options.PenaltyFactors?[j] ?? 1) * _p / factorSum)];
    }

    public PenalizedPath Path(double total)
    {
        _loss.NullIntercepts().CopyTo(_intercepts, 0);
        Predict();
        _nullLoss = _loss.Value(_eta) - _loss.Saturated;
        _tolerance = Math.Max(_options.Tolerance * _nullLoss, 1e-30);
        // Columns without a penalty belong to the null model.
        for (int j = 0; j < _p; j++) _active[j] = _usable[j] && _factors[j] == 0;
        if (_active.Any(a => a)) Solve(0, false);
        _loss.Gradient(_eta, _gradient);
        double largest = 0;
        for (int j = 0; j < _p; j++)
            if (_usable[j] && _factors[j] > 0) largest = Math.Max(largest, Size(j) / _factors[j]);
        largest /= Math.Max(_options.Alpha, 1e-3);
        bool own = _options.Lambdas is null;
        double[] lambdas = own ? Sequence(largest) : [.. _options.Lambdas!];
        List<PenalizedFit> fits = [];
        double before = largest;
        foreach (double lambda in lambdas)
        {
            // The strong rule guesses who enters; the check below it makes the guess safe.
            _loss.Gradient(_eta, _gradient);
            for (int j = 0; j < _p; j++)
                if (_usable[j] && !_active[j] && (_options.Alpha == 0 || Size(j) >= _factors[j] * _options.Alpha * (2 * lambda - before))) _active[j] = true;
            Solve(lambda, true);
            before = lambda;
            fits.Add(Result(lambda));
            // glmnet's rules for the end of a path.
            double ratio = fits[^1].DevianceRatio;
            if (own && fits.Count >= 5 && (ratio - fits[^2].DevianceRatio < 1e-5 * ratio || ratio > 0.999)) break;
        }
        return new PenalizedPath(_x.Names, [.. fits], 2 * total * _nullLoss, largest);

    }

    private double[] Sequence(double largest)
    {
        double ratio = _options.SmallestRatio ?? (_n >= _p ? 1e-4 : 0.01);
        int count = _options.PathLength;
        return [.. Enumerable.Range(0, count).Select(i => count == 1 ? largest : largest * Math.Pow(ratio, i / (count - 1.0)))];
    }

    /// <summary>The gradient of a column: the largest over outputs, or their 2-norm where they are grouped.</summary>
    private double Size(int j)
    {
        double most = 0, squares = 0;
        for (int k = 0; k < _k; k++)
        {
            double g = WeightedGram.Dot(_columns[j], _gradient.AsSpan(k * _n, _n));
            most = Math.Max(most, Math.Abs(g));
            squares += g * g;
        }
        return _grouped ? Math.Sqrt(squares) : most;
    }

    private void Solve(double lambda, bool checkOthers)
    {
        double lasso = lambda * _options.Alpha, ridge = lambda * (1 - _options.Alpha);
        for (int round = 0; round < 100; round++)
        {
            int[] columns = [.. Enumerable.Range(0, _p).Where(j => _active[j])];
            Newton(columns, lasso, ridge);
            if (!checkOthers) return;
            _loss.Gradient(_eta, _gradient);
            bool grown = false;
            for (int j = 0; j < _p; j++)
                if (_usable[j] && !_active[j] && Size(j) > lasso * _factors[j] * (1 + 1e-12)) grown = _active[j] = true;
            if (!grown)
            {
                // Who stayed at zero leaves again, so that the next lambda's model is small.
                foreach (int j in columns)
                    if (_factors[j] > 0 && lasso > 0) _active[j] = Enumerable.Range(0, _k).Any(k => _beta[k * _p + j] != 0);
                return;
            }
        }
    }

    private void Newton(int[] columns, double lasso, double ridge)
    {
        const int maxSteps = 100;
        int offset = _loss.Intercept ? _k : 0, m = offset + columns.Length * _k;
        if (m == 0) return;
        double[][] coordinates = [.. Enumerable.Repeat(_ones, offset), .. columns.SelectMany(j => Enumerable.Repeat(_columns[j], _k))];
        int[] outputs = [.. Enumerable.Range(0, offset), .. columns.SelectMany(_ => Enumerable.Range(0, _k))];
        double[] factors = [.. Enumerable.Repeat(0.0, offset), .. columns.SelectMany(j => Enumerable.Repeat(_factors[j], _k))];
        double[] hessian = new double[m * m], start = new double[m], now = new double[m], slope = new double[m];
        double objective = Objective(lasso, ridge);
        QuadraticDescent descent = new(hessian, factors, offset, _grouped ? _k : 1, lasso, ridge);
        for (int step = 0; step < maxSteps; step++)
        {
            _loss.Gradient(_eta, _gradient);
            _loss.PrepareCurvature(_eta);
            _loss.Curvature(coordinates, outputs, hessian);
            for (int a = 0; a < m; a++)
            {
                slope[a] = WeightedGram.Dot(coordinates[a], _gradient.AsSpan(outputs[a] * _n, _n));
                start[a] = now[a] = a < offset ? _intercepts[a] : _beta[outputs[a] * _p + columns[(a - offset) / _k]];
            }
            descent.Minimize(slope, now, _tolerance);
            double change = 0;
            for (int a = 0; a < m; a++) change = Math.Max(change, (Math.Abs(hessian[a * m + a]) + ridge * factors[a]) * (now[a] - start[a]) * (now[a] - start[a]));
            bool done = change < _tolerance;
            double[] target = [.. now];
            for (double size = 1; ; size /= 2)
            {
                for (int a = 0; a < m; a++)
                {
                    double value = size == 1 ? target[a] : start[a] + size * (target[a] - start[a]);
                    if (a < offset) _intercepts[a] = value;
                    else _beta[outputs[a] * _p + columns[(a - offset) / _k]] = value;
                }
                Predict();
                double reached = Objective(lasso, ridge);
                if (reached <= objective + 1e-13 * Math.Abs(objective) || size < 1e-8)
                {
                    objective = reached;
                    break;
                }
            }
            if (done) return;
        }
    }

    private void Predict()
    {
        for (int k = 0; k < _k; k++)
        {
            Span<double> eta = _eta.AsSpan(k * _n, _n);
            eta.Fill(_loss.Intercept ? _intercepts[k] : 0);
            for (int j = 0; j < _p; j++)
            {
                double b = _beta[k * _p + j];
                if (b == 0) continue;
                WeightedGram.AddScaled(eta, b, _columns[j]);
            }
        }
    }

    private double Objective(double lasso, double ridge)
    {
        double penalty = 0;
        for (int j = 0; j < _p; j++)
        {
            double absolute = 0, squares = 0;
            for (int k = 0; k < _k; k++)
            {
                double b = _beta[k * _p + j];
                absolute += Math.Abs(b);
                squares += b * b;
            }
            penalty += _factors[j] * (lasso * (_grouped ? Math.Sqrt(squares) : absolute) + ridge / 2 * squares);
        }
        return _loss.Value(_eta) + penalty;
    }

    private PenalizedFit Result(double lambda)
    {
        double[] intercepts = _loss.Intercept ? new double[_k] : [];
        double[][] coefficients = new double[_k][];
        for (int k = 0; k < _k; k++)
        {
            coefficients[k] = new double[_p];
            if (_loss.Intercept) intercepts[k] = _intercepts[k];
            for (int j = 0; j < _p; j++)
            {
                double b = coefficients[k][j] = _beta[k * _p + j] / _scales[j];
                if (_loss.Intercept) intercepts[k] -= b * _means[j];
            }
        }
        if (_k > 1)
        {
            double mean = intercepts.Average();
            for (int k = 0; k < _k; k++) intercepts[k] -= mean;
        }
        double value = _loss.Value(_eta) - _loss.Saturated;
        return new PenalizedFit(lambda, intercepts, coefficients, Objective(lambda * _options.Alpha, lambda * (1 - _options.Alpha)), 1 - value / _nullLoss);
    }
}
