namespace Radiomics;

/// <summary>A box of voxels: its first voxel and its size. A region without voxels is empty.</summary>
/// <param name="Start">Zero-based index of the first voxel.</param>
/// <param name="Size">Voxels along x, y, z.</param>
public readonly record struct VoxelRegion(VoxelIndex Start, ImageSize Size)
{
    /// <summary>The index just past the last voxel along each axis.</summary>
    public VoxelIndex End => new(Start.Column + Size.Columns, Start.Row + Size.Rows, Start.Slice + Size.Slices);

    /// <summary>Whether the region holds no voxel.</summary>
    public bool IsEmpty => Size.Columns <= 0 || Size.Rows <= 0 || Size.Slices <= 0;

    /// <summary>The region from one index up to and without another; empty where they cross.</summary>
    /// <param name="start">First voxel.</param>
    /// <param name="end">Just past the last voxel.</param>
    public static VoxelRegion FromBounds(VoxelIndex start, VoxelIndex end)
    {
        if (end.Column <= start.Column || end.Row <= start.Row || end.Slice <= start.Slice) return default;
        return new VoxelRegion(start, new ImageSize(end.Column - start.Column, end.Row - start.Row, end.Slice - start.Slice));
    }

    /// <summary>Whether a voxel lies inside.</summary>
    /// <param name="index">Zero-based index.</param>
    public bool Contains(VoxelIndex index) =>
        Size.Contains(new VoxelIndex(index.Column - Start.Column, index.Row - Start.Row, index.Slice - Start.Slice));

    /// <summary>Whether another region lies wholly inside; the empty region lies in every region.</summary>
    /// <param name="other">The other region.</param>
    public bool Contains(VoxelRegion other)
    {
        if (other.IsEmpty) return true;
        VoxelIndex end = other.End;
        return Contains(other.Start) && Contains(new VoxelIndex(end.Column - 1, end.Row - 1, end.Slice - 1));
    }

    /// <summary>The voxels that are in both regions.</summary>
    /// <param name="other">The other region.</param>
    public VoxelRegion Intersect(VoxelRegion other)
    {
        VoxelIndex a = End, b = other.End;
        return FromBounds(
            new VoxelIndex(Math.Max(Start.Column, other.Start.Column), Math.Max(Start.Row, other.Start.Row), Math.Max(Start.Slice, other.Start.Slice)),
            new VoxelIndex(Math.Min(a.Column, b.Column), Math.Min(a.Row, b.Row), Math.Min(a.Slice, b.Slice)));
    }

    /// <summary>This region grown by a margin on every side, cut to an image.</summary>
    /// <param name="columns">Voxels to add on the left and on the right.</param>
    /// <param name="rows">Voxels to add at the top and at the bottom.</param>
    /// <param name="slices">Slices to add at both ends.</param>
    /// <param name="within">Size of the image the result must lie in.</param>
    public VoxelRegion Expand(int columns, int rows, int slices, ImageSize within)
    {
        if (IsEmpty) return default;
        VoxelIndex end = End;
        return FromBounds(
            new VoxelIndex(Math.Max(0, Start.Column - columns), Math.Max(0, Start.Row - rows), Math.Max(0, Start.Slice - slices)),
            new VoxelIndex(
                (int)Math.Min(within.Columns, (long)end.Column + columns),
                (int)Math.Min(within.Rows, (long)end.Row + rows),
                (int)Math.Min(within.Slices, (long)end.Slice + slices)));
    }

    /// <summary>This region grown by a margin in millimetres, rounded up to whole voxels and cut to the image.</summary>
    /// <param name="marginMm">Margin in mm, 0 or more.</param>
    /// <param name="geometry">Geometry of the image.</param>
    public VoxelRegion ExpandMm(double marginMm, ImageGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentOutOfRangeException.ThrowIfNegative(marginMm);
        return Expand(Steps(geometry.Spacing.X), Steps(geometry.Spacing.Y), Steps(geometry.Spacing.Z), geometry.Size);

        int Steps(double spacing) => (int)Math.Min(Math.Ceiling(marginMm / spacing), int.MaxValue / 2);
    }

    /// <summary>The smallest region around a ball, cut to the image.</summary>
    /// <param name="center">Zero-based index of the centre voxel.</param>
    /// <param name="radiusMm">Radius in mm.</param>
    /// <param name="geometry">Geometry of the image.</param>
    public static VoxelRegion Around(VoxelIndex center, double radiusMm, ImageGeometry geometry) =>
        new VoxelRegion(center, new ImageSize(1, 1, 1)).ExpandMm(radiusMm, geometry);

    /// <summary>The region as <c>start + size</c>.</summary>
    public override string ToString() => IsEmpty ? "empty" : $"{Start} + {Size}";
}
