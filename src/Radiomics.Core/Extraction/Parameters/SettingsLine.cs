namespace Radiomics;

/// <summary>Settings on one line: the same for settings of the same effect, different for others.</summary>
internal static class SettingsLine
{
    public static string Of(ExtractionSettings settings)
    {
        // Settings of the only image type are the settings.
        if (settings.ImageTypes is [{ Name: "Original", Overrides.Count: > 0 } original]) settings = settings.For(original) with { ImageTypes = [ImageType.Original] };
        List<string> parts =
        [
            $"profile={ProfileNames.Of(settings.Profile)}",
            $"imageType={string.Join('+', settings.ImageTypes)}",
            $"featureClass={string.Join('+', FeatureClasses.Of(settings).Select(c => c.Features is null ? c.Class : $"{c.Class}({string.Join(' ', c.Features)})"))}",
        ];
        foreach (SettingKey key in SettingKeys.All)
            if (key.TryRead(settings, out object? value) && key.Write(value) is { Length: > 0 } text) parts.Add($"{key.Name}={text}");
        // Features of regions do not depend on these: where they are not changed, results do not mention them.
        foreach (SettingKey key in VoxelKeys.All)
            if (key.TryRead(settings, out object? value) && key.Write(value) is var text && text != key.DefaultText(settings.Profile)) parts.Add($"{key.Name}={text}");
        return string.Join("; ", parts);
    }
}
