namespace Radiomics;

/// <summary>Computes the values of a family for a region; NaN where a feature is undefined.</summary>
/// <param name="context">The region.</param>
/// <param name="values">Receives a value for each column of the family, in their order.</param>
internal delegate void FamilyValues(RegionContext context, Span<double> values);
