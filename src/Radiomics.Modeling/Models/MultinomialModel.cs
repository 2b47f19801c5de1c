namespace Radiomics.Modeling;

/// <summary>
/// Multinomial logistic regression against the first class, by Newton's method; as <c>vglm(multinomial)</c> of R. Coefficients go by class (from the second), each with
/// its intercept first, and are named <c>class:column</c>.
/// </summary>
public sealed class MultinomialModel
{
    private readonly int _columns;

    private MultinomialModel(CoefficientTable coefficients, int classes, int columns) => (Coefficients, Classes, _columns) = (coefficients, classes, columns);

    /// <summary>Intercepts and log odds ratios against the first class.</summary>
    public CoefficientTable Coefficients { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Log likelihood.</summary>
    public double LogLikelihood { get; private init; }

    /// <summary>Fits the model.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">Class of each row, 0 to classes - 1.</param>
    /// <param name="classes">Number of classes, each of them present.</param>
    /// <exception cref="ModelingException">A class without rows, constant, collinear or separating columns, or more coefficients than rows.</exception>
    public static MultinomialModel Fit(DesignMatrix x, IReadOnlyList<int> y, int classes)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        const int maxIterations = 60;
        if (y.Count != x.Rows) throw ModelingErrors.Shape("labels", $"{y.Count} for {x.Rows} rows");
        ModelLabels.CheckClasses(y, classes, "multinomial model");
        int n = x.Rows, p = x.Columns + 1, m = (classes - 1) * p;
        if (m >= n) throw ModelingErrors.TooManyColumns(m, n);
        double[] ones = [.. Enumerable.Repeat(1.0, n)];
        (double[][] columns, double[] means, double[] scales) = CoxModel.Center(x, ones);
        for (int j = 0; j < columns.Length; j++)
            for (int i = 0; i < n; i++) columns[j][i] /= scales[j];
        double[][] coordinates = [.. Enumerable.Range(1, classes - 1).SelectMany(_ => (double[][])[ones, .. columns])];
        int[] outputs = [.. Enumerable.Range(1, classes - 1).SelectMany(k => Enumerable.Repeat(k, p))];
        MultinomialLoss loss = new([.. y], classes, ones);
        double[] beta = new double[m], eta = new double[n * classes], residual = new double[n * classes], information = new double[m * m];
        double value = loss.Value(eta);
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            loss.Gradient(eta, residual);
            loss.Curvature(coordinates, outputs, information);
            double[] step = [.. Enumerable.Range(0, m).Select(a => -WeightedGram.Dot(coordinates[a], residual.AsSpan(outputs[a] * n, n)))], before = [.. beta];
            double[]? l = SymmetricMatrix.Cholesky(information, m, 1e-12, out int failed);
            if (l is null) throw iteration == 0 ? ModelingErrors.Collinear(failed % p == 0 ? "(Intercept)" : x.Names[failed % p - 1]) : Separated();
            SymmetricMatrix.Solve(l, m, step);
            double[] covariance = SymmetricMatrix.Inverse(l, m);
            bool done = true;
            for (int a = 0; a < m; a++) done &= Math.Abs(step[a]) < Math.Min(1e-11 * Math.Sqrt(covariance[a * m + a]), 1e-7 * (1 + Math.Abs(beta[a])));
            for (double size = 1; ; size /= 2)
            {
                eta.AsSpan().Clear();
                for (int a = 0; a < m; a++)
                {
                    beta[a] = before[a] + size * step[a];
                    for (int i = 0; i < n; i++) eta[outputs[a] * n + i] += beta[a] * coordinates[a][i];
                }
                double now = loss.Value(eta);
                if (now <= value + 1e-12 * (1 + value) || size < 1e-6)
                {
                    value = now;
                    break;
                }
            }
            if (done) return Finish(covariance);
            if (iteration > 12 && beta.Max(Math.Abs) > 25) throw Separated();
        }
        throw beta.Max(Math.Abs) > 15 ? Separated() : ModelingErrors.NotConverged("multinomial model", maxIterations);

        ModelingException Separated()
        {
            int widest = Enumerable.Range(0, m).MaxBy(a => Math.Abs(beta[a])) % p;
            return ModelingErrors.Separated(widest == 0 ? "(Intercept)" : x.Names[widest - 1]);
        }

        MultinomialModel Finish(double[] covariance)
        {
            double[] transform = new double[m * m], result = new double[m], half = new double[m * m], turned = new double[m * m];
            for (int a = 0; a < m; a++)
            {
                int j = a % p;
                transform[a * m + a] = j == 0 ? 1 : 1 / scales[j - 1];
                if (j > 0) transform[(a - j) * m + a] = -means[j - 1] / scales[j - 1];
            }
            for (int a = 0; a < m; a++)
                for (int b = 0; b < m; b++)
                {
                    result[a] += transform[a * m + b] * beta[b];
                    for (int c = 0; c < m; c++) half[a * m + b] += transform[a * m + c] * covariance[c * m + b];
                }
            for (int a = 0; a < m; a++)
                for (int b = 0; b < m; b++)
                    for (int c = 0; c < m; c++) turned[a * m + b] += half[a * m + c] * transform[b * m + c];
            string[] names = [.. Enumerable.Range(2, classes - 1).SelectMany(k => (string[])[$"{k}:(Intercept)", .. x.Names.Select(c => $"{k}:{c}")])];
            return new MultinomialModel(new CoefficientTable(names, result, turned), classes, x.Columns) { LogLikelihood = -value };
        }
    }

    /// <summary>Probability of each class for each row.</summary>
    /// <param name="x">Rows with the model's columns.</param>
    public double[][] Probabilities(DesignMatrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Columns != _columns) throw ModelingErrors.Shape("columns", $"{x.Columns} for {_columns}");
        int p = x.Columns + 1, n = x.Rows;
        double[] values = [.. Coefficients.Values], eta = new double[n * Classes], result = new double[n * Classes];
        for (int k = 1; k < Classes; k++) x.Multiply(values.AsSpan((k - 1) * p + 1, p - 1), values[(k - 1) * p]).CopyTo(eta, k * n);
        MultinomialLoss.Probabilities(eta, n, Classes, result);
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, Classes).Select(k => result[k * n + i]).ToArray())];
    }
}
