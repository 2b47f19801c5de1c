namespace Radiomics;

/// <summary>
/// What a feature is: its family, its names and its code in the IBSI reference manual. The texts (<see cref="Title"/> to <see cref="Difference"/>) stand
/// beside the formula in the source, once, and are the same that the documentation shows.
/// </summary>
/// <param name="Family">The one family it belongs to; none for a feature of one's own (<see cref="OwnFamily"/>).</param>
/// <param name="PyRadiomicsName">PyRadiomics' name without prefix, such as <c>JointEntropy</c>; null when PyRadiomics does not have it.</param>
/// <param name="IbsiTag">IBSI's tag, such as <c>cm_joint_entr</c>; null when IBSI does not define it.</param>
/// <param name="IbsiCode">IBSI code, such as <c>TU9B</c>; empty for features that IBSI does not define.</param>
/// <param name="IsDeprecated">Whether PyRadiomics computes it only when asked by name, because it follows from others.</param>
public sealed record FeatureDefinition(FeatureFamilies Family, string? PyRadiomicsName, string? IbsiTag, string IbsiCode, bool IsDeprecated = false)
{
    /// <summary>Stable name, the same in every version: IBSI's tag, or PyRadiomics' class and name where IBSI has none.</summary>
    public string Id => IbsiTag ?? $"{FamilyName}_{PyRadiomicsName}";

    /// <summary>The family as it stands in PyRadiomics' feature names and in parameter files, such as <c>glcm</c>.</summary>
    public string FamilyName => OwnTexts?.Family ?? FamilyNames.Of(Family);

    /// <summary>The field's name for it, such as <c>Joint entropy</c>.</summary>
    public string Title => Texts.Title;

    /// <summary>Unit of the value, such as <c>HU</c>, <c>mm</c>, <c>bit</c> or <c>1</c>.</summary>
    public string Unit => Texts.Unit;

    /// <summary>The definition in words.</summary>
    public string Definition => Texts.Definition;

    /// <summary>The formula, in plain characters.</summary>
    public string Formula => Texts.Formula;

    /// <summary>What differs between the profiles, or where the feature is undefined; empty when there is nothing to say.</summary>
    public string Difference => Texts.Difference;

    /// <summary>Family and texts of a feature that is not the library's.</summary>
    internal (string Family, FeatureTexts Texts)? OwnTexts { get; init; }

    private FeatureTexts Texts => OwnTexts?.Texts ?? FeatureTexts.Of(this);

    /// <summary>Whether a profile computes it.</summary>
    /// <param name="profile">The profile.</param>
    public bool IsIn(Profile profile) => profile == Profile.Ibsi ? IbsiTag is not null : PyRadiomicsName is not null;

    /// <summary>The feature's full name on an image type, such as <c>original_glcm_JointEntropy</c> or <c>original_cm_joint_entr_3D_avg</c>.</summary>
    /// <param name="imageType">Image type, such as <c>original</c>.</param>
    /// <param name="profile">Whose name.</param>
    /// <param name="aggregation">Aggregation, such as <c>3D_avg</c>, or empty; part of IBSI names only.</param>
    public string FullName(string imageType, Profile profile, string aggregation = "") => profile == Profile.Ibsi && OwnTexts is null
        ? aggregation is { Length: > 0 } ? $"{imageType}_{IbsiTag}_{aggregation}" : $"{imageType}_{IbsiTag}"
        : $"{imageType}_{FamilyName}_{PyRadiomicsName}";
}
