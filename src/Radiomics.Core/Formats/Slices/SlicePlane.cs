using System.Globalization;

namespace Radiomics;

/// <summary>The geometry that all slices of a volume share: size, pixel spacing and orientation.</summary>
/// <remarks>
/// The two axes of a slice are brought to unit length and to a right angle (the row axis is corrected, the column axis kept), so that
/// cosines rounded to a few decimals in a header give an orthonormal volume. Axes off by more than 1e-3 are refused, not corrected.
/// </remarks>
internal sealed class SlicePlane
{
    private const double AxisTolerance = 1e-3;
    private const double SameAxisTolerance = 5e-4;
    private const double SameSpacingTolerance = 1e-4;

    private SlicePlane(SliceRecord slice)
    {
        Representative = slice;
        PointMm column = HeaderGeometry.Unit(slice.ColumnDirection);
        PointMm row = HeaderGeometry.Unit(slice.RowDirection - column.Scale(slice.RowDirection.Dot(column)));
        Direction = new Direction(column, row, HeaderGeometry.Unit(column.Cross(row)));
    }

    /// <summary>The first slice seen with this geometry.</summary>
    public SliceRecord Representative { get; }

    /// <summary>Column axis, row axis and normal; orthonormal.</summary>
    public Direction Direction { get; }

    /// <summary>The slices that share it.</summary>
    public List<SliceRecord> Slices { get; } = [];

    /// <summary>What is wrong with one slice on its own, or null.</summary>
    /// <param name="slice">The slice.</param>
    public static string? Defect(SliceRecord slice)
    {
        if (slice.Columns < 1 || slice.Rows < 1) return $"'{slice.Source}' has {slice.Columns} x {slice.Rows} pixels";
        if ((long)slice.Columns * slice.Rows != slice.Pixels.Count)
            return $"'{slice.Source}' has {slice.Pixels.Count} pixels for {slice.Columns} x {slice.Rows}";
        if (!(slice.ColumnSpacing > 0 && slice.RowSpacing > 0 && double.IsFinite(slice.ColumnSpacing) && double.IsFinite(slice.RowSpacing)))
            return Invariant($"'{slice.Source}' has a pixel spacing of {slice.ColumnSpacing} x {slice.RowSpacing} mm");
        if (!slice.Position.IsFinite) return $"'{slice.Source}' has the position {slice.Position}";
        PointMm c = slice.ColumnDirection, r = slice.RowDirection;
        return new Direction(c, r, c.Cross(r)).IsOrthonormal(AxisTolerance)
            ? null
            : $"'{slice.Source}' has the orientation {c}, {r}, which are not two unit vectors at a right angle";
    }

    /// <summary>Sorts slices into groups of one geometry, the largest first.</summary>
    /// <param name="slices">Slices without defect.</param>
    public static List<SlicePlane> Group(IEnumerable<SliceRecord> slices)
    {
        List<SlicePlane> planes = [];
        foreach (SliceRecord slice in slices)
        {
            SlicePlane? plane = planes.Find(p => p.DifferenceFrom(slice) is null);
            if (plane is null) planes.Add(plane = new SlicePlane(slice));
            plane.Slices.Add(slice);
        }
        return [.. planes.OrderByDescending(p => p.Slices.Count)];
    }

    /// <summary>How a slice's geometry differs from this one, or null.</summary>
    /// <param name="slice">The slice.</param>
    public string? DifferenceFrom(SliceRecord slice)
    {
        SliceRecord own = Representative;
        if (slice.Columns != own.Columns || slice.Rows != own.Rows) return $"{slice.Columns} x {slice.Rows} pixels against {own.Columns} x {own.Rows}";
        if (!SameSpacing(slice.ColumnSpacing, own.ColumnSpacing) || !SameSpacing(slice.RowSpacing, own.RowSpacing))
            return Invariant($"pixels of {slice.ColumnSpacing} x {slice.RowSpacing} mm against {own.ColumnSpacing} x {own.RowSpacing} mm");
        double off = Math.Max((slice.ColumnDirection - own.ColumnDirection).Length, (slice.RowDirection - own.RowDirection).Length);
        return off <= SameAxisTolerance ? null : Invariant($"orientation {slice.ColumnDirection}, {slice.RowDirection} against {own.ColumnDirection}, {own.RowDirection}");
    }

    private static bool SameSpacing(double a, double b) => Math.Abs(a - b) <= SameSpacingTolerance * b;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
