namespace Radiomics.Modeling;

/// <summary>Survival of patients like one, under one recorded treatment.</summary>
/// <param name="Treatment">The treatment, as recorded.</param>
/// <param name="Patients">Patients with it among those compared.</param>
/// <param name="Events">Their events.</param>
/// <param name="Comparable">Of them, patients near this one in every covariate (within one standard deviation).</param>
/// <param name="Survival">Survival at each horizon, with its interval; empty where the data do not support it.</param>
/// <param name="Warnings">What speaks against relying on it, in plain words.</param>
public sealed record TreatmentOutlook(
    string Treatment, int Patients, int Events, int Comparable, IReadOnlyList<ConfidenceInterval> Survival, IReadOnlyList<string> Warnings);
