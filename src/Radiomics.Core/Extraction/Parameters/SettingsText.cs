using System.Collections.Immutable;

namespace Radiomics;

/// <summary>Settings given as text: a key and a value, as the command line takes them.</summary>
internal static class SettingsText
{
    private static readonly string[] s_topKeys = ["profile", "featureClass", "imageType"];

    /// <summary>The key of a name.</summary>
    /// <exception cref="SettingsException">There is no such key.</exception>
    public static SettingKey Key(string name, ParameterScalar node)
    {
        if (SettingKeys.Find(name) is { } key) return key;
        if (VoxelKeys.Find(name) is not null)
            throw node.Error("SETTING_UNKNOWN", $"{name} is a setting of feature maps", "one that acts on features", "Write it under 'voxelSetting:', indented.");
        string[] names = [.. SettingKeys.All.Select(k => k.Name)];
        throw node.Error("SETTING_UNKNOWN", $"there is no setting '{name}'", "one of PyRadiomics' settings or ours", NearestName.Advice(name, [.. names, .. VoxelKeys.All.Select(k => k.Name)], "See: radiomics settings show --docs."));
    }

    /// <summary>The values with one changed.</summary>
    /// <param name="values">The values so far.</param>
    /// <param name="name">A key under <c>setting</c>, or <c>profile</c>, <c>featureClass</c>, <c>families</c> or <c>imageType</c>.</param>
    /// <param name="text">Its value; lists with commas.</param>
    /// <param name="source">Where it was given.</param>
    /// <exception cref="SettingsException">The key is unknown or the value does not fit it.</exception>
    public static ParameterValues Set(ParameterValues values, string name, string text, string source)
    {
        ParameterScalar node = new(source, 0, 0, text);
        switch (name)
        {
            case "profile":
                return values with { Profile = ProfileNames.Parse(node), ProfileOrigin = source };
            case "featureClass" or "families":
                return values with { Classes = node.IsNull ? null : Classes(node), ClassesOrigin = source };
            case "imageType":
                return values with { ImageTypes = [.. Parts(node).Select(part => ImageType(values, part))], ImageTypesOrigin = source };
        }
        if (VoxelKeys.Find(name) is { } voxel) return values.With(voxel, node);
        if (SettingKeys.Find(name) is null && NearestName.Of(name, SettingKeys.All.Select(k => k.Name)) is null && NearestName.Of(name, s_topKeys) is { } top)
            throw node.Error("SETTING_UNKNOWN", $"there is no setting '{name}'", "one of PyRadiomics' settings or ours", $"Did you mean {top}?");
        return values.With(Key(name, node), node);
    }

    /// <summary>Classes as text: <c>glcm,firstorder.Mean</c>; <c>all</c> for every class.</summary>
    private static ImmutableDictionary<FeatureFamilies, ImmutableSortedSet<string>?> Classes(ParameterScalar node)
    {
        var classes = ImmutableDictionary<FeatureFamilies, ImmutableSortedSet<string>?>.Empty;
        foreach (ParameterScalar part in Parts(node))
        {
            if (part.Text == "all")
            {
                foreach ((FeatureFamilies every, _) in FamilyNames.All) classes = classes.SetItem(every, null);
                continue;
            }
            int point = part.Text.IndexOf('.', StringComparison.Ordinal);
            FeatureFamilies family = FeatureClasses.Family(point < 0 ? part : part with { Text = part.Text[..point] });
            bool whole = point < 0 || (classes.TryGetValue(family, out ImmutableSortedSet<string>? known) && known is null);
            classes = classes.SetItem(family, whole ? null : (classes.GetValueOrDefault(family) ?? Ordinal()).Add(FeatureClasses.Feature(family, part with { Text = part.Text[(point + 1)..] })));
        }
        return classes;
    }

    private static ImageType ImageType(ParameterValues values, ParameterScalar name) => values.ImageTypes?.FirstOrDefault(t => t.Name == name.Text) ?? Checked(name);

    private static ImageType Checked(ParameterScalar name)
    {
        Radiomics.ImageType.CheckName(name);
        return new ImageType(name.Text);
    }

    private static ParameterScalar[] Parts(ParameterScalar node)
    {
        ParameterScalar[] parts = [.. node.Text.Split([',', '+', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => node with { Text = part })];
        return parts.Length > 0 ? parts : throw node.Error("SETTING_VALUE", "the list is empty", "one name or several with commas", "");
    }

    private static ImmutableSortedSet<string> Ordinal() => ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}
