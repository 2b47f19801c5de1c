using System.Numerics;
using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>A box of an image that begins again at its end.</summary>
/// <typeparam name="T">Single or double precision.</typeparam>
/// <param name="Columns">The columns that are held.</param>
/// <param name="Rows">The rows that are held.</param>
/// <param name="Slices">The slices that are held.</param>
/// <param name="Values">One value a voxel, column fastest, then row, then slice.</param>
internal sealed record PeriodicBlock<T>(PeriodicRange Columns, PeriodicRange Rows, PeriodicRange Slices, T[] Values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Reads an image. An axis with an odd number of voxels is one longer: its first voxel stands at its end once more.</summary>
    /// <param name="input">Gives the image and threads.</param>
    /// <param name="columns">The columns that are needed.</param>
    /// <param name="rows">The rows that are needed.</param>
    /// <param name="slices">The slices that are needed.</param>
    /// <exception cref="SettingsException">The block cannot be held.</exception>
    public static PeriodicBlock<T> Read(FilterInput input, PeriodicRange columns, PeriodicRange rows, PeriodicRange slices)
    {
        ImageSize size = input.Image.Size;
        PeriodicBlock<T> block = Allocate(columns, rows, slices);
        input.For(slices.Count, k =>
        {
            int z = Wrapped(slices, k, size.Slices);
            for (int j = 0; j < rows.Count; j++)
            {
                int from = size.Offset(new VoxelIndex(0, Wrapped(rows, j, size.Rows), z));
                Span<T> row = block.Values.AsSpan((k * rows.Count + j) * columns.Count, columns.Count);
                if (input.Image.DoubleVoxels.Length > 0) CopyRow(input.Image.DoubleVoxels.Slice(from, size.Columns), row);
                else CopyRow(input.Image.Voxels.Slice(from, size.Columns), row);
            }
        });
        return block;

        void CopyRow<TVoxel>(ReadOnlySpan<TVoxel> image, Span<T> row) where TVoxel : unmanaged, INumberBase<TVoxel>
        {
            for (int i = 0; i < row.Length;)
            {
                int x = Wrapped(columns, i, size.Columns);
                int count = Math.Min(row.Length - i, size.Columns - x);
                TensorPrimitives.ConvertTruncating(image.Slice(x, count), row.Slice(i, count));
                i += count;
                // The voxel that makes an odd axis even.
                if (i < row.Length && (columns.Start + i) % columns.Period == size.Columns) row[i++] = T.CreateTruncating(image[0]);
            }
        }
    }

    /// <summary>A block without values yet.</summary>
    /// <exception cref="SettingsException">The block cannot be held.</exception>
    public static PeriodicBlock<T> Allocate(PeriodicRange columns, PeriodicRange rows, PeriodicRange slices)
    {
        double voxels = (double)columns.Count * rows.Count * slices.Count;
        if (voxels > Array.MaxLength)
            throw SettingsException.OutOfRange("wavelet", $"a support that needs {columns.Count} x {rows.Count} x {slices.Count} voxels", $"a filtered block of at most {Array.MaxLength} voxels");
        return new PeriodicBlock<T>(columns, rows, slices, GC.AllocateUninitializedArray<T>((int)voxels));
    }

    /// <summary>The range along an axis.</summary>
    public PeriodicRange Along(VoxelAxis axis) => axis switch { VoxelAxis.Column => Columns, VoxelAxis.Row => Rows, _ => Slices };

    /// <summary>A copy of the values of a part that the block holds.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="slices">Its slices.</param>
    public T[] Part(PeriodicRange columns, PeriodicRange rows, PeriodicRange slices)
    {
        if ((columns, rows, slices) == (Columns, Rows, Slices)) return Values;
        T[] part = GC.AllocateUninitializedArray<T>(columns.Count * rows.Count * slices.Count);
        int x = Columns.IndexOf(columns.Start), before = Math.Min(columns.Count, Columns.Count - x), to = 0;
        for (int k = 0; k < slices.Count; k++)
        {
            for (int j = 0; j < rows.Count; j++, to += columns.Count)
            {
                int from = (Slices.IndexOf(slices.Start + k) * Rows.Count + Rows.IndexOf(rows.Start + j)) * Columns.Count;
                Values.AsSpan(from + x, before).CopyTo(part.AsSpan(to));
                Values.AsSpan(from, columns.Count - before).CopyTo(part.AsSpan(to + before));
            }
        }
        return part;
    }

    /// <summary>The voxel of an image that a step of a range stands for.</summary>
    private static int Wrapped(PeriodicRange range, int step, int length)
    {
        int at = (range.Start + step) % range.Period;
        return at < length ? at : 0;
    }
}
