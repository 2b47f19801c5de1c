namespace Radiomics.Modeling;

/// <summary>
/// The proportional-odds model of an ordered class: logit P(Y at most k) = threshold k - x'b, so that a positive coefficient speaks for higher classes; by Newton's
/// method, as <c>clm</c> of R's ordinal package. Thresholds come first among the coefficients.
/// </summary>
public sealed class OrdinalModel
{
    private OrdinalModel(CoefficientTable coefficients, int classes) => (Coefficients, Classes) = (coefficients, classes);

    /// <summary>Thresholds (named "1|2" and so on), then the columns.</summary>
    public CoefficientTable Coefficients { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Log likelihood.</summary>
    public double LogLikelihood { get; private init; }

    /// <summary>Fits the model.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">Class of each row: 0 to classes - 1, ascending in their order.</param>
    /// <param name="classes">Number of classes, each of them present.</param>
    /// <exception cref="ModelingException">A class without rows, constant, collinear or separating columns, or more columns than rows.</exception>
    public static OrdinalModel Fit(DesignMatrix x, IReadOnlyList<int> y, int classes)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        const int maxIterations = 100;
        if (y.Count != x.Rows) throw ModelingErrors.Shape("labels", $"{y.Count} for {x.Rows} rows");
        ModelLabels.CheckClasses(y, classes, "ordinal model");
        int n = x.Rows, t = classes - 1, p = t + x.Columns;
        if (p >= n) throw ModelingErrors.TooManyColumns(x.Columns, n);
        (double[][] columns, double[] means, double[] scales) = CoxModel.Center(x, [.. Enumerable.Repeat(1.0, n)]);
        for (int j = 0; j < columns.Length; j++)
            for (int i = 0; i < n; i++) columns[j][i] /= scales[j];
        double[] beta = new double[p], gradient = new double[p], information = new double[p * p];
        for (int k = 0, below = 0; k < t; k++)
        {
            below += y.Count(c => c == k);
            beta[k] = Math.Log(below / (double)(n - below));
        }
        double value = Evaluate(beta);
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            double[]? l = SymmetricMatrix.Cholesky(information, p, 1e-12, out int failed);
            if (l is null) throw iteration == 0 && failed >= t ? ModelingErrors.Collinear(x.Names[failed - t]) : Separated();
            double[] step = [.. gradient], covariance = SymmetricMatrix.Inverse(l, p), before = [.. beta];
            SymmetricMatrix.Solve(l, p, step);
            bool done = true;
            for (int a = 0; a < p; a++) done &= Math.Abs(step[a]) < Math.Min(1e-11 * Math.Sqrt(covariance[a * p + a]), 1e-7 * (1 + Math.Abs(beta[a])));
            for (double size = 1; ; size /= 2)
            {
                for (int a = 0; a < p; a++) beta[a] = before[a] + size * step[a];
                double now = Evaluate(beta);
                if (now >= value - 1e-12 * Math.Abs(value) || size < 1e-8)
                {
                    value = now;
                    break;
                }
            }
            if (done) return Finish(covariance);
            if (Enumerable.Range(t, p - t).Any(a => Math.Abs(beta[a]) > 25)) throw Separated();
        }
        throw ModelingErrors.NotConverged("ordinal model", maxIterations);

        ModelingException Separated() => ModelingErrors.Separated(x.Columns == 0 ? "thresholds" : x.Names[Enumerable.Range(0, x.Columns).MaxBy(j => Math.Abs(beta[t + j]))]);

        double Evaluate(double[] b)
        {
            gradient.AsSpan().Clear();
            information.AsSpan().Clear();
            double sum = 0;
            double[] high = new double[p], low = new double[p];
            for (int i = 0; i < n; i++)
            {
                double eta = 0;
                for (int j = 0; j < columns.Length; j++) eta += b[t + j] * columns[j][i];
                int k = y[i];
                double f1 = k == t ? 1 : LogisticModel.Sigmoid(b[k] - eta), f0 = k == 0 ? 0 : LogisticModel.Sigmoid(b[k - 1] - eta);
                double g1 = f1 * (1 - f1), g0 = f0 * (1 - f0), h1 = g1 * (1 - 2 * f1), h0 = g0 * (1 - 2 * f0), probability = f1 - f0;
                if (!(probability > 0)) return double.NegativeInfinity;
                sum += Math.Log(probability);
                high.AsSpan().Clear();
                low.AsSpan().Clear();
                if (k < t) high[k] = 1;
                if (k > 0) low[k - 1] = 1;
                for (int j = 0; j < columns.Length; j++) high[t + j] = low[t + j] = -columns[j][i];
                for (int a = 0; a < p; a++)
                {
                    double da = (g1 * high[a] - g0 * low[a]) / probability;
                    gradient[a] += da;
                    for (int c = 0; c <= a; c++)
                    {
                        double dc = (g1 * high[c] - g0 * low[c]) / probability;
                        information[a * p + c] -= (h1 * high[a] * high[c] - h0 * low[a] * low[c]) / probability - da * dc;
                    }
                }
            }
            for (int a = 0; a < p; a++)
                for (int c = 0; c < a; c++) information[c * p + a] = information[a * p + c];
            return sum;
        }

        OrdinalModel Finish(double[] covariance)
        {
            // Thresholds on the columns as given: threshold + sum of b mean / scale.
            double[] transform = new double[p * p], result = new double[p], turned = new double[p * p];
            for (int a = 0; a < p; a++) transform[a * p + a] = a < t ? 1 : 1 / scales[a - t];
            for (int a = 0; a < t; a++)
                for (int j = 0; j < columns.Length; j++) transform[a * p + t + j] = means[j] / scales[j];
            for (int a = 0; a < p; a++)
                for (int b = 0; b < p; b++)
                {
                    result[a] += transform[a * p + b] * beta[b];
                    for (int c = 0; c < p; c++)
                        for (int d = 0; d < p; d++) turned[a * p + b] += transform[a * p + c] * covariance[c * p + d] * transform[b * p + d];
                }
            string[] names = [.. Enumerable.Range(1, t).Select(k => $"{k}|{k + 1}"), .. x.Names];
            return new OrdinalModel(new CoefficientTable(names, result, turned), classes) { LogLikelihood = value };
        }
    }

    /// <summary>Probability of each class for each row.</summary>
    /// <param name="x">Rows with the model's columns.</param>
    public double[][] Probabilities(DesignMatrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        int t = Classes - 1;
        double[] eta = x.Multiply([.. Coefficients.Values.Skip(t)]);
        return
        [
            .. eta.Select(e => Enumerable.Range(0, Classes).Select(k =>
                (k == t ? 1 : LogisticModel.Sigmoid(Coefficients.Values[k] - e)) - (k == 0 ? 0 : LogisticModel.Sigmoid(Coefficients.Values[k - 1] - e))).ToArray()),
        ];
    }
}
