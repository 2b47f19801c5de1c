using System.Globalization;

namespace Radiomics;

/// <summary>The names and numbers of interpolators in parameter files.</summary>
internal static class InterpolatorNames
{
    /// <summary>The word for no interpolator.</summary>
    public const string None = "null";

    private static readonly string[] s_names =
    [
        "sitkNearestNeighbor", "sitkLinear", "sitkBSpline", "sitkGaussian", "sitkLabelGaussian", "sitkHammingWindowedSinc", "sitkCosineWindowedSinc",
        "sitkWelchWindowedSinc", "sitkLanczosWindowedSinc", "sitkBlackmanWindowedSinc",
    ];

    /// <summary>Those that can be computed.</summary>
    public static string[] Available { get; } = s_names[..3];

    /// <summary>A name, with or without <c>sitk</c>, a number from 1 to 10, or null.</summary>
    public static ValueKind<string> Kind { get; } =
        new("sitkNearestNeighbor, sitkLinear or sitkBSpline (or 1, 2, 3), or null for no resampling", TryRead, word => !int.TryParse(word, CultureInfo.InvariantCulture, out _), x => x) { NullIsValue = true };

    public static string Of(Interpolation interpolation) => s_names[(int)interpolation];

    /// <summary>What a name stands for; null where it is unknown.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isKnown">Whether PyRadiomics knows it.</param>
    public static Interpolation? Find(string name, out bool isKnown)
    {
        int index = s_names.IndexOf(name);
        isKnown = index >= 0;
        return index >= 0 && index < Available.Length ? (Interpolation)index : null;
    }

    private static bool TryRead(ParameterNode node, out string value)
    {
        value = "";
        if (node is not ParameterScalar { Text: var text } scalar) return false;
        if (scalar.IsNull) value = None;
        else if (!scalar.IsQuoted && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= s_names.Length) value = s_names[number - 1];
        else value = s_names.FirstOrDefault(n => n.AsSpan(4).SequenceEqual(text)) ?? text;
        return value.Length > 0;
    }
}
