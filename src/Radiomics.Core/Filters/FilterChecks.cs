using System.Globalization;

namespace Radiomics;

/// <summary>Checks of filters' parameters.</summary>
internal static class FilterChecks
{
    /// <summary>Largest reach of a filter along an axis, voxels: beyond, a parameter is a mistake.</summary>
    public const int MaximumReach = 4096;

    /// <summary>A finite number above 0.</summary>
    public static double Positive(string key, double value) =>
        value > 0 && double.IsFinite(value) ? value : throw SettingsException.OutOfRange(key, value.ToString("R", CultureInfo.InvariantCulture), "a finite number above 0");

    /// <summary>A whole number within a range.</summary>
    public static int Whole(string key, int value, int low, int high) =>
        value >= low && value <= high ? value : throw SettingsException.OutOfRange(key, value.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}"));

    /// <summary>A value of an enumeration.</summary>
    public static T Defined<T>(string key, T value) where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw SettingsException.OutOfRange(key, $"{value}", string.Join(", ", Enum.GetNames<T>()));

    /// <summary>Voxels that a filter reaches along an axis.</summary>
    /// <param name="key">The parameter it follows from.</param>
    /// <param name="voxels">Voxels, perhaps far too many.</param>
    /// <exception cref="SettingsException">It reaches too far.</exception>
    public static int Reach(string key, double voxels) => voxels <= MaximumReach
        ? (int)voxels
        : throw SettingsException.OutOfRange(
            key, string.Create(CultureInfo.InvariantCulture, $"so large that the filter reaches over {voxels:R} voxels"), string.Create(CultureInfo.InvariantCulture, $"a reach of at most {MaximumReach} voxels of this image"));
}
