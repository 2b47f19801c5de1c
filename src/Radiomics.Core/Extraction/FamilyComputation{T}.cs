namespace Radiomics;

/// <summary>The computation of a family whose features are made of one kind of measurement.</summary>
/// <param name="family">The family.</param>
/// <param name="features">Its features.</param>
/// <param name="whyUndefined">Why a feature that came out as NaN is undefined.</param>
/// <param name="variants">What is measured with some settings: once with an empty suffix, or once an aggregation with its part of the name.</param>
/// <param name="whyLeftOut">Why the family is left out for a region; null when it is computed, or always computed.</param>
internal sealed class FamilyComputation<TSource>(
    FeatureFamilies family, IReadOnlyList<Feature<TSource>> features, Func<TSource, FeatureDefinition, UndefinedReason> whyUndefined,
    Func<ExtractionSettings, IEnumerable<(string Suffix, Func<RegionContext, TSource> Measure)>> variants,
    Func<RegionContext, string?>? whyLeftOut = null) : FamilyComputation(family)
{
    public override IReadOnlyList<FeatureDefinition> Definitions { get; } = [.. features.Select(f => f.Definition)];

    public override IEnumerable<(FeatureDefinition Feature, string Name)> Columns(ExtractionSettings settings, string imageType)
    {
        foreach ((string suffix, _) in variants(settings))
            foreach (FeatureDefinition feature in Definitions.Where(settings.IsWanted))
                yield return (feature, feature.FullName(imageType, settings.Profile, suffix));
    }

    public override FamilyValues ValuesWith(ExtractionSettings settings)
    {
        Func<TSource, double>[] formulas = [.. features.Where(f => settings.IsWanted(f.Definition)).Select(f => f.FormulaOf(settings.Profile))];
        Func<RegionContext, TSource>[] measures = [.. variants(settings).Select(v => v.Measure)];
        return (context, values) =>
        {
            int to = 0;
            foreach (Func<RegionContext, TSource> measure in measures)
            {
                TSource measured = measure(context);
                foreach (Func<TSource, double> formula in formulas)
                {
                    double value = formula(measured);
                    values[to++] = double.IsFinite(value) ? value : double.NaN;
                }
            }
        };
    }

    public override string? WhyLeftOut(RegionContext context) => Definitions.Any(context.Settings.IsWanted) ? whyLeftOut?.Invoke(context) : null;

    public override FeatureValue[] Compute(RegionContext context, string imageType, CancellationToken cancellation)
    {
        Profile profile = context.Settings.Profile;
        Feature<TSource>[] wanted = [.. features.Where(f => context.Settings.IsWanted(f.Definition))];
        if (wanted.Length == 0) return [];
        List<FeatureValue> values = [];
        foreach ((string suffix, Func<RegionContext, TSource> measure) in variants(context.Settings))
        {
            TSource measured = measure(context);
            foreach (Feature<TSource> feature in wanted)
            {
                double value = feature.FormulaOf(profile)(measured);
                UndefinedReason? reason = double.IsNaN(value) ? whyUndefined(measured, feature.Definition) : double.IsInfinity(value) ? UndefinedReason.DivisionByZero : null;
                values.Add(new FeatureValue(feature.Definition, feature.Definition.FullName(imageType, profile, suffix), reason is null ? value : double.NaN, reason));
            }
        }
        return [.. values];
    }
}
