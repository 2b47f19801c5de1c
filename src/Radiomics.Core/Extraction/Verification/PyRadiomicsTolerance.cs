namespace Radiomics;

/// <summary>How closely PyRadiomics' values must be met. Relative, with a floor below which a value is rounding noise.</summary>
internal static class PyRadiomicsTolerance
{
    /// <summary>Axes along which a region has no extent are square roots of rounding noise.</summary>
    private static readonly string[] s_axes = ["MinorAxisLength", "LeastAxisLength", "Elongation", "Flatness"];

    /// <summary>First-order features of gray levels, not of intensities.</summary>
    private static readonly string[] s_ofLevels = ["_firstorder_Entropy", "_firstorder_Uniformity"];

    /// <summary>The tolerance of a feature.</summary>
    /// <param name="reference">The case.</param>
    /// <param name="name">Name of the feature.</param>
    /// <param name="areBinsEqual">Whether the gray levels of its image are PyRadiomics' in every voxel.</param>
    public static double Of(PyRadiomicsCase reference, string name, bool areBinsEqual)
    {
        bool isOfLevels = s_ofLevels.Any(end => name.EndsWith(end, StringComparison.Ordinal)) || !(name.Contains("_firstorder_", StringComparison.Ordinal) || name.Contains("_shape", StringComparison.Ordinal));
        // Interpolated images and recursive filters were made by another program that rounds to single precision between steps.
        if (!isOfLevels) return reference.IsResampled || name.StartsWith("log-", StringComparison.Ordinal) ? 1e-5 : 1e-9;
        if (!areBinsEqual) return name.StartsWith("original_", StringComparison.Ordinal) ? 1e-5 : 1e-3;
        return name.EndsWith("_MCC", StringComparison.Ordinal) ? 1e-8 : 1e-9;
    }

    /// <summary>The tolerance of a fact about the processing.</summary>
    public static double OfDiagnostics(PyRadiomicsCase reference) => reference.IsResampled ? 1e-5 : 1e-9;

    /// <summary>The difference below which two values are the same whatever their size.</summary>
    /// <param name="reference">The case.</param>
    /// <param name="name">Name of the value.</param>
    /// <param name="value">The value.</param>
    public static double Floor(PyRadiomicsCase reference, string name, double value)
    {
        if (Math.Abs(value) < 1e-4 && s_axes.Any(axis => name.EndsWith("_" + axis, StringComparison.Ordinal))) return 1e-7;
        if (name.Contains('_', StringComparison.Ordinal) && reference.Images.TryGetValue(name.Split('_')[0], out PyRadiomicsImage? image))
            return name.Contains("_firstorder_", StringComparison.Ordinal) ? 1e-12 * image.Scale : 1e-12;
        return 1e-12 * (reference.Images.TryGetValue("original", out PyRadiomicsImage? original) ? original.Scale : 1);
    }
}
