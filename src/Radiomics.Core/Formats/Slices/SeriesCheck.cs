namespace Radiomics;

/// <summary>What slices make up a volume: their order, the spacing, and everything irregular about them.</summary>
/// <param name="Slices">The slices kept, ascending by position along the normal (column direction x row direction).</param>
/// <param name="SpacingMm">Distance between slices in mm; 0 if no volume can be made.</param>
/// <param name="Problems">Everything irregular, the gravest first; empty for a regular series.</param>
/// <param name="Notes">What is worth knowing but no problem.</param>
public sealed record SeriesCheck(
    IReadOnlyList<SliceRecord> Slices, double SpacingMm, IReadOnlyList<SeriesProblem> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>Whether the slices form a regular volume.</summary>
    public bool IsRegular => Problems.Count == 0;

    /// <summary>The direction matrix of the volume; meaningful if there are slices.</summary>
    internal Direction Direction { get; init; } = Direction.Identity;
}
