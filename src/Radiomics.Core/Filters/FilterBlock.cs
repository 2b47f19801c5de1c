using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>A box of an image in double precision, with what the boundary condition puts where it reaches outside: what a filter works on.</summary>
/// <param name="size">Voxels along each axis.</param>
/// <param name="values">One value a voxel, column fastest, then row, then slice.</param>
internal sealed class FilterBlock(ImageSize size, double[] values)
{
    public ImageSize Size { get; } = size;

    public double[] Values { get; } = values;

    /// <summary>One row.</summary>
    /// <param name="row">Number of the row, over all slices.</param>
    public Span<double> Row(int row) => Values.AsSpan(row * Size.Columns, Size.Columns);

    /// <summary>Reads the part of an input and a margin around it.</summary>
    /// <param name="input">The input.</param>
    /// <param name="before">Voxels before the part along each axis, 0 or more.</param>
    /// <param name="after">Voxels after the part along each axis, 0 or more.</param>
    /// <param name="boundary">What stands outside the image.</param>
    /// <exception cref="SettingsException">The filter reaches so far that the block cannot be held.</exception>
    public static FilterBlock Read(FilterInput input, ImageSize before, ImageSize after, BoundaryCondition boundary)
    {
        ImageSize part = input.Region.Size;
        long columns = (long)part.Columns + before.Columns + after.Columns, rows = (long)part.Rows + before.Rows + after.Rows, slices = (long)part.Slices + before.Slices + after.Slices;
        if (columns > Array.MaxLength || rows > Array.MaxLength || slices > Array.MaxLength || (double)columns * rows * slices > Array.MaxLength)
            throw SettingsException.OutOfRange("filter", $"a support of {before} voxels before and {after} after a region of {part}", $"a filtered block of at most {Array.MaxLength} voxels");
        ImageSize size = new((int)columns, (int)rows, (int)slices);
        VoxelIndex start = input.Region.Start;
        int[] x = Positions(start.Column - before.Columns, size.Columns, input.Image.Size.Columns, boundary);
        int[] y = Positions(start.Row - before.Rows, size.Rows, input.Image.Size.Rows, boundary);
        int[] z = Positions(start.Slice - before.Slices, size.Slices, input.Image.Size.Slices, boundary);
        double[] values = new double[size.VoxelCount];
        // The columns inside the image lie in one piece.
        int first = Math.Max(0, before.Columns - start.Column);
        int count = Math.Min(size.Columns - first, input.Image.Size.Columns - x[first]);
        input.For(size.Slices, k =>
        {
            for (int j = 0; z[k] >= 0 && j < size.Rows; j++)
            {
                if (y[j] < 0) continue;
                int from = input.Image.Size.Offset(new VoxelIndex(0, y[j], z[k]));
                Span<double> row = values.AsSpan((k * size.Rows + j) * size.Columns, size.Columns);
                if (input.Image.DoubleVoxels.Length > 0) CopyRow(input.Image.DoubleVoxels[from..], row);
                else CopyRow(input.Image.Voxels[from..], row);
            }
        });
        return new FilterBlock(size, values);

        void CopyRow<T>(ReadOnlySpan<T> image, Span<double> row) where T : unmanaged, System.Numerics.INumberBase<T>
        {
            TensorPrimitives.ConvertTruncating(image.Slice(x[first], count), row.Slice(first, count));
            for (int i = 0; i < first; i++) row[i] = x[i] < 0 ? 0 : double.CreateChecked(image[x[i]]);
            for (int i = first + count; i < row.Length; i++) row[i] = x[i] < 0 ? 0 : double.CreateChecked(image[x[i]]);
        }
    }

    /// <summary>The positions in an image that those of an axis stand for; -1 for zero.</summary>
    /// <param name="start">First position; below 0 where it lies before the image.</param>
    /// <param name="count">Number of positions.</param>
    /// <param name="length">Length of the image.</param>
    /// <param name="boundary">What stands outside.</param>
    internal static int[] Positions(int start, int count, int length, BoundaryCondition boundary)
    {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++)
        {
            int at = start + i;
            positions[i] = (uint)at < (uint)length ? at : boundary switch
            {
                BoundaryCondition.Zero => -1,
                BoundaryCondition.Nearest => at < 0 ? 0 : length - 1,
                BoundaryCondition.Periodic => Modulo(at, length),
                BoundaryCondition.Mirror => Mirrored(Modulo(at, 2 * length), length),
                _ => throw new ArgumentOutOfRangeException(nameof(boundary), boundary, "There is no such boundary condition."),
            };
        }
        return positions;
    }

    private static int Modulo(int value, int length) => ((value % length) + length) % length;

    private static int Mirrored(int at, int length) => at < length ? at : 2 * length - 1 - at;
}
