namespace Radiomics;

/// <summary>Every feature there is, and how to find one.</summary>
public static class FeatureCatalog
{
    private static readonly IReadOnlyList<FeatureDefinition>[] s_families =
    [
        [.. ShapeFeatures.All.Select(f => f.Definition)],
        [.. Shape2DFeatures.All.Select(f => f.Definition)],
        [.. LocalIntensityFeatures.All.Select(f => f.Definition)],
        [.. FirstOrderFeatures.All.Select(f => f.Definition)],
        [.. HistogramFeatures.All.Select(f => f.Definition)],
        [.. VolumeHistogramFeatures.All.Select(f => f.Definition)],
        [.. GlcmFeatures.All.Select(f => f.Definition)],
        [.. GlrlmFeatures.All.Select(f => f.Definition)],
        [.. GlszmFeatures.All.Select(f => f.Definition)],
        [.. GldzmFeatures.All.Select(f => f.Definition)],
        [.. GldmFeatures.All.Select(f => f.Definition)],
        [.. NgtdmFeatures.All.Select(f => f.Definition)],
    ];

    /// <summary>Every feature, in the order of results.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } = [.. s_families.SelectMany(f => f)];

    private static readonly Dictionary<FeatureFamilies, FeatureDefinition[]> s_byFamily = All.GroupBy(f => f.Family).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>The features of one family, in the order of results.</summary>
    /// <param name="family">One family.</param>
    public static IReadOnlyList<FeatureDefinition> OfFamily(FeatureFamilies family) => s_byFamily.GetValueOrDefault(family) ?? [];

    /// <summary>The features of a name.</summary>
    /// <param name="name">
    /// Id (<c>cm_joint_entr</c>), PyRadiomics' name with or without class and image type (<c>JointEntropy</c>, <c>original_glcm_JointEntropy</c>), an IBSI
    /// name with image type and aggregation (<c>original_cm_joint_entr_3D_avg</c>), or an IBSI code (<c>TU9B</c>). Case does not matter.
    /// </param>
    /// <returns>One feature, several where the name fits several, or none.</returns>
    public static IReadOnlyList<FeatureDefinition> Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string full = name.Trim();
        FeatureDefinition[] found = [.. All.Where(f => Is(f, full) || Same(f.PyRadiomicsName, full) || Same(f.IbsiCode, full))];
        if (found.Length > 0 || full.Length == 0) return found;
        string plain = WithoutAggregation(full), inner = plain[(plain.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return [.. All.Where(f => Is(f, plain) || Is(f, inner) || Is(f, full[(full.IndexOf('_', StringComparison.Ordinal) + 1)..]))];
    }

    /// <summary>The names nearest to one that was not found, best first.</summary>
    /// <param name="name">The name.</param>
    /// <param name="most">Most names to give.</param>
    public static IReadOnlyList<string> Nearest(string name, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(name);
        string tail = name.Trim()[(name.Trim().LastIndexOf('_') + 1)..];
        IReadOnlyList<string> near = NearestName.Ranked(name, All.SelectMany(Names).Concat(All.Select(f => f.IbsiCode)).Where(n => n.Length > 0).Distinct(), most);
        if (near.Count == 0) near = NearestName.Ranked(tail, All.Select(f => f.PyRadiomicsName).OfType<string>().Distinct(), most);
        return near.Count > 0 || tail.Length < 3 ? near : [.. All.SelectMany(Names).Where(n => n.Contains(tail, StringComparison.OrdinalIgnoreCase)).Take(most)];
    }

    private static bool Is(FeatureDefinition feature, string name) => Names(feature).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool Same(string? known, string name) => name.Length > 0 && string.Equals(known, name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(FeatureDefinition feature)
    {
        yield return feature.Id;
        if (feature.PyRadiomicsName is { } name) yield return $"{feature.FamilyName}_{name}";
    }

    private static string WithoutAggregation(string name)
    {
        IEnumerable<string> suffixes = Enum.GetValues<TextureAggregation>().SelectMany(a => new[] { a.Suffix(), a.Dimension().Suffix() }).Distinct().OrderByDescending(s => s.Length);
        foreach (string suffix in suffixes)
            if (name.EndsWith($"_{suffix}", StringComparison.OrdinalIgnoreCase)) return name[..^(suffix.Length + 1)];
        return name;
    }
}
