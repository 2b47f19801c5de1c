namespace Radiomics;

/// <summary>The rows of one family in one configuration.</summary>
/// <param name="Suite">The collection.</param>
/// <param name="Configuration">The case.</param>
/// <param name="Family">The family.</param>
/// <param name="Matched">Rows that agree.</param>
/// <param name="Total">Rows that were to be compared.</param>
/// <param name="WorstDeviation">Largest deviation among the rows that have a value, as in <see cref="VerificationRow.Deviation"/>; NaN where none has.</param>
public sealed record VerificationGroup(VerificationSuites Suite, string Configuration, string Family, int Matched, int Total, double WorstDeviation);
