using System.Globalization;

namespace Radiomics;

/// <summary>A contour in the indices of an image: its vertices as fractional columns and rows, and the slice it falls to.</summary>
internal sealed class GridContour
{
    private const double FlatTolerance = 0.5;

    private readonly int _number;
    private readonly double _z;

    private GridContour(int number, double z, double[] columns, double[] rows, int slice, double offset)
    {
        (_number, _z, Columns, Rows, Slice, Offset) = (number, z, columns, rows, slice, offset);
        (MinColumn, MaxColumn, MinRow, MaxRow) = (columns.Min(), columns.Max(), rows.Min(), rows.Max());
    }

    /// <summary>Fractional columns of the vertices.</summary>
    public double[] Columns { get; }

    /// <summary>Fractional rows of the vertices.</summary>
    public double[] Rows { get; }

    /// <summary>Zero-based slice.</summary>
    public int Slice { get; }

    /// <summary>How far the plane lies off the slice, in slices.</summary>
    public double Offset { get; }

    /// <summary>Least column of a vertex.</summary>
    public double MinColumn { get; }

    /// <summary>Greatest column of a vertex.</summary>
    public double MaxColumn { get; }

    /// <summary>Least row of a vertex.</summary>
    public double MinRow { get; }

    /// <summary>Greatest row of a vertex.</summary>
    public double MaxRow { get; }

    /// <summary>Places a contour on the grid of an image.</summary>
    /// <param name="contour">The contour.</param>
    /// <param name="number">Its 1-based number, for notes.</param>
    /// <param name="volume">The image.</param>
    /// <param name="byUid">Slices by SOP Instance UID.</param>
    /// <param name="notes">Told what was left out and why.</param>
    /// <returns>The placed contour, or null if it cannot be drawn.</returns>
    public static GridContour? Place(PlanarContour contour, int number, Volume volume, Dictionary<string, int> byUid, List<string> notes)
    {
        IReadOnlyList<PointMm> points = contour.Points;
        string name = points.Count == 0 ? $"contour {number}" : Describe(number, points[0].Z);
        if (points.Count < 3 || points.Any(point => !point.IsFinite))
        {
            notes.Add($"{name} was left out: {(points.Count < 3 ? $"it has {points.Count} points" : "a coordinate is no number")}");
            return null;
        }

        double[] columns = new double[points.Count], rows = new double[points.Count];
        double least = double.MaxValue, most = double.MinValue, sum = 0;
        for (int i = 0; i < points.Count; i++)
        {
            (columns[i], rows[i], double s) = volume.Geometry.IndexAt(points[i]);
            least = Math.Min(least, s);
            most = Math.Max(most, s);
            sum += s;
        }
        double plane = least == most ? least : sum / points.Count;
        if (most - least > FlatTolerance)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} was left out: it is not in the plane of the slices but spans {(most - least) * volume.Geometry.Spacing.Z:0.####} mm across them"));
            return null;
        }

        double nearest = Math.Floor(plane + 0.5);
        bool named = contour.ReferencedSopInstanceUid is { } uid && byUid.TryGetValue(uid, out int slice) && Math.Abs(plane - slice) <= 0.5;
        int k = named ? byUid[contour.ReferencedSopInstanceUid!] : (int)Math.Clamp(nearest, -1, volume.Size.Slices);
        if (k < 0 || k >= volume.Size.Slices)
        {
            double outside = (k < 0 ? -plane : plane - (volume.Size.Slices - 1)) * volume.Geometry.Spacing.Z;
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} was left out: it lies {outside:0.####} mm outside the image, {(k < 0 ? "before the first" : "beyond the last")} slice"));
            return null;
        }

        GridContour placed = new(number, points[0].Z, columns, rows, k, plane - k);
        if (placed.MaxColumn < -0.5 || placed.MaxRow < -0.5 || placed.MinColumn > volume.Size.Columns - 0.5 || placed.MinRow > volume.Size.Rows - 0.5)
        {
            notes.Add($"{name} was left out: it lies beside the image");
            return null;
        }
        if (placed.MinColumn < -0.5 || placed.MinRow < -0.5 || placed.MaxColumn > volume.Size.Columns - 0.5 || placed.MaxRow > volume.Size.Rows - 0.5)
            notes.Add($"{name} reaches beyond the image and was cut at its border");
        return placed;
    }

    /// <summary>Equal for contours of the same vertices in the same order, and hardly ever for others.</summary>
    public (int, double, double, double, double) Fingerprint => (Columns.Length, Columns[0], Rows[0], Columns.Sum(), Rows.Sum());

    public override string ToString() => Describe(_number, _z);

    private static string Describe(int number, double z) => string.Create(CultureInfo.InvariantCulture, $"contour {number} at z = {z:0.####} mm");
}
