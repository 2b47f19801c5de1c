namespace Radiomics;

/// <summary>The computation of a family of one's own.</summary>
/// <param name="family">The family.</param>
internal sealed class OwnComputation(OwnFamily family) : FamilyComputation(FeatureFamilies.None)
{
    public override string Name => family.Name;

    public override IReadOnlyList<FeatureDefinition> Definitions { get; } =
    [
        .. family.Features.Select(f => new FeatureDefinition(FeatureFamilies.None, f.Name, null, "") { OwnTexts = (family.Name, new FeatureTexts(f.Title, f.Unit, f.Definition, f.Formula, "")) }),
    ];

    public override IEnumerable<(FeatureDefinition Feature, string Name)> Columns(ExtractionSettings settings, string imageType) =>
        Definitions.Select(d => (d, d.FullName(imageType, settings.Profile)));

    public override FamilyValues ValuesWith(ExtractionSettings settings) => throw new NotSupportedException("Families of one's own have no maps.");

    public override FeatureValue[] Compute(RegionContext context, string imageType, CancellationToken cancellation)
    {
        double[] values = new double[Definitions.Count];
        family.Compute(new OwnFamilyInput(context, cancellation), values);
        return
        [
            .. Columns(context.Settings, imageType).Select((column, i) => double.IsFinite(values[i])
                ? new FeatureValue(column.Feature, column.Name, values[i]) : new FeatureValue(column.Feature, column.Name, double.NaN, UndefinedReason.NoValue)),
        ];
    }
}
