namespace Radiomics;

/// <summary>What a feature is: its family, its name and its code in the IBSI reference manual.</summary>
/// <param name="Family">The one family it belongs to.</param>
/// <param name="Name">PyRadiomics' name without prefix, such as <c>JointEntropy</c>.</param>
/// <param name="IbsiCode">IBSI code, such as <c>TU9B</c>; empty for features that IBSI does not define.</param>
/// <param name="IsDeprecated">Whether PyRadiomics computes it only when asked by name.</param>
public sealed record FeatureDefinition(FeatureFamilies Family, string Name, string IbsiCode, bool IsDeprecated = false)
{
    /// <summary>The family as it stands in feature names: <c>shape</c>, <c>firstorder</c>, <c>glcm</c>, <c>glrlm</c> or <c>glszm</c>.</summary>
    public string FamilyName => Family switch
    {
        FeatureFamilies.Shape => "shape",
        FeatureFamilies.FirstOrder => "firstorder",
        FeatureFamilies.Glcm => "glcm",
        FeatureFamilies.Glrlm => "glrlm",
        FeatureFamilies.Glszm => "glszm",
        _ => throw new InvalidOperationException($"A feature belongs to one family, not to '{Family}'."),
    };

    /// <summary>The feature's full name on an image type, such as <c>original_glcm_JointEntropy</c>.</summary>
    /// <param name="imageType">Image type, such as <c>original</c>.</param>
    public string FullName(string imageType) => $"{imageType}_{FamilyName}_{Name}";
}
