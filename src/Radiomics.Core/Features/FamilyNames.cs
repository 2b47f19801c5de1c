namespace Radiomics;

/// <summary>The names of families in feature names and parameter files.</summary>
internal static class FamilyNames
{
    private static readonly (FeatureFamilies Family, string Name)[] s_names =
    [
        (FeatureFamilies.Shape, "shape"), (FeatureFamilies.Shape2D, "shape2D"), (FeatureFamilies.LocalIntensity, "localintensity"), (FeatureFamilies.FirstOrder, "firstorder"),
        (FeatureFamilies.Histogram, "histogram"), (FeatureFamilies.VolumeHistogram, "ivh"), (FeatureFamilies.Glcm, "glcm"), (FeatureFamilies.Glrlm, "glrlm"),
        (FeatureFamilies.Glszm, "glszm"), (FeatureFamilies.Gldzm, "gldzm"), (FeatureFamilies.Gldm, "gldm"), (FeatureFamilies.Ngtdm, "ngtdm"),
    ];

    /// <summary>Every family with its name, in the order of results.</summary>
    public static IReadOnlyList<(FeatureFamilies Family, string Name)> All => s_names;

    /// <summary>Name of one family.</summary>
    public static string Of(FeatureFamilies family)
    {
        foreach ((FeatureFamilies known, string name) in s_names)
            if (known == family) return name;
        throw new InvalidOperationException($"A feature belongs to one family, not to '{family}'.");
    }
}
