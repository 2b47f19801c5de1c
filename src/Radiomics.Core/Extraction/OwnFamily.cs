namespace Radiomics;

/// <summary>
/// A family of features of one's own, which a <see cref="FeatureExtractor"/> computes beside the library's on the original and on every filtered image. Its features are called
/// <c>image_family_feature</c> in both profiles, such as <c>original_fractal_BoxCount</c>. An instance may be used by many threads at once.
/// </summary>
public abstract class OwnFamily
{
    /// <summary>Letters and digits, not the name of a family of the library. It stands in the provenance of results: parameters that change values belong into it.</summary>
    public abstract string Name { get; }

    /// <summary>The features, in the order of their values; always the same.</summary>
    public abstract IReadOnlyList<OwnFeature> Features { get; }

    /// <summary>Computes the features of a region. The result must depend on the input alone.</summary>
    /// <param name="input">What was measured.</param>
    /// <param name="values">Receives a value a feature; what is no finite number is undefined (NaN with the reason <c>NO_VALUE</c>).</param>
    public abstract void Compute(OwnFamilyInput input, Span<double> values);
}
