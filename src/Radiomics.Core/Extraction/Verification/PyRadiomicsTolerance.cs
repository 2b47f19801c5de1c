namespace Radiomics;

/// <summary>How closely PyRadiomics' values must be met. Relative, with a floor below which a value is rounding noise.</summary>
internal static class PyRadiomicsTolerance
{
    /// <summary>Axes along which a region has no extent are square roots of rounding noise.</summary>
    private static readonly string[] s_axes = ["MinorAxisLength", "LeastAxisLength", "Elongation", "Flatness"];

    /// <summary>The tolerance of a feature.</summary>
    public static double Of(PyRadiomicsCase reference, string name) =>
        reference.IsResampled ? 1e-5 : name.EndsWith("_MCC", StringComparison.Ordinal) ? 1e-8 : 1e-9;

    /// <summary>The tolerance of a fact about the processing.</summary>
    public static double OfDiagnostics(PyRadiomicsCase reference) => reference.IsResampled ? 1e-5 : 1e-9;

    /// <summary>The difference below which two values are the same whatever their size.</summary>
    /// <param name="reference">The case.</param>
    /// <param name="name">Name of the value.</param>
    /// <param name="value">The value.</param>
    public static double Floor(PyRadiomicsCase reference, string name, double value)
    {
        if (Math.Abs(value) < 1e-4 && s_axes.Any(axis => name.EndsWith("_" + axis, StringComparison.Ordinal))) return 1e-7;
        bool isOfShapeOrTexture = name.StartsWith("original_", StringComparison.Ordinal) && !name.StartsWith("original_firstorder_", StringComparison.Ordinal);
        return isOfShapeOrTexture ? 1e-12 : 1e-12 * reference.Scale;
    }
}
