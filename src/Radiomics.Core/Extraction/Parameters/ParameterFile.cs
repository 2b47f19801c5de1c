using System.Collections.Immutable;

namespace Radiomics;

/// <summary>Understands a parameter file: PyRadiomics' four top keys, and <c>profile</c>.</summary>
internal static class ParameterFile
{
    private static readonly string[] s_topKeys = ["profile", "setting", "voxelSetting", "imageType", "featureClass"];

    /// <summary>Reads the values of a file.</summary>
    /// <exception cref="SettingsException">Something is unknown, of a wrong kind or out of range; the error names line and column.</exception>
    public static ParameterValues Read(ParameterNode root)
    {
        ParameterValues values = new() { IsFromFile = true };
        foreach ((ParameterScalar key, ParameterNode value) in Map(root, "the file"))
        {
            switch (key.Text)
            {
                case "profile":
                    values = values with { Profile = ProfileNames.Parse(value), ProfileOrigin = value.Origin };
                    break;
                case "setting":
                    foreach ((ParameterScalar name, ParameterNode setting) in value.IsNull ? [] : Map(value, "setting"))
                        values = Known(name) is { } known ? values.With(known, setting) : Note(values, name, "has no effect");
                    break;
                case "voxelSetting":
                    values = VoxelSettings(values, value);
                    break;
                case "imageType":
                    values = ImageTypes(values, value);
                    break;
                case "featureClass":
                    values = Classes(values, value);
                    break;
                default:
                    throw key.Error(
                        "SETTING_UNKNOWN", $"there is no top key '{key.Text}'", string.Join(", ", s_topKeys),
                        SettingKeys.Find(key.Text) is not null ? "Write it under 'setting:', indented." : key.Text == "inputImage" ? "It is called imageType now." : NearestName.Advice(key.Text, s_topKeys, ""));
            }
        }
        return values;
    }

    private static ParameterValues VoxelSettings(ParameterValues values, ParameterNode node)
    {
        if (node.IsNull) return values;
        foreach ((ParameterScalar name, ParameterNode value) in Map(node, "voxelSetting"))
        {
            SettingKey[] known = [.. VoxelKeys.All, VoxelKeys.VoxelBatch];
            string[] names = [.. known.Select(k => k.Name)];
            SettingKey key = known.FirstOrDefault(k => k.Name == name.Text)
                ?? throw name.Error("SETTING_UNKNOWN", $"there is no setting '{name.Text}' for voxels", string.Join(", ", names), NearestName.Advice(name.Text, names, ""));
            values = values.With(key, value);
            if (key == VoxelKeys.VoxelBatch) values = Note(values, name, "has no effect: maps are made in bounded memory");
        }
        return values;
    }

    private static ParameterValues ImageTypes(ParameterValues values, ParameterNode node)
    {
        if (node.IsNull) throw node.Error("SETTING_VALUE", "imageType is empty", "image types, such as Original: {}", "Name the image types, or remove the key for Original.");
        List<ImageType> types = [];
        foreach ((ParameterScalar name, ParameterNode configurations) in Map(node, "imageType"))
        {
            ImageType.CheckName(name);
            // A list holds several configurations of one image type.
            foreach (ParameterNode configuration in configurations is ParameterList { Items: { Count: > 0 } items } ? items : [configurations])
            {
                (ImageType type, values) = Configuration(values, name, configuration);
                types.Add(type);
            }
        }
        return types.Count == 0 ? values : values with { ImageTypes = types, ImageTypesOrigin = node.Origin };
    }

    /// <summary>One image type with its settings.</summary>
    private static (ImageType Type, ParameterValues Values) Configuration(ParameterValues values, ParameterScalar name, ParameterNode overrides)
    {
        HashSet<string> filter = [.. FilterKeys.Of(name.Text).Select(k => k.Name)];
        Dictionary<string, string> acting = new(StringComparer.Ordinal);
        foreach ((ParameterScalar key, ParameterNode value) in overrides.IsNull ? [] : Map(overrides, name.Text))
        {
            SettingKey? known = Known(key);
            object? parsed = known is null || (value.IsNull && !known.NullIsValue) ? null : known.Parse(value);
            if (known?.Scope == SettingScope.Feature || filter.Contains(key.Text))
            {
                if (parsed is not null) acting.Add(key.Text, known!.Write(parsed));
            }
            else
            {
                values = Note(values, key, $"has no effect for image type {name.Text}");
            }
        }
        return (new ImageType(name.Text, acting), values);
    }

    private static ParameterValues Classes(ParameterValues values, ParameterNode node)
    {
        if (node.IsNull) throw node.Error("SETTING_VALUE", "featureClass is empty", "classes, such as glcm:", "Name the classes, or remove the key for all.");
        var classes = ImmutableDictionary<FeatureFamilies, ImmutableSortedSet<string>?>.Empty;
        foreach ((ParameterScalar name, ParameterNode features) in Map(node, "featureClass"))
        {
            FeatureFamilies family = FeatureClasses.Family(name);
            if (!features.IsNull && features is not ParameterList)
                throw features.Error("SETTING_VALUE", $"{name.Text} is {features.Found}", "a list of features, or nothing for all", "Write the names in brackets, or each on a line of its own after a dash.");
            classes = classes.Add(
                family, features is ParameterList { Items: { Count: > 0 } items } ? ImmutableSortedSet.CreateRange(StringComparer.Ordinal, items.Select(i => FeatureClasses.Feature(family, i))) : null);
        }
        return classes.IsEmpty ? values : values with { Classes = classes, ClassesOrigin = node.Origin };
    }

    /// <summary>The key of a name; null for one that is accepted and has no effect.</summary>
    private static SettingKey? Known(ParameterScalar name) => name.Text == "enableCExtensions" ? null : SettingsText.Key(name.Text, name);

    private static ParameterValues Note(ParameterValues values, ParameterScalar key, string text) => values with { Notes = values.Notes.Add($"{key.Origin}: {key.Text} {text}") };

    private static IReadOnlyList<(ParameterScalar Key, ParameterNode Value)> Map(ParameterNode node, string what) => node is ParameterMap map
        ? map.Entries
        : throw node.Error("SETTING_VALUE", $"{what} is {node.Found}", "keys with values, such as binWidth: 25", "Write 'key: value', with a blank after the colon.");
}
