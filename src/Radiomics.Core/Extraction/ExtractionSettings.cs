using System.Globalization;

namespace Radiomics;

/// <summary>What is computed and how. Immutable; change a copy with <c>with</c>.</summary>
public sealed record ExtractionSettings
{
    /// <summary>PyRadiomics' definitions and defaults: bins of 25 HU at multiples of 25, every family.</summary>
    public static ExtractionSettings PyRadiomics { get; } = new();

    /// <summary>How intensities become gray levels. Default: bins of 25 HU.</summary>
    public Discretization Discretization { get; init; } = new FixedBinSize(25);

    /// <summary>Families that are computed. Default: all.</summary>
    public FeatureFamilies Families { get; init; } = FeatureFamilies.All;

    /// <summary>
    /// Whether the features are computed that PyRadiomics computes only when asked by name, because they follow from others (standard deviation,
    /// compactness 1 and 2, spherical disproportion). Default: yes.
    /// </summary>
    public bool IncludeDeprecated { get; init; } = true;

    /// <summary>Threads used for one region, 1 or more. No effect on the values. Default: the number of processors.</summary>
    /// <exception cref="SettingsException">The number is below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value >= 1 ? value : throw SettingsException.OutOfRange(nameof(MaxDegreeOfParallelism), $"{value}", "1 or more");
    } = Environment.ProcessorCount;

    /// <summary>A copy with one setting changed by its name in parameter files, as <c>--set binWidth=10</c> does.</summary>
    /// <param name="key"><c>binWidth</c>, <c>binCount</c>, <c>families</c> (names joined with +) or <c>deprecated</c> (true, false).</param>
    /// <param name="value">Its value, numbers in invariant culture.</param>
    /// <exception cref="SettingsException">The key is unknown or the value does not fit it.</exception>
    public ExtractionSettings With(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return key switch
        {
            "binWidth" => this with
            {
                Discretization = new FixedBinSize(
                    double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double width) ? width : throw Unreadable(key, value, "a number above 0, such as 25")),
            },
            "binCount" => this with
            {
                Discretization = new FixedBinNumber(
                    int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int count) ? count : throw Unreadable(key, value, "a whole number above 0, such as 32")),
            },
            "families" => this with { Families = ParseFamilies(value) },
            "deprecated" => this with { IncludeDeprecated = bool.TryParse(value, out bool on) ? on : throw Unreadable(key, value, "true or false") },
            _ => throw new SettingsException("SETTING_UNKNOWN", new Problem(
                key, "there is no setting of this name", "binWidth, binCount, families or deprecated", NearestKey(key) is { } near ? $"Did you mean {near}?" : "See the help of the command.")),
        };
    }

    /// <summary>The settings on one line, always in the same order and form: part of the provenance of every result.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"profile=pyradiomics; {Describe(Discretization)}; families={Families}; deprecated={IncludeDeprecated}");

    private static string Describe(Discretization discretization) => discretization switch
    {
        FixedBinSize size => string.Create(CultureInfo.InvariantCulture, $"binWidth={size.Width:R}"),
        FixedBinNumber number => string.Create(CultureInfo.InvariantCulture, $"binCount={number.Count}"),
        _ => discretization.ToString(),
    };

    private static FeatureFamilies ParseFamilies(string value)
    {
        FeatureFamilies families = FeatureFamilies.None;
        foreach (string name in value.Split(['+', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            families |= Enum.TryParse(name, ignoreCase: true, out FeatureFamilies family) && !int.TryParse(name, out _)
                ? family
                : throw Unreadable("families", name, "shape, firstorder, glcm, glrlm, glszm or all, joined with +");
        return families == FeatureFamilies.None ? throw Unreadable("families", value, "at least one family") : families;
    }

    private static SettingsException Unreadable(string key, string value, string expected) =>
        new("SETTING_VALUE", new Problem(key, $"the value is '{value}'", expected, "Numbers are written with a point."));

    private static string? NearestKey(string key)
    {
        string plain = key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        string[] known = ["binWidth", "binCount", "families", "deprecated"];
        return known.FirstOrDefault(k => string.Equals(k, plain, StringComparison.OrdinalIgnoreCase))
            ?? known.FirstOrDefault(k => plain.Length >= 3 && k.StartsWith(plain[..3], StringComparison.OrdinalIgnoreCase));
    }
}
