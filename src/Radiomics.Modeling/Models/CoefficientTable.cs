namespace Radiomics.Modeling;

/// <summary>Estimated coefficients with what is known of their uncertainty.</summary>
public sealed class CoefficientTable
{
    private readonly double[] _covariance;

    internal CoefficientTable(IReadOnlyList<string> names, double[] values, double[] covariance)
    {
        Names = names;
        Values = values;
        _covariance = covariance;
        StandardErrors = [.. values.Select((_, i) => Math.Sqrt(covariance[i * values.Length + i]))];
    }

    /// <summary>Names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Estimates.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Standard errors: roots of the covariance's diagonal.</summary>
    public IReadOnlyList<double> StandardErrors { get; }

    /// <summary>Covariance of two estimates.</summary>
    /// <param name="first">Zero-based coefficient.</param>
    /// <param name="second">Zero-based coefficient.</param>
    public double Covariance(int first, int second) => _covariance[first * Names.Count + second];

    internal ReadOnlySpan<double> CovarianceValues => _covariance;

    /// <summary>Wald's test that a coefficient is zero: z = estimate / standard error.</summary>
    /// <param name="index">Zero-based coefficient.</param>
    public TestResult Wald(int index)
    {
        double z = Values[index] / StandardErrors[index];
        return new TestResult(z, double.NaN, Tails.TwoSidedNormal(z));
    }

    /// <summary>Wald's interval: estimate +- quantile x standard error, on the scale of the coefficient.</summary>
    /// <param name="index">Zero-based coefficient.</param>
    /// <param name="level">Confidence level.</param>
    public ConfidenceInterval Interval(int index, double level = 0.95)
    {
        double half = Tails.Quantile(level) * StandardErrors[index];
        return new ConfidenceInterval(Values[index], Values[index] - half, Values[index] + half, StandardErrors[index]);
    }
}
