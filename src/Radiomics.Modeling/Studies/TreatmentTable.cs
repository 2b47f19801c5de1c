namespace Radiomics.Modeling;

/// <summary>Survival of an average patient under each recorded treatment.</summary>
/// <param name="Column">Column of the treatment.</param>
/// <param name="Covariates">What patients are compared by.</param>
/// <param name="Horizons">Times.</param>
/// <param name="Outlooks">Each treatment.</param>
public sealed record TreatmentTable(string Column, IReadOnlyList<string> Covariates, IReadOnlyList<double> Horizons, IReadOnlyList<TreatmentOutlook> Outlooks);
