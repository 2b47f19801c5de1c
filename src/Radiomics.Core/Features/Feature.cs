namespace Radiomics;

/// <summary>A feature together with its formula over the family's matrix or statistics.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Formula">The function that gives the value; NaN where the feature is undefined.</param>
internal sealed record Feature<TSource>(FeatureDefinition Definition, Func<TSource, double> Formula);
