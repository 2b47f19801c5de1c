namespace Radiomics.Modeling;

/// <summary>One column a model sees, before scaling.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">The column of the table it comes from.</param>
/// <param name="Level">The level it tells of; null for a numeric column.</param>
/// <param name="Fill">What a missing value takes: the training median, or whether the most frequent level is this one.</param>
internal sealed record PreparedFeature(string Name, string Column, string? Level, double Fill);
