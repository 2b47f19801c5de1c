namespace Radiomics.Modeling;

/// <summary>Performance at one horizon, from predictions outside of the training rows.</summary>
/// <param name="Time">The horizon.</param>
/// <param name="Area">Time-dependent area under the ROC curve.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="NullBrier">Brier score of the Kaplan-Meier risk for everyone.</param>
/// <param name="Calibration">Predicted and observed risk by group.</param>
public sealed record HorizonPerformance(double Time, double Area, double Brier, double NullBrier, IReadOnlyList<CalibrationGroup> Calibration);
