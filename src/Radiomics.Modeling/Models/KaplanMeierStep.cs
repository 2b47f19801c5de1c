namespace Radiomics.Modeling;

/// <summary>One time of a Kaplan-Meier curve.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">Subjects at risk just before it.</param>
/// <param name="Events">Events at it.</param>
/// <param name="Censored">Censored at it: at risk for the events of the same time.</param>
/// <param name="Survival">Probability of surviving past it.</param>
/// <param name="StandardError">Greenwood's standard error of the survival.</param>
/// <param name="Lower">Lower limit; NaN where the survival is 0 and the scale has no limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="CumulativeHazard">Nelson and Aalen's estimate.</param>
/// <param name="CumulativeHazardError">Its standard error.</param>
public sealed record KaplanMeierStep(
    double Time, int AtRisk, int Events, int Censored, double Survival, double StandardError, double Lower, double Upper, double CumulativeHazard, double CumulativeHazardError);
