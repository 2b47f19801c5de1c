namespace Radiomics;

/// <summary>The filters of each image type, made of its settings: the one registration that a new filter needs besides its keys.</summary>
internal static class ImageTypeFilters
{
    private static readonly Dictionary<string, Func<FilterValues, IEnumerable<ImageFilter>>> s_pyRadiomics = new()
    {
        ["Square"] = _ => [new SquareFilter()],
        ["SquareRoot"] = _ => [new SquareRootFilter()],
        ["Logarithm"] = _ => [new LogarithmFilter()],
        ["Exponential"] = _ => [new ExponentialFilter()],
    };

    private static readonly Dictionary<string, Func<FilterValues, IEnumerable<ImageFilter>>> s_ibsi = new(ConvolutionFilters.All)
    {
        ["Square"] = _ => [new SquareFilter()],
        ["SquareRoot"] = _ => [new SquareRootFilter()],
        ["Logarithm"] = _ => [new LogarithmFilter()],
        ["Exponential"] = _ => [new ExponentialFilter()],
    };

    /// <summary>The filters of an image type; none where its settings ask for nothing.</summary>
    /// <param name="type">An image type other than the original.</param>
    /// <param name="settings">The settings it is one of.</param>
    /// <exception cref="SettingsException">The profile has no such filter, or a parameter is out of its range.</exception>
    public static IReadOnlyList<ImageFilter> Of(ImageType type, ExtractionSettings settings)
    {
        Dictionary<string, Func<FilterValues, IEnumerable<ImageFilter>>> known = settings.Profile == Profile.Ibsi ? s_ibsi : s_pyRadiomics;
        if (type.Overrides.Keys.FirstOrDefault(key => SettingKeys.Find(key)?.Scope == SettingScope.Filter && !FilterKeys.ActsIn(settings.Profile, key)) is { } other)
            throw new SettingsException("SETTING_PROFILE", new Problem(
                type.Name, $"{other} is given", $"a key of profile {ProfileNames.Of(settings.Profile)}", "Leave it out, or choose the other profile."));
        if (known.TryGetValue(type.Name, out Func<FilterValues, IEnumerable<ImageFilter>>? create)) return [.. create(new FilterValues(type, settings))];
        throw new SettingsException("IMAGE_TYPE_UNAVAILABLE", new Problem(
            "imageType", $"{type.Name} is asked for", $"in profile {ProfileNames.Of(settings.Profile)} one of Original, {string.Join(", ", known.Keys)}",
            "Leave it out, or choose the other profile."));
    }
}
