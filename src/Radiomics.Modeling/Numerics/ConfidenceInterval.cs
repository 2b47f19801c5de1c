namespace Radiomics.Modeling;

/// <summary>An estimate with its confidence interval.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="StandardError">Standard error of the estimate, on its own scale; NaN where the interval was made without one.</param>
public sealed record ConfidenceInterval(double Estimate, double Lower, double Upper, double StandardError);
