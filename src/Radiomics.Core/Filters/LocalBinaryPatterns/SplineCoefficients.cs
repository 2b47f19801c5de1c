using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// The coefficients of the cubic spline through all voxels of an image, mirrored at its outermost voxels (c b a b c), for a box that may reach outside. The recursion
/// runs along whole lines, so that those of a part are those of the whole image.
/// </summary>
internal static class SplineCoefficients
{
    private static readonly double s_pole = Math.Sqrt(3) - 2;

    private static readonly double s_gain = (1 - s_pole) * (1 - 1 / s_pole);

    /// <summary>Computes the coefficients of a box.</summary>
    /// <param name="input">Gives the image and threads.</param>
    /// <param name="start">First voxel of the box along each axis; also before the image.</param>
    /// <param name="size">Its size.</param>
    public static FilterBlock Of(FilterInput input, VoxelIndex start, ImageSize size)
    {
        ImageSize whole = input.Image.Size;
        int[] x = Mirrored(start.Column, size.Columns, whole.Columns), y = Mirrored(start.Row, size.Rows, whole.Rows), z = Mirrored(start.Slice, size.Slices, whole.Slices);
        // Along z, row by row of the image; then along y, slice by slice of the box; then along x.
        double[] slices = GC.AllocateUninitializedArray<double>(checked(whole.SliceArea * size.Slices));
        input.For(whole.Rows, row =>
        {
            double[] lines = new double[whole.Slices * whole.Columns];
            for (int k = 0; k < whole.Slices; k++)
            {
                Span<double> to = lines.AsSpan(k * whole.Columns, whole.Columns);
                int from = whole.Offset(new VoxelIndex(0, row, k));
                if (input.Image.DoubleVoxels.Length > 0) input.Image.DoubleVoxels.Slice(from, to.Length).CopyTo(to);
                else TensorPrimitives.ConvertTruncating(input.Image.Voxels.Slice(from, to.Length), to);
            }
            Filter(lines, whole.Columns, whole.Slices);
            for (int k = 0; k < z.Length; k++) lines.AsSpan(z[k] * whole.Columns, whole.Columns).CopyTo(slices.AsSpan(k * whole.SliceArea + row * whole.Columns));
        });
        double[] values = GC.AllocateUninitializedArray<double>((int)size.VoxelCount);
        input.For(size.Slices, k =>
        {
            Span<double> slice = slices.AsSpan(k * whole.SliceArea, whole.SliceArea);
            Filter(slice, whole.Columns, whole.Rows);
            double[] line = new double[whole.Columns];
            for (int j = 0; j < y.Length; j++)
            {
                slice.Slice(y[j] * whole.Columns, whole.Columns).CopyTo(line);
                Filter(line, 1, whole.Columns);
                Span<double> row = values.AsSpan((k * size.Rows + j) * size.Columns, size.Columns);
                for (int i = 0; i < row.Length; i++) row[i] = line[x[i]];
            }
        });
        return new FilterBlock(size, values);
    }

    /// <summary>Filters lines across rows: sample i of each lies in row i.</summary>
    /// <param name="rows">The rows, one after another.</param>
    /// <param name="width">Length of a row: the number of lines.</param>
    /// <param name="count">Number of rows: the length of the lines.</param>
    private static void Filter(Span<double> rows, int width, int count)
    {
        if (count == 1) return;
        double pole = s_pole, end = Math.Pow(pole, count - 1), power = pole;
        TensorPrimitives.Multiply(rows, s_gain, rows);
        Span<double> first = rows[..width];
        AddScaled(first, rows.Slice((count - 1) * width, width), end);
        for (int i = 1; i < count - 1 && (power != 0 || end != 0); i++, power *= pole)
        {
            AddScaled(first, rows.Slice(i * width, width), power);
            AddScaled(first, rows.Slice((count - 1 - i) * width, width), power * end);
        }
        TensorPrimitives.Divide(first, 1 - end * end, first);
        for (int i = 1; i < count; i++) AddScaled(rows.Slice(i * width, width), rows.Slice((i - 1) * width, width), pole);
        Span<double> last = rows.Slice((count - 1) * width, width);
        AddScaled(last, rows.Slice((count - 2) * width, width), pole);
        TensorPrimitives.Multiply(last, pole / (pole * pole - 1), last);
        for (int i = count - 2; i >= 0; i--)
        {
            Span<double> row = rows.Slice(i * width, width);
            TensorPrimitives.Subtract(rows.Slice((i + 1) * width, width), row, row);
            TensorPrimitives.Multiply(row, pole, row);
        }
    }

    /// <summary>row += other * factor, rounded after the multiplication and after the addition.</summary>
    private static void AddScaled(Span<double> row, ReadOnlySpan<double> other, double factor) => TensorPrimitives.MultiplyAdd(other, factor, row, row);

    private static int[] Mirrored(int start, int count, int length)
    {
        int[] positions = new int[count];
        int period = Math.Max(1, 2 * length - 2);
        for (int i = 0; i < count; i++)
        {
            int at = (((start + i) % period) + period) % period;
            positions[i] = at < length ? at : period - at;
        }
        return positions;
    }
}
