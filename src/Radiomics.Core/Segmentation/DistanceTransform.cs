namespace Radiomics;

/// <summary>
/// Exact Euclidean distance transform on an anisotropic grid, one axis after the other by lower envelopes of parabolas (Felzenszwalb and
/// Huttenlocher, 2012). Linear in the number of voxels.
/// </summary>
internal static class DistanceTransform
{
    private const int BlockWidth = 16;

    /// <summary>The squared distance, in mm2, of every voxel centre to the nearest voxel centre of a set.</summary>
    /// <param name="set">The set: every value but 0 belongs to it.</param>
    /// <param name="size">Size of the box.</param>
    /// <param name="spacing">Voxel spacing, mm.</param>
    /// <returns>Squared distances, 0 in the set, positive infinity everywhere when the set is empty.</returns>
    public static double[] SquaredTo(ReadOnlySpan<byte> set, ImageSize size, Spacing spacing) => Squared(set, size, spacing, inverted: false);

    /// <summary>The squared distance, in mm2, of every voxel centre to the nearest voxel centre outside a set.</summary>
    /// <param name="set">The set: every value but 0 belongs to it. What lies beyond the box does not count as outside.</param>
    /// <param name="size">Size of the box.</param>
    /// <param name="spacing">Voxel spacing, mm.</param>
    /// <returns>Squared distances, 0 outside the set, positive infinity everywhere when the set fills the box.</returns>
    public static double[] SquaredToOutside(ReadOnlySpan<byte> set, ImageSize size, Spacing spacing) => Squared(set, size, spacing, inverted: true);

    private static double[] Squared(ReadOnlySpan<byte> set, ImageSize size, Spacing spacing, bool inverted)
    {
        double[] field = GC.AllocateUninitializedArray<double>(set.Length);
        int columns = size.Columns, plane = columns * size.Rows;
        for (int row = 0; row < size.Rows * size.Slices; row++)
            AlongRow(set.Slice(row * columns, columns), field.AsSpan(row * columns, columns), spacing.X, inverted);

        for (int z = 0; z < size.Slices; z++)
            AlongStride(field.AsSpan(z * plane, plane), columns, columns, size.Rows, spacing.Y);
        AlongStride(field, plane, plane, size.Slices, spacing.Z);
        return field;
    }

    /// <summary>Along x two sweeps are enough, because the set is binary.</summary>
    private static void AlongRow(ReadOnlySpan<byte> set, Span<double> squared, double step, bool inverted)
    {
        int last = -1;
        for (int x = 0; x < set.Length; x++)
        {
            if (set[x] != 0 != inverted) last = x;
            double distance = (x - last) * step;
            squared[x] = last < 0 ? double.PositiveInfinity : distance * distance;
        }
        last = -1;
        for (int x = set.Length - 1; x >= 0; x--)
        {
            if (set[x] != 0 != inverted) last = x;
            if (last < 0) continue;
            double distance = (last - x) * step;
            squared[x] = Math.Min(squared[x], distance * distance);
        }
    }

    /// <summary>All lines along one axis: <paramref name="lines"/> lines beside each other, their voxels <paramref name="stride"/> apart.</summary>
    private static void AlongStride(Span<double> field, int lines, int stride, int length, double step)
    {
        // Lines are gathered in blocks, so that memory is read in order.
        double[] block = new double[BlockWidth * length], bounds = new double[length + 1], result = new double[length];
        int[] tops = new int[length];
        for (int first = 0; first < lines; first += BlockWidth)
        {
            int width = Math.Min(BlockWidth, lines - first);
            for (int i = 0; i < length; i++)
                for (int k = 0; k < width; k++) block[k * length + i] = field[i * stride + first + k];
            for (int k = 0; k < width; k++)
            {
                Span<double> line = block.AsSpan(k * length, length);
                if (LowerEnvelope(line, result, tops, bounds, step)) result.CopyTo(line);
            }
            for (int i = 0; i < length; i++)
                for (int k = 0; k < width; k++) field[i * stride + first + k] = block[k * length + i];
        }
    }

    /// <summary>The lower envelope of the parabolas (x - i)2 + f(i) of a line; false when the line is infinite throughout.</summary>
    private static bool LowerEnvelope(ReadOnlySpan<double> f, Span<double> result, Span<int> tops, Span<double> bounds, double step)
    {
        int k = -1;
        for (int q = 0; q < f.Length; q++)
        {
            if (double.IsPositiveInfinity(f[q])) continue;
            double position = q * step, height = f[q] + position * position, from = double.NegativeInfinity;
            while (k >= 0)
            {
                double top = tops[k] * step;
                from = (height - (f[tops[k]] + top * top)) / (2 * (position - top));
                if (from > bounds[k]) break;
                k--;
            }
            k++;
            tops[k] = q;
            bounds[k] = k == 0 ? double.NegativeInfinity : from;
        }
        if (k < 0) return false;

        int parabola = 0;
        for (int x = 0; x < f.Length; x++)
        {
            double position = x * step;
            while (parabola < k && bounds[parabola + 1] < position) parabola++;
            double distance = (x - tops[parabola]) * step;
            result[x] = distance * distance + f[tops[parabola]];
        }
        return true;
    }
}
