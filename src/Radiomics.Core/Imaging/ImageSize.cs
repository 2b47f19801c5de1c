using System.Globalization;

namespace Radiomics;

/// <summary>The number of voxels along each axis of an array with the column (x) running fastest, then row (y), then slice (z).</summary>
/// <param name="Columns">Voxels along x.</param>
/// <param name="Rows">Voxels along y.</param>
/// <param name="Slices">Voxels along z.</param>
public readonly record struct ImageSize(int Columns, int Rows, int Slices)
{
    /// <summary>Number of voxels.</summary>
    public long VoxelCount => (long)Columns * Rows * Slices;

    /// <summary>Number of voxels of one slice.</summary>
    public int SliceArea => checked(Columns * Rows);

    /// <summary>Whether the index lies inside.</summary>
    /// <param name="index">Zero-based index.</param>
    public bool Contains(VoxelIndex index) =>
        (uint)index.Column < (uint)Columns && (uint)index.Row < (uint)Rows && (uint)index.Slice < (uint)Slices;

    /// <summary>The offset of a voxel in the array.</summary>
    /// <param name="index">Zero-based index inside the size.</param>
    public int Offset(VoxelIndex index) => (index.Slice * Rows + index.Row) * Columns + index.Column;

    /// <summary>The index of an array offset.</summary>
    /// <param name="offset">Offset, 0 to <see cref="VoxelCount"/> - 1.</param>
    public VoxelIndex IndexOf(int offset) => new(offset % Columns, offset / Columns % Rows, offset / Columns / Rows);

    /// <summary>The size as <c>columns x rows x slices</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Columns} x {Rows} x {Slices}");

    /// <summary>Checks that the size can be held in one array.</summary>
    /// <param name="where">What the size belongs to, for the message.</param>
    /// <exception cref="ImageFormatException">A side is below 1 or there are more voxels than an array holds.</exception>
    internal ImageSize Checked(string where)
    {
        if (Columns < 1 || Rows < 1 || Slices < 1)
            throw new ImageFormatException("IMAGE_SIZE", new Problem(where, $"the size is {this}", "at least one voxel along each axis", "Check the header of the image."));
        // The product of three positive ints overflows long only past 2^63: compare step by step.
        if ((long)Columns * Rows > Array.MaxLength || (long)Columns * Rows * Slices > Array.MaxLength)
            throw new ImageFormatException("IMAGE_SIZE", new Problem(
                where, $"the size is {this}", $"at most {Array.MaxLength} voxels", "Load a part of the image, or check the header."));
        return this;
    }
}
