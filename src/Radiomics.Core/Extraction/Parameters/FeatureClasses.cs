using System.Collections.Immutable;

namespace Radiomics;

/// <summary>The classes and features of parameter files.</summary>
internal static class FeatureClasses
{
    /// <summary>Names that PyRadiomics still takes but no longer computes, with the tag of IBSI's feature that they were.</summary>
    private static readonly (FeatureFamilies Family, string Name, string IbsiTag)[] s_retired =
    [
        (FeatureFamilies.Glcm, "Homogeneity1", "cm_inv_diff"), (FeatureFamilies.Glcm, "Homogeneity2", "cm_inv_diff_mom"),
        (FeatureFamilies.Glcm, "Dissimilarity", "cm_dissimilarity"), (FeatureFamilies.Glcm, "SumVariance", "cm_sum_var"),
        (FeatureFamilies.Gldm, "GrayLevelNonUniformityNormalized", "ngl_glnu_norm"), (FeatureFamilies.Gldm, "DependencePercentage", "ngl_dc_perc"),
    ];

    /// <summary>The class of a name.</summary>
    /// <exception cref="SettingsException">There is no such class.</exception>
    public static FeatureFamilies Family(ParameterScalar name)
    {
        foreach ((FeatureFamilies family, string known) in FamilyNames.All)
            if (known == name.Text) return family;
        string[] names = [.. FamilyNames.All.Select(f => f.Name)];
        throw name.Error("FEATURE_CLASS_UNKNOWN", $"there is no feature class '{name.Text}'", string.Join(", ", names), NearestName.Advice(name.Text, names, ""));
    }

    /// <summary>The name of a feature of a class.</summary>
    /// <exception cref="SettingsException">The class has no such feature.</exception>
    public static string Feature(FeatureFamilies family, ParameterNode node)
    {
        if (node is not ParameterScalar { IsNull: false } name)
            throw node.Error("SETTING_VALUE", $"{FamilyNames.Of(family)} lists {node.Found}", "names of features", "See: radiomics explain.");
        if (FeatureCatalog.OfFamily(family).Any(f => f.PyRadiomicsName == name.Text || f.IbsiTag == name.Text) || s_retired.Any(r => r.Family == family && r.Name == name.Text)) return name.Text;
        string[] names = [.. FeatureCatalog.OfFamily(family).SelectMany(f => new[] { f.PyRadiomicsName, f.IbsiTag }).OfType<string>()];
        throw name.Error("FEATURE_UNKNOWN", $"the class {FamilyNames.Of(family)} has no feature '{name.Text}'", "names of its features", NearestName.Advice(name.Text, names, "See: radiomics explain."));
    }

    /// <summary>Families and the only features of them that are computed.</summary>
    public static (FeatureFamilies Families, ImmutableDictionary<FeatureFamilies, IReadOnlySet<string>> Only) Resolve(ParameterValues values, FeatureFamilies all, bool force2D, List<string> notes)
    {
        FeatureFamilies families = values.Classes is null ? all : FeatureFamilies.None;
        var only = ImmutableDictionary<FeatureFamilies, IReadOnlySet<string>>.Empty;
        foreach ((FeatureFamilies family, ImmutableSortedSet<string>? names) in values.Classes?.OrderBy(c => c.Key) ?? Enumerable.Empty<KeyValuePair<FeatureFamilies, ImmutableSortedSet<string>?>>())
        {
            families |= family;
            string name = FamilyNames.Of(family);
            if (!FeatureCatalog.OfFamily(family).Any(f => f.IsIn(values.Profile))) notes.Add($"featureClass {name} has no features in profile {ProfileNames.Of(values.Profile)}");
            if (names is null) continue;
            ImmutableSortedSet<string> wanted = names;
            foreach ((_, string retired, string tag) in s_retired.Where(r => r.Family == family && names.Contains(r.Name)))
            {
                wanted = values.Profile == Profile.Ibsi ? wanted.Add(tag) : wanted;
                if (values.Profile == Profile.PyRadiomics) notes.Add($"featureClass {name}: {retired} is deprecated in PyRadiomics and gives no value");
            }
            only = only.Add(family, wanted);
        }
        // All classes by default: that of planes only where planes are asked for. Named, it is decided by each region.
        if (values.Classes is null && !force2D) families &= ~FeatureFamilies.Shape2D;
        return (families, only);
    }

    /// <summary>The classes that some settings compute, each with the names of its features, or null where it is computed whole.</summary>
    public static IReadOnlyList<(string Class, IReadOnlyList<string>? Features)> Of(ExtractionSettings settings)
    {
        List<(string, IReadOnlyList<string>?)> classes = [];
        foreach ((FeatureFamilies family, string name) in FamilyNames.All)
        {
            FeatureDefinition[] wanted = [.. FeatureCatalog.OfFamily(family).Where(settings.IsWanted)];
            if (wanted.Length == 0) continue;
            bool whole = wanted.Length == FeatureCatalog.OfFamily(family).Count(f => f.IsIn(settings.Profile) && (!f.IsDeprecated || settings.IncludeDeprecated)) && wanted.All(f => !f.IsDeprecated || settings.IncludeDeprecated);
            classes.Add((name, whole ? null : [.. wanted.Select(f => settings.Profile == Profile.Ibsi ? f.IbsiTag! : f.PyRadiomicsName!)]));
        }
        // A class whose features have no value in the profile: what a file must name so that nothing is computed.
        if (classes.Count == 0) classes.Add(settings.Profile == Profile.Ibsi ? ("shape2D", null) : ("glcm", [s_retired[0].Name]));
        return classes;
    }
}
