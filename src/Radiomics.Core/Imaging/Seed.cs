using System.Globalization;

namespace Radiomics;

/// <summary>
/// A position as hospitals write it: x and y in pixels of the stored slice with (0, 0) at the top-left pixel, z the 1-based number of
/// the image in the series (the first image is 1). x = 110, y = 254, z = 131 is column 110, row 254 of the 131st image.
/// </summary>
public readonly record struct Seed
{
    private Seed(double x, double y, int z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    /// <summary>Zero-based column in pixels; fractions are allowed, pixel centres are whole numbers.</summary>
    public double X { get; }

    /// <summary>Zero-based row in pixels; fractions are allowed, pixel centres are whole numbers.</summary>
    public double Y { get; }

    /// <summary>1-based number of the image in the series.</summary>
    public int Z { get; }

    /// <summary>A seed from the hospital's numbers.</summary>
    /// <param name="x">Zero-based column in pixels, from the left.</param>
    /// <param name="y">Zero-based row in pixels, from the top.</param>
    /// <param name="z">1-based image number.</param>
    /// <exception cref="ArgumentOutOfRangeException">x or y is no finite number.</exception>
    public static Seed AtSlice(double x, double y, int z)
    {
        if (!double.IsFinite(x)) throw new ArgumentOutOfRangeException(nameof(x), x, "The column must be a finite number.");
        if (!double.IsFinite(y)) throw new ArgumentOutOfRangeException(nameof(y), y, "The row must be a finite number.");
        return new Seed(x, y, z);
    }

    /// <summary>A seed at a voxel of the array.</summary>
    /// <param name="index">Zero-based voxel index.</param>
    public static Seed AtVoxel(VoxelIndex index) => new(index.Column, index.Row, index.Slice + 1);

    /// <summary>A seed at a point of the patient coordinate system.</summary>
    /// <param name="point">Point in mm, LPS.</param>
    /// <param name="geometry">Geometry of the image the seed is for.</param>
    public static Seed AtPoint(PointMm point, ImageGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return AtVoxel(geometry.NearestVoxel(point));
    }

    /// <summary>Reads <c>x,y,z</c> (invariant culture, commas) as in <c>--seed 110,254,131</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="SettingsException">The text is not three numbers, or z is not a whole number.</exception>
    public static Seed Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 3
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double x)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double y)
            && int.TryParse(parts[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out int z)
            && double.IsFinite(x) && double.IsFinite(y))
            return new Seed(x, y, z);

        throw new SettingsException("SEED_SYNTAX", new Problem(
            "seed", $"'{text}' was given", "x,y,z: column and row in pixels (zero-based) and the 1-based image number, such as 110,254,131",
            "Write three numbers with commas and no units; the image number is whole."));
    }

    /// <summary>The voxel this seed lies in: x and y rounded to the nearest pixel centre, z - 1.</summary>
    /// <returns>Zero-based index; it may lie outside a given image, see <see cref="ImageSize.Contains(VoxelIndex)"/>.</returns>
    public VoxelIndex ToVoxelIndex() => new(Round(X), Round(Y), Z - 1);

    /// <summary>The seed as <c>x,y,z</c>, the form <see cref="Parse(string)"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X},{Y},{Z}");

    private static int Round(double value) => (int)Math.Clamp(Math.Floor(value + 0.5), int.MinValue, int.MaxValue);
}
