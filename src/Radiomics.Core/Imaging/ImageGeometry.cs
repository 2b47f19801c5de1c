namespace Radiomics;

/// <summary>
/// Where a voxel array lies in the patient: size, spacing in mm, the centre of voxel (0, 0, 0) in mm (LPS) and the direction matrix.
/// Immutable; two geometries are equal when every number is.
/// </summary>
public sealed record ImageGeometry
{
    /// <summary>Creates a geometry.</summary>
    /// <param name="size">Voxels along x, y, z; each at least 1.</param>
    /// <param name="spacing">Distance between voxel centres, mm; each above 0.</param>
    /// <param name="origin">Centre of voxel (0, 0, 0), mm, LPS.</param>
    /// <param name="direction">Direction matrix; orthonormal within 1e-3.</param>
    /// <exception cref="ImageFormatException">A number is out of its range or the direction is not orthonormal.</exception>
    public ImageGeometry(ImageSize size, Spacing spacing, PointMm origin, Direction direction)
    {
        Size = size.Checked("image geometry");
        if (!spacing.IsValid)
            throw new ImageFormatException("IMAGE_SPACING", new Problem("image geometry", $"the spacing is {spacing} mm", "three finite lengths above 0", "Check the header of the image."));
        if (!origin.IsFinite)
            throw new ImageFormatException("IMAGE_ORIGIN", new Problem("image geometry", $"the origin is {origin} mm", "three finite numbers", "Check the header of the image."));
        if (!direction.IsOrthonormal())
            throw new ImageFormatException("IMAGE_DIRECTION", new Problem(
                "image geometry", $"the direction is {direction}", "unit vectors at right angles (within 1e-3)", "Resample the image to a rectangular grid, or check its header."));
        Spacing = spacing;
        Origin = origin;
        Direction = direction;
    }

    /// <summary>A geometry with its origin at 0 and the identity direction.</summary>
    /// <param name="size">Voxels along x, y, z.</param>
    /// <param name="spacing">Distance between voxel centres, mm.</param>
    public ImageGeometry(ImageSize size, Spacing spacing) : this(size, spacing, default, Direction.Identity) { }

    /// <summary>Voxels along x, y, z.</summary>
    public ImageSize Size { get; }

    /// <summary>Distance between voxel centres along x, y, z in mm.</summary>
    public Spacing Spacing { get; }

    /// <summary>Centre of voxel (0, 0, 0) in mm, LPS.</summary>
    public PointMm Origin { get; }

    /// <summary>Unit vectors of the array's axes in LPS.</summary>
    public Direction Direction { get; }

    /// <summary>The region that covers the whole image.</summary>
    public VoxelRegion WholeRegion => new(default, Size);

    /// <summary>The centre of a voxel in mm.</summary>
    /// <param name="index">Zero-based index; it may lie outside the image.</param>
    public PointMm PointAt(VoxelIndex index) => PointAt(index.Column, index.Row, index.Slice);

    /// <summary>The point at a fractional index: whole numbers are voxel centres.</summary>
    /// <param name="column">Column.</param>
    /// <param name="row">Row.</param>
    /// <param name="slice">Slice.</param>
    public PointMm PointAt(double column, double row, double slice) =>
        Origin
        + Direction.Column.Scale(column * Spacing.X)
        + Direction.Row.Scale(row * Spacing.Y)
        + Direction.Slice.Scale(slice * Spacing.Z);

    /// <summary>The fractional index of a point: whole numbers are voxel centres.</summary>
    /// <param name="point">Point in mm, LPS.</param>
    /// <returns>Column, row and slice, each possibly outside the image.</returns>
    public (double Column, double Row, double Slice) IndexAt(PointMm point)
    {
        // The inverse of the direction matrix by cofactors: exact also where the vectors are not perfectly at right angles.
        PointMm d = point - Origin;
        PointMm c = Direction.Column, r = Direction.Row, s = Direction.Slice;
        double determinant = Direction.Determinant;
        return (
            d.Dot(r.Cross(s)) / determinant / Spacing.X,
            d.Dot(s.Cross(c)) / determinant / Spacing.Y,
            d.Dot(c.Cross(r)) / determinant / Spacing.Z);
    }

    /// <summary>The voxel whose centre is nearest to a point.</summary>
    /// <param name="point">Point in mm, LPS.</param>
    /// <returns>Zero-based index, possibly outside the image.</returns>
    /// <exception cref="ArgumentException">A coordinate is no finite number.</exception>
    public VoxelIndex NearestVoxel(PointMm point)
    {
        if (!point.IsFinite) throw new ArgumentException($"The point {point} is nowhere.", nameof(point));
        (double column, double row, double slice) = IndexAt(point);
        return new VoxelIndex(Round(column), Round(row), Round(slice));

        static int Round(double value) => (int)Math.Clamp(Math.Floor(value + 0.5), int.MinValue, int.MaxValue);
    }

    /// <summary>The geometry of a part of this image.</summary>
    /// <param name="region">A region inside the image, not empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The region is empty or reaches outside.</exception>
    public ImageGeometry Crop(VoxelRegion region)
    {
        if (region.IsEmpty || !WholeRegion.Contains(region))
            throw new ArgumentOutOfRangeException(nameof(region), region, $"The region must lie inside the image of {Size} voxels and not be empty.");
        return new ImageGeometry(region.Size, Spacing, PointAt(region.Start), Direction);
    }

    /// <summary>Compares this geometry with another, element by element.</summary>
    /// <param name="other">The other geometry.</param>
    public GeometryComparison CompareTo(ImageGeometry other) => new(this, other);
}
