namespace Radiomics.Modeling;

/// <summary>Net benefit of acting on a model at one threshold of risk (Vickers and Elkin, 2006); acting on nobody is 0.</summary>
/// <param name="Threshold">Risk at or above which one would act.</param>
/// <param name="NetBenefit">True positives less false positives weighted by the odds of the threshold, a subject.</param>
/// <param name="TreatAll">The same for acting on everyone.</param>
public sealed record DecisionCurvePoint(double Threshold, double NetBenefit, double TreatAll);
