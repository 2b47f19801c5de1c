namespace Radiomics.Modeling;

/// <summary>Subjects of similar predicted risk.</summary>
/// <param name="Count">Subjects.</param>
/// <param name="Predicted">Mean predicted risk.</param>
/// <param name="Observed">Observed risk; one less Kaplan-Meier survival where there is censoring.</param>
public sealed record CalibrationGroup(int Count, double Predicted, double Observed);
