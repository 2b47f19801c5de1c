namespace Radiomics;

/// <summary>A row of the table of effective settings.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value as <c>--setting</c> takes it; empty for none.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Acts">Whether it has an effect; other settings may switch it off.</param>
/// <param name="Documentation">What it does, in a line.</param>
internal sealed record SettingsRow(string Key, string Value, string Origin, bool Acts, string Documentation);

/// <summary>The effective settings with where each comes from.</summary>
internal static class SettingsTable
{
    public static IReadOnlyList<SettingsRow> Of(ExtractionSettings settings)
    {
        ParameterValues values = SettingsAssembly.ValuesOf(settings);
        string byDefault = $"default of {ProfileNames.Of(settings.Profile)}";
        List<SettingsRow> rows =
        [
            new("profile", ProfileNames.Of(settings.Profile), values.ProfileOrigin ?? "default", true, "Whose definitions are followed: pyradiomics or ibsi."),
            new("imageType", string.Join(", ", settings.ImageTypes), values.ImageTypesOrigin ?? "default", true, "Images that features are computed on, each with settings of its own."),
            new("featureClass", string.Join(", ", FeatureClasses.Of(settings).Select(c => c.Features is null ? c.Class : $"{c.Class} ({c.Features.Count} features)")),
                values.ClassesOrigin ?? (values.IsFromFile ? "default of files" : byDefault), true, "Classes of features; nothing after the colon means all of the class."),
        ];
        foreach (SettingKey key in SettingKeys.All.Concat(VoxelKeys.All))
        {
            bool acts = key.TryRead(settings, out object? value);
            SettingEntry? entry = values.Settings.GetValueOrDefault(key.Name);
            string text = acts ? key.Write(value) : entry is null ? key.DefaultText(settings.Profile) : key.Write(entry.Value);
            rows.Add(new SettingsRow(key.Name, text, entry?.Node.Origin ?? byDefault, acts, key.Documentation));
        }
        return rows;
    }
}
