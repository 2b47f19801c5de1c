using System.Globalization;

namespace Radiomics;

/// <summary>
/// The geometry of an NRRD header: the lengths of the space directions are the spacing; RAS and LAS become LPS. Without directions the
/// spacings field counts, the axes being those of the patient. A space that is not anatomical is taken as LPS, and noted.
/// </summary>
internal static class NrrdGeometry
{
    /// <summary>Reads the geometry.</summary>
    /// <param name="header">The header.</param>
    /// <param name="size">Voxels along x, y, z.</param>
    /// <param name="notes">Told what was assumed.</param>
    public static ImageGeometry Read(NrrdHeader header, ImageSize size, List<string> notes)
    {
        PointMm sign = SpaceSign(header, notes);
        CheckUnits(header);
        PointMm origin = header.Field("space origin") is { } text && text != "none" ? Apply(Vector(header, "space origin", text), sign) : default;
        if (header.Field("space directions") is { } directions) return FromDirections(header, size, origin, sign, directions, notes);

        double[] spacing = [1, 1, 1];
        string[] parts = header.Field("spacings")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        for (int i = 0; i < Math.Min(3, parts.Length); i++)
        {
            double value = Number(header, "spacings", parts[i]);
            if (double.IsNaN(value)) notes.Add($"the spacing of axis {i + 1} is not given; 1 mm was taken");
            else spacing[i] = Math.Abs(value);
        }
        if (parts.Length == 0) notes.Add("the header gives neither space directions nor spacings; 1 mm was taken");
        return HeaderGeometry.Create(header.Where, size, new Spacing(spacing[0], spacing[1], spacing[2]), origin, Direction.Identity);
    }

    private static ImageGeometry FromDirections(NrrdHeader header, ImageSize size, PointMm origin, PointMm sign, string text, List<string> notes)
    {
        string[] parts = text.Split(')', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string dimension = header.Require("dimension");
        if (text.Contains("none", StringComparison.OrdinalIgnoreCase))
            throw new UnsupportedImageException("NRRD_DIMENSIONS", new Problem(
                $"{header.Where}, field 'space directions'", $"an axis is not one of space: '{Printable.Text(text)}'", "a vector for each axis", "Give one scalar volume."));
        if (parts.Length.ToString(CultureInfo.InvariantCulture) != dimension)
            throw header.Wrong("space directions", $"there are {parts.Length} vectors", $"{dimension}, as the dimension says");

        PointMm column = Apply(Vector(header, "space directions", parts[0]), sign), row = Apply(Vector(header, "space directions", parts[1]), sign);
        PointMm slice;
        if (parts.Length == 3)
        {
            slice = Apply(Vector(header, "space directions", parts[2]), sign);
        }
        else
        {
            slice = HeaderGeometry.Unit(column.Cross(row));
            notes.Add("the image has two axes; it was taken as one slice of 1 mm");
        }
        Direction direction = new(HeaderGeometry.Unit(column), HeaderGeometry.Unit(row), HeaderGeometry.Unit(slice));
        return HeaderGeometry.Create(header.Where, size, new Spacing(column.Length, row.Length, slice.Length), origin, direction);
    }

    private static PointMm SpaceSign(NrrdHeader header, List<string> notes)
    {
        string space = header.Field("space") ?? "";
        switch (space.ToUpperInvariant())
        {
            case "LEFT-POSTERIOR-SUPERIOR" or "LPS": return new PointMm(1, 1, 1);
            case "RIGHT-ANTERIOR-SUPERIOR" or "RAS": return new PointMm(-1, -1, 1);
            case "LEFT-ANTERIOR-SUPERIOR" or "LAS": return new PointMm(1, -1, 1);
            case "": return new PointMm(1, 1, 1);
            default:
                notes.Add($"the space '{Printable.Text(space)}' says nothing about the patient; it was taken as left-posterior-superior");
                return new PointMm(1, 1, 1);
        }
    }

    private static void CheckUnits(NrrdHeader header)
    {
        if (header.Field("space units") is not { } text) return;
        string[] units = text.Split('"', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(units, unit => unit.ToUpperInvariant() is not ("MM" or "MILLIMETER" or "MILLIMETERS" or "???" or "NONE")) is { } other)
            throw new UnsupportedImageException("NRRD_UNITS", new Problem(
                $"{header.Where}, field 'space units'", $"lengths are in '{Printable.Text(other)}'", "mm", "Write the header in millimetres."));
    }

    private static PointMm Apply(PointMm vector, PointMm sign) => new(vector.X * sign.X + 0.0, vector.Y * sign.Y + 0.0, vector.Z * sign.Z + 0.0);

    private static PointMm Vector(NrrdHeader header, string field, string text)
    {
        string[] parts = text.Trim(' ', '(', ')').Split(',');
        if (parts.Length is not (2 or 3)) throw header.Wrong(field, $"'{Printable.Text(text)}' is not a vector", "(x,y,z)");
        return new PointMm(Number(header, field, parts[0]), Number(header, field, parts[1]), parts.Length == 3 ? Number(header, field, parts[2]) : 0);
    }

    private static double Number(NrrdHeader header, string field, string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw header.Wrong(field, $"'{Printable.Text(text)}' is not a number", "a number in mm");
}
