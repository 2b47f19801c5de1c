namespace Radiomics;

/// <summary>What a feature map shows.</summary>
/// <param name="Name">Full name, such as <c>original_glcm_JointEntropy</c>.</param>
/// <param name="Feature">What it is.</param>
public sealed record MapFeature(string Name, FeatureDefinition Feature);
