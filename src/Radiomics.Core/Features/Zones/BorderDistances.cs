using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// How far the voxels of a mask lie from its border: 1 in the layer that the first erosion takes away (6-connected, in planes 4-connected), 2 in the next
/// and so on. What lies outside the image is outside the mask. That is the city block distance to the nearest voxel outside, and is found exactly by
/// one pass forwards and one backwards along each axis.
/// </summary>
internal sealed class BorderDistances
{
    private readonly VoxelRegion _region;
    private readonly int[] _distances;

    private BorderDistances(VoxelRegion region, int[] distances)
    {
        _region = region;
        _distances = distances;
    }

    /// <summary>Measures the distances.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="planeNormal">The axis across which planes lie, along which nothing is measured; null for three dimensions.</param>
    public static BorderDistances Measure(Mask mask, VoxelAxis? planeNormal)
    {
        ImageSize size = mask.Region.Size;
        ReadOnlySpan<byte> box = mask.Box;
        int[] distances = new int[box.Length];
        for (int i = 0; i < distances.Length; i++) distances[i] = box[i] == 0 ? 0 : int.MaxValue - 1;
        int columns = size.Columns, area = size.SliceArea;
        if (planeNormal != VoxelAxis.Column) AlongRows(distances, columns);
        if (planeNormal != VoxelAxis.Row)
            for (int z = 0; z < size.Slices; z++) Across(distances.AsSpan(z * area, area), columns);
        if (planeNormal != VoxelAxis.Slice) Across(distances, area);
        return new BorderDistances(mask.Region, distances);
    }

    /// <summary>The distances of one row of a box that lies within the mask's: 0 outside the mask.</summary>
    /// <param name="box">The box, in the indices of the image.</param>
    /// <param name="row">Row of the box.</param>
    /// <param name="slice">Slice of the box.</param>
    /// <exception cref="ArgumentException">The box reaches outside the mask's.</exception>
    public ReadOnlySpan<int> Row(VoxelRegion box, int row, int slice)
    {
        if (!_region.Contains(box)) throw new ArgumentException($"The box {box} of the gray levels does not lie within that of the mask, {_region}.", nameof(box));
        VoxelIndex first = new(box.Start.Column - _region.Start.Column, box.Start.Row - _region.Start.Row + row, box.Start.Slice - _region.Start.Slice + slice);
        return _distances.AsSpan(_region.Size.Offset(first), box.Size.Columns);
    }

    private static void AlongRows(Span<int> distances, int columns)
    {
        for (int start = 0; start < distances.Length; start += columns)
        {
            Span<int> row = distances.Slice(start, columns);
            int before = 0;
            for (int x = 0; x < columns; x++) row[x] = before = Math.Min(row[x], before + 1);
            before = 0;
            for (int x = columns - 1; x >= 0; x--) row[x] = before = Math.Min(row[x], before + 1);
        }
    }

    /// <summary>Passes along an axis whose neighbors lie a row (or a slice) of values apart.</summary>
    private static void Across(Span<int> distances, int length)
    {
        int[] next = new int[length];
        Array.Fill(next, 1);
        for (int start = 0; start < distances.Length; start += length) Pass(distances.Slice(start, length), next);
        Array.Fill(next, 1);
        for (int start = distances.Length - length; start >= 0; start -= length) Pass(distances.Slice(start, length), next);
    }

    private static void Pass(Span<int> values, Span<int> next)
    {
        TensorPrimitives.Min(values, next, values);
        TensorPrimitives.Add(values, 1, next);
    }
}
