namespace Radiomics;

/// <summary>A feature together with its formula over the family's matrix or statistics.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Formula">The function that gives the value; NaN where the feature is undefined.</param>
/// <param name="IbsiFormula">The function of IBSI's definition, where it differs.</param>
internal sealed record Feature<TSource>(FeatureDefinition Definition, Func<TSource, double> Formula, Func<TSource, double>? IbsiFormula = null)
{
    /// <summary>The formula of a profile.</summary>
    public Func<TSource, double> FormulaOf(Profile profile) => profile == Profile.Ibsi ? IbsiFormula ?? Formula : Formula;
}
