namespace Radiomics.Modeling;

/// <summary>
/// The likelihood of an ordered class by cumulative logits, and its maximum by Newton's method. Coefficients are the thresholds, then the columns; where one column is
/// nominal, it has a coefficient for each threshold, and they come last.
/// </summary>
internal sealed class OrdinalLikelihood
{
    private readonly double[][] _columns;
    private readonly double[]? _nominal;
    private readonly int[] _y;
    private readonly int _t, _p;
    private readonly double[] _gradient, _information;

    /// <param name="columns">Columns, centered and scaled.</param>
    /// <param name="y">Classes from 0.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="nominal">Column whose effect differs between thresholds, or -1.</param>
    public OrdinalLikelihood(double[][] columns, int[] y, int classes, int nominal = -1)
    {
        _columns = [.. columns.Where((_, j) => j != nominal)];
        _nominal = nominal < 0 ? null : columns[nominal];
        _y = y;
        _t = classes - 1;
        _p = _t + _columns.Length + (_nominal is null ? 0 : _t);
        (_gradient, _information) = (new double[_p], new double[_p * _p]);
    }

    /// <summary>Maximises the likelihood.</summary>
    /// <param name="names">Names of the columns, for errors.</param>
    /// <returns>Coefficients, their covariance and the log likelihood.</returns>
    public (double[] Beta, double[] Covariance, double LogLikelihood) Maximize(IReadOnlyList<string> names)
    {
        const int maxIterations = 100;
        double[] beta = new double[_p];
        for (int k = 0, below = 0; k < _t; k++)
        {
            below += _y.Count(c => c == k);
            beta[k] = Math.Log(below / (double)(_y.Length - below));
        }
        double value = Evaluate(beta);
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            double[]? l = SymmetricMatrix.Cholesky(_information, _p, 1e-12, out int failed);
            if (l is null) throw iteration == 0 && failed >= _t && failed - _t < names.Count ? ModelingErrors.Collinear(names[failed - _t]) : Separated();
            double[] step = [.. _gradient], covariance = SymmetricMatrix.Inverse(l, _p), before = [.. beta];
            SymmetricMatrix.Solve(l, _p, step);
            bool done = true;
            for (int a = 0; a < _p; a++) done &= Math.Abs(step[a]) < Math.Min(1e-11 * Math.Sqrt(covariance[a * _p + a]), 1e-7 * (1 + Math.Abs(beta[a])));
            for (double size = 1; ; size /= 2)
            {
                for (int a = 0; a < _p; a++) beta[a] = before[a] + size * step[a];
                double now = Evaluate(beta);
                if (now >= value - 1e-12 * Math.Abs(value) || size < 1e-8)
                {
                    value = now;
                    break;
                }
            }
            if (done) return (beta, covariance, value);
            if (Enumerable.Range(_t, _p - _t).Any(a => Math.Abs(beta[a]) > 25)) throw Separated();
        }
        throw ModelingErrors.NotConverged("ordinal model", maxIterations);

        ModelingException Separated() => ModelingErrors.Separated(_columns.Length == 0 ? "thresholds" : names[Math.Min(names.Count - 1, Enumerable.Range(0, _columns.Length).MaxBy(j => Math.Abs(beta[_t + j])))]);
    }

    /// <summary>Whether the cumulative probabilities of every row rise from class to class: a nominal column may cross them.</summary>
    public bool IsOrdered(double[] beta) => Enumerable.Range(0, _y.Length).All(i => Enumerable.Range(1, _t - 1).All(k => Cut(beta, i, k) > Cut(beta, i, k - 1)));

    /// <summary>The logit of P(Y at most k).</summary>
    private double Cut(double[] b, int row, int k)
    {
        double value = b[k];
        for (int j = 0; j < _columns.Length; j++) value -= b[_t + j] * _columns[j][row];
        return _nominal is null ? value : value - b[_t + _columns.Length + k] * _nominal[row];
    }

    private void Derivative(double[] result, int row, int k)
    {
        result.AsSpan().Clear();
        if (k < 0 || k >= _t) return;
        result[k] = 1;
        for (int j = 0; j < _columns.Length; j++) result[_t + j] = -_columns[j][row];
        if (_nominal is not null) result[_t + _columns.Length + k] = -_nominal[row];
    }

    private double Evaluate(double[] b)
    {
        _gradient.AsSpan().Clear();
        _information.AsSpan().Clear();
        double sum = 0;
        double[] high = new double[_p], low = new double[_p];
        for (int i = 0; i < _y.Length; i++)
        {
            int k = _y[i];
            double above = k == _t ? double.PositiveInfinity : Cut(b, i, k), below = k == 0 ? double.NegativeInfinity : Cut(b, i, k - 1);
            double f1 = LogisticModel.Sigmoid(above), f0 = k == 0 ? 0 : LogisticModel.Sigmoid(below), c1 = k == _t ? 0 : LogisticModel.Sigmoid(-above), c0 = k == 0 ? 1 : LogisticModel.Sigmoid(-below);
            double g1 = f1 * c1, g0 = f0 * c0, h1 = g1 * (c1 - f1), h0 = g0 * (c0 - f0);
            // Differences of what is small keep their digits.
            double probability = f0 > 0.5 ? c0 - c1 : f1 - f0;
            if (!(probability > 0)) return double.NegativeInfinity;
            sum += Math.Log(probability);
            Derivative(high, i, k);
            Derivative(low, i, k - 1);
            for (int a = 0; a < _p; a++)
            {
                double da = (g1 * high[a] - g0 * low[a]) / probability;
                _gradient[a] += da;
                for (int c = 0; c <= a; c++)
                {
                    double dc = (g1 * high[c] - g0 * low[c]) / probability;
                    _information[a * _p + c] -= (h1 * high[a] * high[c] - h0 * low[a] * low[c]) / probability - da * dc;
                }
            }
        }
        for (int a = 0; a < _p; a++)
            for (int c = 0; c < a; c++) _information[c * _p + a] = _information[a * _p + c];
        return sum;
    }
}
