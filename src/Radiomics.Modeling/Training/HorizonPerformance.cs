namespace Radiomics.Modeling;

/// <summary>Performance at one horizon, from predictions outside of the training rows.</summary>
/// <param name="Time">The horizon.</param>
/// <param name="Area">Time-dependent area under the ROC curve (cumulative cases, dynamic controls, weighted for censoring).</param>
/// <param name="Brier">Brier score, weighted for censoring.</param>
/// <param name="NullBrier">Brier score of the Kaplan-Meier risk for everyone.</param>
/// <param name="Calibration">Predicted and observed risk by group.</param>
public sealed record HorizonPerformance(double Time, double Area, double Brier, double NullBrier, IReadOnlyList<CalibrationGroup> Calibration)
{
    /// <summary>Interval of the area; NaN limits where it is undefined.</summary>
    public ConfidenceInterval? AreaInterval { get; init; }

    /// <summary>Interval of the Brier score.</summary>
    public ConfidenceInterval? BrierInterval { get; init; }

    internal static HorizonPerformance[] At(SurvivalOutcome outcome, IReadOnlyList<IReadOnlyList<double>> risks, IReadOnlyList<double> horizons)
    {
        SurvivalPerformance performance = new(outcome);
        KaplanMeier curve = KaplanMeier.Estimate(outcome);
        return
        [
            .. horizons.Select((time, h) =>
            {
                double[] risk = [.. risks.Select(r => r[h])], nobody = [.. Enumerable.Repeat(1 - curve.At(time), risk.Length)];
                return new HorizonPerformance(time, performance.Area(risk, time), performance.Brier(risk, time), performance.Brier(nobody, time), performance.Calibration(risk, time))
                {
                    AreaInterval = performance.AreaInterval(risk, time), BrierInterval = performance.BrierInterval(risk, time),
                };
            }),
        ];
    }
}
