namespace Radiomics.Modeling;

/// <summary>One value of a counted variable.</summary>
/// <param name="Name">The value.</param>
/// <param name="Counts">How often, in each of the table's groups.</param>
/// <param name="Shares">Share of those whose value is known, from 0 to 1, in each group; NaN where none is.</param>
public sealed record DescriptiveLevel(string Name, IReadOnlyList<int> Counts, IReadOnlyList<double> Shares);
