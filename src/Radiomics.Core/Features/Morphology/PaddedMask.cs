namespace Radiomics;

/// <summary>The box of a mask with one voxel of padding on every side, one byte a voxel: what the shape kernels walk over without testing borders.</summary>
internal sealed class PaddedMask
{
    public PaddedMask(Mask mask)
    {
        ImageSize box = mask.Region.Size;
        Size = new ImageSize(box.Columns + 2, box.Rows + 2, box.Slices + 2);
        if (Size.VoxelCount > Array.MaxLength)
            throw MaskException.TooLarge(box.ToString());
        Spacing = mask.Geometry.Spacing;
        Voxels = new byte[Size.VoxelCount];
        for (int z = 0; z < box.Slices; z++)
            for (int y = 0; y < box.Rows; y++)
                mask.Box.Slice((z * box.Rows + y) * box.Columns, box.Columns).CopyTo(Voxels.AsSpan(Offset(y + 1, z + 1) + 1));
    }

    private PaddedMask(ImageSize size, Spacing spacing, byte[] voxels)
    {
        Size = size;
        Spacing = spacing;
        Voxels = voxels;
    }

    /// <summary>Size with padding.</summary>
    public ImageSize Size { get; }

    public Spacing Spacing { get; }

    /// <summary>1 inside, 0 outside.</summary>
    public byte[] Voxels { get; }

    /// <summary>A row, with padding.</summary>
    /// <param name="y">Row, 0 to Size.Rows - 1.</param>
    /// <param name="z">Slice, 0 to Size.Slices - 1.</param>
    public ReadOnlySpan<byte> Row(int y, int z) => Voxels.AsSpan(Offset(y, z), Size.Columns);

    /// <summary>The same mask with columns and rows exchanged.</summary>
    public PaddedMask Transpose()
    {
        byte[] turned = new byte[Voxels.Length];
        int columns = Size.Columns, rows = Size.Rows;
        for (int z = 0; z < Size.Slices; z++)
        {
            ReadOnlySpan<byte> from = Voxels.AsSpan(z * columns * rows, columns * rows);
            Span<byte> to = turned.AsSpan(z * columns * rows, columns * rows);
            for (int y = 0; y < rows; y++)
                for (int x = 0; x < columns; x++)
                    to[x * rows + y] = from[y * columns + x];
        }
        return new PaddedMask(new ImageSize(rows, columns, Size.Slices), new Spacing(Spacing.Y, Spacing.X, Spacing.Z), turned);
    }

    private int Offset(int y, int z) => (z * Size.Rows + y) * Size.Columns;
}
