using System.Globalization;

namespace Radiomics;

/// <summary>
/// A 3x3 direction matrix in LPS. Its columns are the unit vectors along which the column index, the row index and the slice index grow.
/// </summary>
/// <param name="Column">Unit vector of growing column index.</param>
/// <param name="Row">Unit vector of growing row index.</param>
/// <param name="Slice">Unit vector of growing slice index.</param>
public readonly record struct Direction(PointMm Column, PointMm Row, PointMm Slice)
{
    /// <summary>Axial, head-first supine: columns to the left, rows to the back, slices to the head.</summary>
    public static Direction Identity { get; } = new(new PointMm(1, 0, 0), new PointMm(0, 1, 0), new PointMm(0, 0, 1));

    /// <summary>Determinant: 1 for a right-handed, -1 for a left-handed orthonormal frame.</summary>
    public double Determinant => Column.Dot(Row.Cross(Slice));

    /// <summary>Whether the three vectors have unit length and are at right angles, each within <paramref name="tolerance"/>.</summary>
    /// <param name="tolerance">Largest deviation of a length from 1 and of a cosine from 0.</param>
    public bool IsOrthonormal(double tolerance = 1e-3) =>
        Column.IsFinite && Row.IsFinite && Slice.IsFinite
        && Math.Abs(Column.Length - 1) <= tolerance && Math.Abs(Row.Length - 1) <= tolerance && Math.Abs(Slice.Length - 1) <= tolerance
        && Math.Abs(Column.Dot(Row)) <= tolerance && Math.Abs(Column.Dot(Slice)) <= tolerance && Math.Abs(Row.Dot(Slice)) <= tolerance;

    /// <summary>The three column vectors of the matrix.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"columns {Column}, rows {Row}, slices {Slice}");
}
