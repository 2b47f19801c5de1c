namespace Radiomics.Modeling;

/// <summary>The outcome of a statistical test.</summary>
/// <param name="Statistic">The test's statistic.</param>
/// <param name="Degrees">Degrees of freedom; NaN for a normal statistic.</param>
/// <param name="PValue">Two-sided p-value.</param>
public sealed record TestResult(double Statistic, double Degrees, double PValue);
