using System.Globalization;

namespace Radiomics;

/// <summary>
/// The place of a voxel in a volume: zero-based column (x), row (y) and slice (z) of the stored array. Not to be confused with
/// <see cref="Seed"/> (the hospital's numbers, slice 1-based) and <see cref="PointMm"/> (millimetres).
/// </summary>
/// <param name="Column">Zero-based column; 0 is the left edge of the stored slice.</param>
/// <param name="Row">Zero-based row; 0 is the top edge of the stored slice.</param>
/// <param name="Slice">Zero-based slice.</param>
public readonly record struct VoxelIndex(int Column, int Row, int Slice)
{
    /// <summary>The index as <c>(column, row, slice)</c>, zero-based.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Column}, {Row}, {Slice})");
}
