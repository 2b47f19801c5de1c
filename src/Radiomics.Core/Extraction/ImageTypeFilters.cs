using System.Collections.Immutable;

namespace Radiomics;

/// <summary>The filters of each image type, made of its settings: the one registration that a new filter needs besides its keys.</summary>
internal static class ImageTypeFilters
{
    private static readonly Dictionary<string, LocalBinaryPatternMethod> s_methods = new()
    {
        ["default"] = LocalBinaryPatternMethod.Default,
        ["ror"] = LocalBinaryPatternMethod.RotationInvariant,
        ["uniform"] = LocalBinaryPatternMethod.Uniform,
        ["var"] = LocalBinaryPatternMethod.Variance,
    };

    private static readonly Dictionary<string, Func<FilterValues, IEnumerable<ImageFilter>>> s_pyRadiomics = new()
    {
        ["LoG"] = v => v.Get<ImmutableArray<WrittenNumber>>("sigma").Select(sigma => new RecursiveLaplacianFilter { Sigma = sigma.Value, IsNamedWhole = sigma.IsWhole }),
        ["Wavelet"] = v =>
        [
            new StationaryWaveletFilter { Wavelet = v.Get<string>("wavelet"), StartLevel = v.Get<int>("start_level"), Levels = v.Get<int>("level"), PlaneNormal = v.PlaneNormal },
        ],
        ["Square"] = _ => [new SquareFilter()],
        ["SquareRoot"] = _ => [new SquareRootFilter()],
        ["Logarithm"] = _ => [new LogarithmFilter()],
        ["Exponential"] = _ => [new ExponentialFilter()],
        ["Gradient"] = v => [new GradientMagnitudeFilter { UseSpacing = v.Get<bool>("gradientUseSpacing") }],
        ["LBP2D"] = v =>
        [
            new LocalBinaryPattern2DFilter
            {
                Radius = v.Get<double>("lbp2DRadius"), Samples = v.Get<int>("lbp2DSamples"), Method = s_methods[v.Get<string>("lbp2DMethod")], PlaneNormal = v.Settings.PlaneNormal,
            },
        ],
        ["LBP3D"] = v =>
        [
            new LocalBinaryPattern3DFilter { Levels = v.Get<int>("lbp3DLevels"), Radius = v.Get<double>("lbp3DIcosphereRadius"), Subdivision = v.Get<int>("lbp3DIcosphereSubdivision") },
        ],
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

    /// <summary>What PyRadiomics warns of where an image type does not go with the rest of the settings; null where there is nothing to say.</summary>
    /// <param name="type">An image type.</param>
    /// <param name="settings">The settings it is one of.</param>
    public static string? NoteOn(ImageType type, ExtractionSettings settings)
    {
        if (settings.Profile == Profile.Ibsi) return null;
        FilterValues values = new(type, settings);
        return type.Name switch
        {
            "LoG" when values.Get<ImmutableArray<WrittenNumber>>("sigma").IsEmpty => "LoG is left out: it has no sigma",
            "LBP2D" when values.PlaneNormal is null => "LBP2D: patterns are taken in planes, features in 3D",
            "LBP3D" when values.PlaneNormal is not null => "LBP3D: patterns are taken in 3D, features in planes",
            _ => null,
        };
    }
}
