namespace Radiomics;

/// <summary>How the features of one family come about: what is measured, how often (once, or once an aggregation), and what the columns are called.</summary>
internal abstract class FamilyComputation
{
    private protected FamilyComputation(FeatureFamilies family) => Family = family;

    /// <summary>The family; none for one that is not the library's.</summary>
    public FeatureFamilies Family { get; }

    /// <summary>Its name in the names of features.</summary>
    public virtual string Name => FamilyNames.Of(Family);

    /// <summary>Every feature of the family.</summary>
    public abstract IReadOnlyList<FeatureDefinition> Definitions { get; }

    /// <summary>The features these settings ask for, with the name of each column.</summary>
    public abstract IEnumerable<(FeatureDefinition Feature, string Name)> Columns(ExtractionSettings settings, string imageType);

    /// <summary>Computes the values of <see cref="Columns"/> for many regions, such as the kernels of feature maps: what depends on the settings alone is done once.</summary>
    public abstract FamilyValues ValuesWith(ExtractionSettings settings);

    /// <summary>Why the family is left out for this region, as a note of the result; null when it is computed.</summary>
    public virtual string? WhyLeftOut(RegionContext context) => null;

    /// <summary>Computes the features these settings ask for.</summary>
    public abstract FeatureValue[] Compute(RegionContext context, string imageType, CancellationToken cancellation);
}
