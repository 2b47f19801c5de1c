using System.Globalization;

namespace Radiomics;

/// <summary>
/// The geometry of a NIfTI-1 header, as ITK and SimpleITK read it. The spacing is pixdim (single precision, never the decimal number it
/// was rounded from). The place is the matrix form where its axes are at right angles and either there is no quaternion form, or the
/// matrix is marked as scanner coordinates, or both say the same; else the quaternion form; with neither, the origin is 0 and the axes
/// are those of the patient. RAS becomes LPS by a change of sign of x and y.
/// </summary>
internal static class NiftiGeometry
{
    private const double RightAngleTolerance = 1e-3;

    /// <summary>Reads the geometry.</summary>
    /// <param name="header">The header.</param>
    /// <param name="where">File name.</param>
    /// <param name="notes">Told what was decided where the header contradicts itself.</param>
    public static ImageGeometry Read(NiftiHeader header, string where, List<string> notes)
    {
        bool hasMatrix = header.SformCode > 0, hasQuaternion = header.QformCode > 0;
        Frame matrix = hasMatrix ? FromMatrix(header) : default, quaternion = hasQuaternion ? FromQuaternion(header) : default;
        bool rightAngles = hasMatrix && matrix.Direction.IsOrthonormal(RightAngleTolerance);
        if (hasMatrix && !rightAngles && !hasQuaternion)
            throw new ImageFormatException("NIFTI_SHEAR", new Problem(
                $"{where}, srow_x at byte 280", $"the axes are {matrix.Direction}", "three directions at right angles (within 1e-3)",
                "The image is sheared or its header damaged: resample it to a rectangular grid."));

        Frame chosen = (hasMatrix, hasQuaternion) switch
        {
            (false, false) => new Frame(Direction.Identity, default, default),
            (true, false) => matrix,
            (false, true) => quaternion,
            _ => Choose(header, matrix, rightAngles, quaternion, notes),
        };
        return HeaderGeometry.Create(where, header.Layout.Size, ReadSpacing(header, chosen, where, notes), chosen.Origin, chosen.Direction);
    }

    private static Frame Choose(NiftiHeader header, Frame matrix, bool rightAngles, Frame quaternion, List<string> notes)
    {
        if (!rightAngles)
        {
            notes.Add("the header's sform is sheared; its qform was used");
            return quaternion;
        }
        bool alike = Near(matrix.Origin, quaternion.Origin, 1e-3) && Near(matrix.Direction.Column, quaternion.Direction.Column, 1e-3)
            && Near(matrix.Direction.Row, quaternion.Direction.Row, 1e-3) && Near(matrix.Direction.Slice, quaternion.Direction.Slice, 1e-3);
        if (!alike)
            notes.Add($"the header's sform (code {header.SformCode}) and qform (code {header.QformCode}) differ; the {(header.SformCode == 1 ? "sform" : "qform")} was used");
        return alike || header.SformCode == 1 ? matrix : quaternion;
    }

    private static Spacing ReadSpacing(NiftiHeader header, Frame frame, string where, List<string> notes)
    {
        double[] spacing = new double[3];
        double[] lengths = [frame.Lengths.X, frame.Lengths.Y, frame.Lengths.Z];
        int[] sides = [header.Layout.Size.Columns, header.Layout.Size.Rows, header.Layout.Size.Slices];
        for (int i = 0; i < 3; i++)
        {
            double stated = Math.Abs(header.PixelDimension(i + 1)) * header.UnitMm;
            spacing[i] = stated > 0 ? stated : lengths[i] > 0 ? lengths[i] : sides[i] == 1 ? 1 : stated;
            if (!(stated > 0))
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"pixdim[{i + 1}] is not given; {spacing[i]} mm was taken"));
            else if (lengths[i] > 0 && Math.Abs(lengths[i] - stated) > 0.01 * stated)
                throw new ImageFormatException("NIFTI_SPACING", new Problem(
                    $"{where}, pixdim at byte 76",
                    string.Create(CultureInfo.InvariantCulture, $"pixdim[{i + 1}] is {stated} mm, but the sform steps {lengths[i]} mm along that axis"),
                    "one spacing", "Find out which is right and correct the header: every volume and texture depends on it."));
        }
        return new Spacing(spacing[0], spacing[1], spacing[2]);
    }

    private static Frame FromMatrix(NiftiHeader header)
    {
        double unit = header.UnitMm;
        PointMm column = Lps(0), row = Lps(1), slice = Lps(2);
        return new Frame(
            new Direction(HeaderGeometry.Unit(column), HeaderGeometry.Unit(row), HeaderGeometry.Unit(slice)),
            Lps(3),
            new PointMm(column.Length, row.Length, slice.Length));

        PointMm Lps(int c) => new(-header.Matrix(0, c) * unit + 0.0, -header.Matrix(1, c) * unit + 0.0, header.Matrix(2, c) * unit + 0.0);
    }

    private static Frame FromQuaternion(NiftiHeader header)
    {
        double b = header.Quaternion(0), c = header.Quaternion(1), d = header.Quaternion(2), unit = header.UnitMm;
        double square = 1 - (b * b + c * c + d * d), a = Math.Sqrt(Math.Max(0, square));
        if (square < 1e-7)
        {
            // Half a turn, up to rounding: the real part is 0 and the rest is brought to unit length.
            double length = Math.Sqrt(b * b + c * c + d * d);
            (a, b, c, d) = (0, b / length, c / length, d / length);
        }
        double side = header.PixelDimension(0) < 0 ? -1 : 1;
        PointMm column = new(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c));
        PointMm row = new(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b));
        PointMm slice = new PointMm(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - c * c - b * b).Scale(side);
        PointMm origin = new PointMm(header.Quaternion(3), header.Quaternion(4), header.Quaternion(5)).Scale(unit);
        return new Frame(new Direction(HeaderGeometry.Unit(Lps(column)), HeaderGeometry.Unit(Lps(row)), HeaderGeometry.Unit(Lps(slice))), Lps(origin), default);

        static PointMm Lps(PointMm ras) => new(-ras.X + 0.0, -ras.Y + 0.0, ras.Z + 0.0);
    }

    private static bool Near(PointMm a, PointMm b, double tolerance) => (a - b).Length <= tolerance;

    /// <summary>One way the header states the place: axes, origin, and the steps along the axes where it gives them.</summary>
    private readonly record struct Frame(Direction Direction, PointMm Origin, PointMm Lengths);
}
