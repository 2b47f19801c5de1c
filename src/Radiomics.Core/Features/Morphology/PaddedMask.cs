namespace Radiomics;

/// <summary>The box of a mask with one voxel of padding on every side, one byte a voxel: what the shape kernels walk over without testing borders.</summary>
internal sealed class PaddedMask
{
    /// <summary>Zeros at the end: a vector that begins at any voxel can be read whole, whatever its width.</summary>
    private const int Slack = 64;

    public PaddedMask(Mask mask)
    {
        ImageSize box = mask.Region.Size;
        Size = new ImageSize(box.Columns + 2, box.Rows + 2, box.Slices + 2);
        if (Size.VoxelCount > Array.MaxLength - Slack)
            throw MaskException.TooLarge(box.ToString());
        Spacing = mask.Geometry.Spacing;
        Voxels = new byte[Size.VoxelCount + Slack];
        for (int z = 0; z < box.Slices; z++)
            for (int y = 0; y < box.Rows; y++)
                mask.Box.Slice((z * box.Rows + y) * box.Columns, box.Columns).CopyTo(Voxels.AsSpan(Offset(y + 1, z + 1) + 1));
    }

    /// <summary>Size with padding.</summary>
    public ImageSize Size { get; }

    public Spacing Spacing { get; }

    /// <summary>1 inside, 0 outside; and the slack.</summary>
    public byte[] Voxels { get; }

    /// <summary>A row, with padding.</summary>
    /// <param name="y">Row, 0 to Size.Rows - 1.</param>
    /// <param name="z">Slice, 0 to Size.Slices - 1.</param>
    public ReadOnlySpan<byte> Row(int y, int z) => Voxels.AsSpan(Offset(y, z), Size.Columns);

    /// <summary>A slice, with padding.</summary>
    /// <param name="z">Slice, 0 to Size.Slices - 1.</param>
    public ReadOnlySpan<byte> Slice(int z) => Voxels.AsSpan(Offset(0, z), Size.Columns * Size.Rows);

    /// <summary>Place of the first voxel of a row.</summary>
    public int Offset(int y, int z) => (z * Size.Rows + y) * Size.Columns;
}
