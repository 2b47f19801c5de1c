namespace Radiomics;

/// <summary>A feature together with its formula over the family's matrix or statistics.</summary>
/// <param name="Family">The family.</param>
/// <param name="Name">PyRadiomics' name without prefix.</param>
/// <param name="IbsiCode">IBSI code, or empty.</param>
/// <param name="Formula">The function that gives the value; NaN where the feature is undefined.</param>
/// <param name="IsDeprecated">Whether PyRadiomics computes it only when asked by name.</param>
internal sealed record Feature<TSource>(FeatureFamilies Family, string Name, string IbsiCode, Func<TSource, double> Formula, bool IsDeprecated = false)
    : FeatureDefinition(Family, Name, IbsiCode, IsDeprecated);
