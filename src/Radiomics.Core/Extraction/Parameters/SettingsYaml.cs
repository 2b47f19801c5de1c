using System.Text;

namespace Radiomics;

/// <summary>Writes settings as a parameter file.</summary>
internal static class SettingsYaml
{
    /// <summary>The file: every setting that acts.</summary>
    public static string Write(ExtractionSettings settings) => Write(settings, withComments: false);

    /// <summary>The file with every key explained, those without effect commented out.</summary>
    public static string WriteCommented(ExtractionSettings settings) => Write(settings, withComments: true);

    private static string Write(ExtractionSettings settings, bool withComments)
    {
        StringBuilder text = new();
        Comment("Whose definitions are followed: pyradiomics or ibsi.");
        Line($"profile: {ProfileNames.Of(settings.Profile)}");
        Line("");
        Comment("Images that features are computed on, each with settings of its own.");
        Line("imageType:");
        foreach (IGrouping<string, ImageType> types in settings.ImageTypes.GroupBy(type => type.Name))
        {
            if (types.Skip(1).Any())
            {
                Line($"  {types.Key}:");
                foreach (ImageType type in types) Line($"    - {{{string.Join(", ", type.Overrides.Select(o => $"{o.Key}: {Value(SettingKeys.Find(o.Key)!, o.Value)}"))}}}");
                continue;
            }
            ImageType one = types.Single();
            Line(one.Overrides.Count == 0 ? $"  {one.Name}: {{}}" : $"  {one.Name}:");
            foreach ((string name, string value) in one.Overrides) Line($"    {name}: {Value(SettingKeys.Find(name)!, value)}");
        }
        Line("");
        Comment("Classes of features; nothing after the colon means all of the class.");
        Line("featureClass:");
        foreach ((string name, IReadOnlyList<string>? features) in FeatureClasses.Of(settings)) Line(features is null ? $"  {name}:" : $"  {name}: [{string.Join(", ", features)}]");
        Line("");
        Line("setting:");
        foreach (SettingKey key in SettingKeys.All)
        {
            bool acts = key.TryRead(settings, out object? value);
            string written = acts ? key.Write(value) : key.DefaultText(settings.Profile);
            if (key.Scope == SettingScope.Filter && !withComments) continue;
            Comment($"{key.Documentation} Value: {key.Expected}.", "  ");
            if (acts && written.Length > 0) Line($"  {key.Name}: {Value(key, written)}");
            else if (withComments) Line($"  # {key.Name}: {Value(key, written)}".TrimEnd());
        }
        bool changed = VoxelKeys.All.Any(key => key.TryRead(settings, out object? value) && key.Write(value) != key.DefaultText(settings.Profile));
        if (!changed && !withComments) return text.ToString();
        Line("");
        Line("voxelSetting:");
        foreach (SettingKey key in VoxelKeys.All)
        {
            _ = key.TryRead(settings, out object? value);
            Comment($"{key.Documentation} Value: {key.Expected}.", "  ");
            Line($"  {key.Name}: {Value(key, key.Write(value))}");
        }
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void Comment(string comment, string indent = "")
        {
            if (withComments) Line($"{indent}# {comment}");
        }
    }

    private static string Value(SettingKey key, string text) => key.IsList && text.Length > 0 ? $"[{text.Replace(",", ", ", StringComparison.Ordinal)}]" : text;
}
