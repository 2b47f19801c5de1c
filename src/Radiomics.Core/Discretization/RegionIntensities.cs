using System.Buffers;
using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// The intensities of a region's voxels, in scan order of its box, with what every later stage asks of them: range, whether they are whole
/// numbers, and their distribution. Gathered once for a region and shared by discretization and first-order features.
/// </summary>
internal sealed class RegionIntensities
{
    /// <summary>Widest range of whole numbers that is counted in a table rather than sorted.</summary>
    public const int MaximumTableRange = 1 << 18;

    private readonly double[]? _exact;
    private readonly int _count;
    private readonly bool _pooled;
    private float[] _values;

    private RegionIntensities(Volume volume, Mask mask, float[] values, bool pooled, double[]? exact, double minimum, double maximum)
    {
        _exact = exact;
        Mask = mask;
        Spacing = volume.Geometry.Spacing;
        SinglePrecision = volume.StoredType == StoredType.Float32;
        (_values, _count, _pooled) = (values, mask.VoxelCount, pooled);
        Minimum = minimum;
        Maximum = maximum;
        Distribution = CountDistinct();
    }

    public Mask Mask { get; }

    public Spacing Spacing { get; }

    /// <summary>Whether the image is stored in single precision.</summary>
    public bool SinglePrecision { get; }

    /// <summary>One value a voxel of the mask, in scan order (column fastest).</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

    /// <summary>One value a voxel in double precision, where the image was computed so (<see cref="Values"/> are rounded then); else empty.</summary>
    public ReadOnlySpan<double> ExactValues => _exact;

    public double Minimum { get; }

    public double Maximum { get; }

    /// <summary>Distinct values, ascending, with the number of voxels of each.</summary>
    public IntensityDistribution Distribution { get; }

    /// <summary>Checks that a mask lies on a volume's grid and has a voxel.</summary>
    /// <exception cref="GeometryMismatchException">It lies on another grid.</exception>
    /// <exception cref="MaskException">It is empty.</exception>
    public static void Check(Volume volume, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(mask);
        GeometryComparison comparison = volume.Geometry.CompareTo(mask.Geometry);
        if (!comparison.IsSameGrid) throw new GeometryMismatchException("volume and mask", comparison);
        if (mask.VoxelCount == 0) throw MaskException.Empty(mask.Name ?? $"label {mask.Label}");
    }

    /// <summary>Gathers the intensities.</summary>
    /// <param name="volume">The image.</param>
    /// <param name="mask">The region.</param>
    /// <param name="pooled">Whether the values are kept in the pool's memory; <see cref="Release"/> then gives it back.</param>
    /// <exception cref="MaskException">The mask is empty, or holds values that are no finite numbers.</exception>
    public static RegionIntensities Gather(Volume volume, Mask mask, bool pooled = false)
    {
        Check(volume, mask);
        float[] buffer = pooled ? ArrayPool<float>.Shared.Rent(mask.VoxelCount) : GC.AllocateUninitializedArray<float>(mask.VoxelCount);
        Span<float> values = buffer.AsSpan(0, mask.VoxelCount);
        VoxelRegion region = mask.Region;
        ReadOnlySpan<byte> box = mask.Box;
        ReadOnlySpan<float> voxels = volume.Voxels;
        int columns = region.Size.Columns, to = 0, boxRow = 0;
        for (int z = region.Start.Slice; z < region.End.Slice; z++)
        {
            for (int y = region.Start.Row; y < region.End.Row; y++, boxRow += columns)
            {
                ReadOnlySpan<float> row = voxels.Slice(volume.Size.Offset(new VoxelIndex(region.Start.Column, y, z)), columns);
                foreach ((int start, int end) in new RowRuns(box.Slice(boxRow, columns)))
                {
                    row[start..end].CopyTo(values[to..]);
                    to += end - start;
                }
            }
        }
        if (!TensorPrimitives.IsFiniteAll<float>(values)) throw NotFinite(mask, values);
        float minimum = TensorPrimitives.Min<float>(values), maximum = TensorPrimitives.Max<float>(values);
        if (volume.DoubleVoxels.Length == 0) return new RegionIntensities(volume, mask, buffer, pooled, null, minimum, maximum);
        double[] exact = GatherExact(volume, mask);
        return new RegionIntensities(volume, mask, buffer, pooled, exact, TensorPrimitives.Min<double>(exact), TensorPrimitives.Max<double>(exact));
    }

    /// <summary>Gives memory of the pool back: the values cannot be asked for any more.</summary>
    public void Release()
    {
        if (_pooled) ArrayPool<float>.Shared.Return(_values);
        _values = [];
    }

    private static double[] GatherExact(Volume volume, Mask mask)
    {
        double[] values = GC.AllocateUninitializedArray<double>(mask.VoxelCount);
        VoxelRegion region = mask.Region;
        int to = 0, from = 0;
        for (int z = region.Start.Slice; z < region.End.Slice; z++)
        {
            for (int y = region.Start.Row; y < region.End.Row; y++)
            {
                ReadOnlySpan<double> row = volume.DoubleVoxels.Slice(volume.Size.Offset(new VoxelIndex(region.Start.Column, y, z)), region.Size.Columns);
                foreach ((int start, int end) in new RowRuns(mask.Box.Slice(from, row.Length)))
                {
                    row[start..end].CopyTo(values.AsSpan(to));
                    to += end - start;
                }
                from += row.Length;
            }
        }
        return values;
    }

    private static MaskException NotFinite(Mask mask, ReadOnlySpan<float> values)
    {
        int count = 0;
        foreach (float value in values)
            if (!float.IsFinite(value)) count++;
        return new MaskException("MASK_NOT_FINITE", new Problem(
            mask.Name ?? $"label {mask.Label}", $"{count} of its {mask.VoxelCount} voxels are NaN or infinite in the image", "finite intensities everywhere inside the mask",
            "Exclude those voxels from the mask, or repair the image."));
    }

    private IntensityDistribution CountDistinct()
    {
        if (_exact is not null) return IntensityDistribution.FromValues<double>(_exact);
        float minimum = (float)Minimum;
        double range = Maximum - minimum;
        bool whole = minimum == MathF.Floor(minimum) && range < MaximumTableRange;
        int[] table = whole ? new int[(int)range + 1] : [];
        return whole && WholeNumbers.TryCount(Values, minimum, table) ? IntensityDistribution.FromTable(minimum, table) : IntensityDistribution.FromValues<float>(Values);
    }
}
