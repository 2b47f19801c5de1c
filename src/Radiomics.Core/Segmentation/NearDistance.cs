using System.Numerics;

namespace Radiomics;

/// <summary>
/// Euclidean distances up to a limit, faster than <see cref="DistanceTransform"/> where only near ones count: each axis looks no farther
/// than the limit.
/// </summary>
internal static class NearDistance
{
    /// <summary>The squared distance in mm2 of every voxel centre to the nearest one of a set.</summary>
    /// <param name="set">The set: every value but 0 belongs to it, or does not when <paramref name="inverted"/>.</param>
    /// <param name="size">Size of the box.</param>
    /// <param name="spacing">Voxel spacing, mm.</param>
    /// <param name="limitMm">The limit in mm.</param>
    /// <param name="inverted">Whether the set is what has the value 0.</param>
    /// <returns>Squared distances where they do not exceed the limit's square; anything larger elsewhere.</returns>
    public static float[] Squared(ReadOnlySpan<byte> set, ImageSize size, Spacing spacing, double limitMm, bool inverted)
    {
        float[] a = GC.AllocateUninitializedArray<float>(set.Length), b = GC.AllocateUninitializedArray<float>(set.Length);
        int columns = size.Columns, rows = size.Rows * size.Slices;
        for (int row = 0; row < rows; row++) AlongRow(set.Slice(row * columns, columns), a.AsSpan(row * columns, columns), spacing.X, inverted);
        for (int z = 0; z < size.Slices; z++) Across(a, b, z * size.SliceArea, columns, columns, size.Rows, spacing.Y, limitMm);
        Across(b, a, 0, size.SliceArea, size.SliceArea, size.Slices, spacing.Z, limitMm);
        return a;
    }

    private static void AlongRow(ReadOnlySpan<byte> set, Span<float> squared, double step, bool inverted)
    {
        int last = -1;
        for (int x = 0; x < set.Length; x++)
        {
            if (set[x] != 0 != inverted) last = x;
            double distance = (x - last) * step;
            squared[x] = last < 0 ? float.PositiveInfinity : (float)(distance * distance);
        }
        last = -1;
        for (int x = set.Length - 1; x >= 0; x--)
        {
            if (set[x] != 0 != inverted) last = x;
            if (last < 0) continue;
            double distance = (last - x) * step;
            squared[x] = Math.Min(squared[x], (float)(distance * distance));
        }
    }

    /// <summary>The minimum over the lines within the limit, each plus its squared distance; a line is contiguous, its neighbors a stride away.</summary>
    private static void Across(float[] from, float[] to, int start, int line, int stride, int length, double step, double limitMm)
    {
        int reach = (int)Math.Min(length, Math.Floor(limitMm / step));
        for (int i = 0; i < length; i++)
        {
            Span<float> target = to.AsSpan(start + i * stride, line);
            from.AsSpan(start + i * stride, line).CopyTo(target);
            for (int d = 1; d <= reach; d++)
            {
                float added = (float)(d * step * (d * step));
                if (i - d >= 0) Lower(target, from.AsSpan(start + (i - d) * stride, line), added);
                if (i + d < length) Lower(target, from.AsSpan(start + (i + d) * stride, line), added);
            }
        }
    }

    private static void Lower(Span<float> target, ReadOnlySpan<float> source, float added)
    {
        int i = 0;
        Vector<float> step = new(added);
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Min(new Vector<float>(target[i..]), new Vector<float>(source[i..]) + step).CopyTo(target[i..]);
        for (; i < target.Length; i++) target[i] = Math.Min(target[i], source[i] + added);
    }
}
