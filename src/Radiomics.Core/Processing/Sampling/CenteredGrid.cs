namespace Radiomics;

/// <summary>A grid of another spacing over the same field of view, centred on it, as IBSI defines: along each axis the number of voxels is rounded up.</summary>
internal sealed class CenteredGrid
{
    /// <summary>How far beyond a whole number a count may lie and still be that number: sizes of headers are in single precision.</summary>
    private const double CountRounding = 1e-6;

    private CenteredGrid(ImageGeometry geometry, double[] columns, double[] rows, double[] slices) => (Geometry, Columns, Rows, Slices) = (geometry, columns, rows, slices);

    /// <summary>The grid.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>Fractional source index of each column.</summary>
    public double[] Columns { get; }

    /// <summary>Fractional source index of each row.</summary>
    public double[] Rows { get; }

    /// <summary>Fractional source index of each slice.</summary>
    public double[] Slices { get; }

    /// <summary>Lays the grid over an image.</summary>
    /// <param name="image">The image's grid.</param>
    /// <param name="spacing">New spacing, mm; 0 along an axis keeps the image's.</param>
    public static CenteredGrid Over(ImageGeometry image, Spacing spacing)
    {
        Spacing wanted = new(spacing.X == 0 ? image.Spacing.X : spacing.X, spacing.Y == 0 ? image.Spacing.Y : spacing.Y, spacing.Z == 0 ? image.Spacing.Z : spacing.Z);
        double[] columns = Positions(image.Size.Columns, image.Spacing.X, wanted.X), rows = Positions(image.Size.Rows, image.Spacing.Y, wanted.Y);
        double[] slices = Positions(image.Size.Slices, image.Spacing.Z, wanted.Z);
        ImageSize size = new(columns.Length, rows.Length, slices.Length);
        return new CenteredGrid(new ImageGeometry(size, wanted, image.PointAt(columns[0], rows[0], slices[0]), image.Direction), columns, rows, slices);
    }

    private static double[] Positions(int length, double spacing, double wanted)
    {
        double exact = length * spacing / wanted, ratio = wanted / spacing;
        if (!(exact < Array.MaxLength)) throw SettingsException.OutOfRange("resampledPixelSpacing", $"{wanted} mm", "a spacing that leaves an image of a size that can be computed");
        int count = Math.Max(1, (int)Math.Ceiling(exact - CountRounding));
        double first = 0.5 * (length - 1 - ratio * (count - 1));
        double[] positions = new double[count];
        for (int i = 0; i < count; i++) positions[i] = first + i * ratio;
        return positions;
    }
}
