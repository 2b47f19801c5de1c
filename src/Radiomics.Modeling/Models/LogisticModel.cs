namespace Radiomics.Modeling;

/// <summary>
/// Logistic regression by iteratively reweighted least squares, to a step below 1e-12 standard errors; as <c>glm(family = binomial)</c> of R.
/// Coefficient 0 is the intercept.
/// </summary>
public sealed class LogisticModel
{
    private readonly LogisticProfile _profile;

    private LogisticModel(CoefficientTable coefficients, LogisticProfile profile) => (Coefficients, _profile) = (coefficients, profile);

    /// <summary>Intercept and log odds ratios.</summary>
    public CoefficientTable Coefficients { get; }

    /// <summary>-2 log likelihood.</summary>
    public double Deviance { get; private init; }

    /// <summary>-2 log likelihood of the intercept (and offset) alone.</summary>
    public double NullDeviance { get; private init; }

    /// <summary>Fitted probabilities of the training rows.</summary>
    public IReadOnlyList<double> Fitted { get; private init; } = [];

    /// <summary>Number of rows.</summary>
    public int Count => Fitted.Count;

    /// <summary>Deviance + 2 x coefficients.</summary>
    public double Aic => Deviance + 2 * Coefficients.Names.Count;

    /// <summary>Likelihood-ratio test of all columns.</summary>
    public TestResult LikelihoodRatioTest => Test(NullDeviance - Deviance, Coefficients.Names.Count - 1);

    /// <summary>Likelihood-ratio test against a model of some of these columns, fitted to the same rows.</summary>
    /// <param name="smaller">The nested model.</param>
    public TestResult Against(LogisticModel smaller)
    {
        ArgumentNullException.ThrowIfNull(smaller);
        if (smaller.Count != Count || smaller.Coefficients.Names.Except(Coefficients.Names).Any())
            throw ModelingErrors.Option("nested model", $"columns {string.Join(", ", smaller.Coefficients.Names)} on {smaller.Count} rows", "a subset of the columns on the same rows");
        return Test(smaller.Deviance - Deviance, Coefficients.Names.Count - smaller.Coefficients.Names.Count);
    }

    /// <summary>Nagelkerke's coefficient of determination (1991): that of Cox and Snell over the largest it could be. Of models without weights.</summary>
    public double NagelkerkeRSquared => (1 - Math.Exp((Deviance - NullDeviance) / Count)) / (1 - Math.Exp(-NullDeviance / Count));

    /// <summary>
    /// The profile-likelihood interval of a coefficient: all values at which the likelihood, maximised over the other coefficients, is not significantly lower. Better
    /// than Wald's in small samples, and not symmetric.
    /// </summary>
    /// <param name="index">Zero-based coefficient, 0 for the intercept.</param>
    /// <param name="level">Confidence level.</param>
    public ConfidenceInterval ProfileInterval(int index, double level = 0.95)
    {
        double error = Coefficients.StandardErrors[index];
        (double lower, double upper) = _profile.Limits(index, Coefficients.Values[index], error, Tails.Quantile(level));
        return new ConfidenceInterval(Coefficients.Values[index], lower, upper, error);
    }

    private static TestResult Test(double statistic, int degrees) => new(statistic, degrees, Tails.ChiSquare(statistic, degrees));

    /// <summary>Fits the model.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">Whether each row is of the positive class.</param>
    /// <param name="weights">Case weights, positive; null is 1.</param>
    /// <param name="offset">A known part of the linear predictor; null is 0.</param>
    /// <exception cref="ModelingException">One class, constant, collinear or separating columns, or more columns than rows.</exception>
    public static LogisticModel Fit(DesignMatrix x, ReadOnlySpan<bool> y, IReadOnlyList<double>? weights = null, IReadOnlyList<double>? offset = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        int n = x.Rows, p = x.Columns + 1;
        if (y.Length != n || (weights?.Count ?? n) != n || (offset?.Count ?? n) != n) throw ModelingErrors.Shape("labels, weights, offset", $"not {n} of each");
        int positives = y.Count(true);
        if (positives == 0 || positives == n) throw ModelingErrors.OneClass("logistic model", $"{positives} of {n} rows are positive");
        if (p >= n) throw ModelingErrors.TooManyColumns(p - 1, n);
        double[] w = weights is null ? [.. Enumerable.Repeat(1.0, n)] : [.. weights];
        double[] target = new double[n];
        for (int i = 0; i < n; i++) target[i] = y[i] ? 1 : 0;
        // Centered and scaled columns keep the normal equations well conditioned; coefficients are turned back at the end.
        (double[][] centered, double[] means, double[] scales) = CoxModel.Center(x, w);
        for (int j = 0; j < p - 1; j++)
            for (int i = 0; i < n; i++) centered[j][i] /= scales[j];
        // The offset's level belongs to the intercept: fitted apart, a large one does not start the search in the flat of the likelihood.
        double level = offset?.Average() ?? 0;
        double[] known = offset is null ? new double[n] : [.. offset.Select(o => o - level)];
        (double[] beta, double[] covariance, double deviance, double[] fitted) = Newton(centered, target, w, known, x.Names);
        double nothing = p == 1 ? deviance : Newton([], target, w, known, []).Deviance;

        // b = T a with T: slopes divided by their scale, intercept less the means.
        double[] transform = new double[p * p], result = new double[p], turned = new double[p * p];
        transform[0] = 1;
        for (int j = 1; j < p; j++)
        {
            transform[j * p + j] = 1 / scales[j - 1];
            transform[j] = -means[j - 1] / scales[j - 1];
        }
        double[] half = Product(transform, covariance, p, false);
        turned = Product(half, transform, p, true);
        for (int a = 0; a < p; a++)
            for (int b = 0; b < p; b++) result[a] += transform[a * p + b] * beta[b];
        result[0] -= level;
        LogisticProfile profile = new(centered, target, w, known, beta, covariance, deviance, transform, level);
        return new LogisticModel(new CoefficientTable(["(Intercept)", .. x.Names], result, turned), profile) { Deviance = deviance, NullDeviance = nothing, Fitted = fitted };
    }

    /// <summary>Linear predictor of each row: intercept + x'b.</summary>
    /// <param name="x">Rows with the model's columns.</param>
    public double[] LinearPredictor(DesignMatrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Multiply([.. Coefficients.Values.Skip(1)], Coefficients.Values[0]);
    }

    /// <summary>Probability of the positive class of each row.</summary>
    /// <param name="x">Rows with the model's columns.</param>
    public double[] Probability(DesignMatrix x) => [.. LinearPredictor(x).Select(Sigmoid)];

    internal static double Sigmoid(double eta) => eta >= 0 ? 1 / (1 + Math.Exp(-eta)) : Math.Exp(eta) / (1 + Math.Exp(eta));

    /// <summary>log(1 + exp(eta)).</summary>
    internal static double SoftPlus(double eta) => Math.Max(eta, 0) + Math.Log(1 + Math.Exp(-Math.Abs(eta)));

    private static (double[] Beta, double[] Covariance, double Deviance, double[] Fitted) Newton(double[][] columns, double[] y, double[] w, double[] offset, IReadOnlyList<string> names)
    {
        const int maxIterations = 60;
        int n = y.Length, p = columns.Length + 1;
        double[] beta = new double[p], eta = [.. offset], mu = new double[n], information = new double[p * p], step = new double[p];
        double deviance = Deviance(eta);
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            information.AsSpan().Clear();
            step.AsSpan().Clear();
            for (int i = 0; i < n; i++)
            {
                mu[i] = Sigmoid(eta[i]);
                double v = w[i] * mu[i] * Sigmoid(-eta[i]), r = w[i] * (y[i] - mu[i]);
                for (int a = 0; a < p; a++)
                {
                    double xa = a == 0 ? 1 : columns[a - 1][i];
                    step[a] += r * xa;
                    for (int b = 0; b <= a; b++) information[a * p + b] += v * xa * (b == 0 ? 1 : columns[b - 1][i]);
                }
            }
            double[]? l = SymmetricMatrix.Cholesky(information, p, 1e-12, out int failed);
            if (l is null) throw iteration == 0 ? ModelingErrors.Collinear(failed == 0 ? "(Intercept)" : names[failed - 1]) : Separated();
            SymmetricMatrix.Solve(l, p, step);
            double[] covariance = SymmetricMatrix.Inverse(l, p);
            // Under separation standard errors grow faster than steps fall: a step must be small by itself too (columns have unit variance).
            bool converged = true;
            for (int a = 0; a < p; a++) converged &= Math.Abs(step[a]) < Math.Min(1e-11 * Math.Sqrt(covariance[a * p + a]), 1e-7 * (1 + Math.Abs(beta[a])));
            double[] before = [.. beta];
            for (double size = 1; ; size /= 2)
            {
                for (int a = 0; a < p; a++) beta[a] = before[a] + size * step[a];
                offset.CopyTo(eta, 0);
                for (int a = 0; a < p; a++)
                    for (int i = 0; i < n; i++) eta[i] += beta[a] * (a == 0 ? 1 : columns[a - 1][i]);
                double now = Deviance(eta);
                if (now <= deviance + 1e-12 * (1 + deviance) || size < 1e-6)
                {
                    deviance = now;
                    break;
                }
            }
            if (converged) return (beta, covariance, deviance, [.. eta.Select(Sigmoid)]);
            // Along a separating direction every row of one side runs to certainty: steps stay near one unit of eta and never settle.
            if (iteration > 12 && eta.Max(Math.Abs) > 30) throw Separated();
        }
        throw eta.Max(Math.Abs) > 15 ? Separated() : ModelingErrors.NotConverged("logistic model", maxIterations);

        double Deviance(double[] predictor)
        {
            double sum = 0;
            for (int i = 0; i < n; i++) sum += 2 * w[i] * (SoftPlus(predictor[i]) - y[i] * predictor[i]);
            return sum;
        }

        ModelingException Separated() => ModelingErrors.Separated(p == 1 ? "(Intercept)" : names[Enumerable.Range(1, p - 1).MaxBy(a => Math.Abs(beta[a])) - 1]);
    }

    private static double[] Product(double[] a, double[] b, int n, bool transposed)
    {
        double[] result = new double[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                for (int k = 0; k < n; k++) result[i * n + j] += a[i * n + k] * (transposed ? b[j * n + k] : b[k * n + j]);
        return result;
    }
}
