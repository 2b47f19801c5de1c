namespace Radiomics;

/// <summary>The geometry of a file's header, checked, with the file named in what is wrong.</summary>
internal static class HeaderGeometry
{
    /// <summary>Creates a geometry.</summary>
    /// <param name="where">File name.</param>
    /// <param name="size">Voxels along x, y, z.</param>
    /// <param name="spacing">Spacing in mm.</param>
    /// <param name="origin">Centre of the first voxel, mm, LPS.</param>
    /// <param name="direction">Unit vectors, LPS.</param>
    public static ImageGeometry Create(string where, ImageSize size, Spacing spacing, PointMm origin, Direction direction)
    {
        try
        {
            return new ImageGeometry(size, spacing, origin, direction);
        }
        catch (ImageFormatException error)
        {
            throw new ImageFormatException(error.Code, error.Problem with { Where = $"{where}, {error.Problem.Where}" });
        }
    }

    /// <summary>A vector of unit length. Negative zeros become plain ones; a vector along an axis stays exact.</summary>
    /// <param name="vector">The vector; one without length stays as it is and is refused later.</param>
    public static PointMm Unit(PointMm vector)
    {
        double length = vector.Length;
        return length > 0 ? new PointMm(vector.X / length + 0.0, vector.Y / length + 0.0, vector.Z / length + 0.0) : vector;
    }
}
