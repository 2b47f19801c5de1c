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
        if (y.Count != x.Rows) throw ModelingErrors.Shape("labels", $"{y.Count} for {x.Rows} rows");
        ModelLabels.CheckClasses(y, classes, "ordinal model");
        int n = x.Rows, t = classes - 1, p = t + x.Columns;
        if (p >= n) throw ModelingErrors.TooManyColumns(x.Columns, n);
        (double[][] columns, double[] means, double[] scales) = CoxModel.Center(x, [.. Enumerable.Repeat(1.0, n)]);
        for (int j = 0; j < columns.Length; j++)
            for (int i = 0; i < n; i++) columns[j][i] /= scales[j];
        OrdinalLikelihood likelihood = new(columns, [.. y], classes);
        (double[] beta, double[] covariance, double value) = likelihood.Maximize(x.Names);
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
