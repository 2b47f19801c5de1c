namespace Radiomics;

/// <summary>What the two-dimensional shape features of a mask of one plane are made of.</summary>
public sealed class Shape2DMeasurements
{
    private Shape2DMeasurements(Mask plane)
    {
        PaddedMask padded = new(plane);
        Contour contour = Contour.Measure(padded);
        Perimeter = contour.Perimeter;
        MeshSurface = contour.Area;
        PixelSurface = plane.VoxelCount * (plane.Geometry.Spacing.X * plane.Geometry.Spacing.Y);
        // The slice between the padding holds the contour's vertices; the planes above and below it hold pixel centers, which lie within.
        MaximumDiameter = Diameters.Measure(padded).InSlice;
        Axes = PrincipalAxes.Measure(plane);
    }

    /// <summary>Length of the contour, mm.</summary>
    public double Perimeter { get; }

    /// <summary>Area that the contour encloses, mm2.</summary>
    public double MeshSurface { get; }

    /// <summary>Number of pixels times the area of one, mm2.</summary>
    public double PixelSurface { get; }

    /// <summary>Longest distance between two vertices of the contour, mm.</summary>
    public double MaximumDiameter { get; }

    /// <summary>The eigenvalues in the plane; the least is 0.</summary>
    internal PrincipalAxes Axes { get; }

    /// <summary>Measures a mask of one plane.</summary>
    /// <param name="mask">A mask with at least one voxel, one voxel thick along <paramref name="normal"/>.</param>
    /// <param name="normal">The axis the plane lies across.</param>
    /// <exception cref="MaskException">The mask is empty (MASK_EMPTY) or more than one voxel thick (MASK_NOT_PLANAR).</exception>
    public static Shape2DMeasurements Measure(Mask mask, VoxelAxis normal = VoxelAxis.Slice)
    {
        ArgumentNullException.ThrowIfNull(mask);
        string name = mask.Name ?? $"label {mask.Label}";
        if (mask.VoxelCount == 0) throw MaskException.Empty(name);
        ImageSize box = mask.Region.Size;
        Spacing spacing = mask.Geometry.Spacing;
        (int thickness, int columns, int rows, Spacing plane) = normal switch
        {
            VoxelAxis.Slice => (box.Slices, box.Columns, box.Rows, spacing),
            VoxelAxis.Row => (box.Rows, box.Columns, box.Slices, new Spacing(spacing.X, spacing.Z, spacing.Y)),
            _ => (box.Columns, box.Rows, box.Slices, new Spacing(spacing.Y, spacing.Z, spacing.X)),
        };
        if (thickness > 1) throw MaskException.NotPlanar(name, normal.ToString(), thickness);
        // One voxel thick along an axis: the box is the plane's array whichever axis that is.
        return new Shape2DMeasurements(Mask.FromVoxels(new ImageGeometry(new ImageSize(columns, rows, 1), plane), mask.Box, mask.Label, mask.Name));
    }

    /// <summary>
    /// Why the features are left out for a mask as PyRadiomics leaves them out; null where they are to be computed or refused (<see cref="Measure"/> refuses masks
    /// that are too thick). PyRadiomics looks at the box before it looks at the mask, and there at the wrong end: it counts the axes from x instead of from z and
    /// leaves out masks that are one voxel wide there. So masks across rows are never measured.
    /// </summary>
    /// <param name="mask">The mask.</param>
    /// <param name="isFlatImage">Whether the image has one slice only: then the slice is measured also when planes are not asked for.</param>
    /// <param name="normal">The axis the planes lie across (force2Ddimension); null when planes are not asked for (force2D).</param>
    internal static string? WhyLeftOut(Mask mask, bool isFlatImage, VoxelAxis? normal)
    {
        if (normal is null) return isFlatImage ? null : "shape2D is left out: it needs force2D, and a mask of one plane";
        ImageSize box = mask.Region.Size;
        int examined = normal switch { VoxelAxis.Slice => box.Columns, VoxelAxis.Row => box.Rows, _ => box.Slices };
        return examined > 1 ? null : $"shape2D is left out: with planes across {normal}, PyRadiomics leaves out masks with a box of {box}";
    }
}
