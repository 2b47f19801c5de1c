namespace Radiomics;

/// <summary>One fact about a stage of the processing, named as PyRadiomics names its diagnostics columns.</summary>
/// <param name="Name">Name without prefix, such as <c>Image-original_Spacing</c>; the column is <c>diagnostics_</c> and the name.</param>
/// <param name="Text">The value as text, such as <c>(0.977, 0.977, 3)</c>, in invariant culture.</param>
public sealed record Diagnostic(string Name, string Text)
{
    /// <summary>The value as numbers: one for a scalar, several for a vector; empty where it is text only.</summary>
    public IReadOnlyList<double> Numbers { get; init; } = [];

    /// <summary>Whether the value is a list, also where it has one number.</summary>
    public bool IsVector { get; init; }
}
