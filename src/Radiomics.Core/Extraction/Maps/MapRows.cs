using System.Collections.Concurrent;

namespace Radiomics;

/// <summary>Computes all maps of one image, a stretch of rows at a time; the rows of a stretch are shared out among threads.</summary>
/// <param name="region">The region.</param>
/// <param name="image">Name of the image.</param>
/// <param name="maps">The maps.</param>
/// <param name="families">Their families.</param>
/// <param name="notes">Notes of the image.</param>
internal sealed class MapRows(MapRegion region, string image, IReadOnlyList<MapFeature> maps, IReadOnlyList<FamilyComputation> families, IReadOnlyList<string> notes)
{
    private readonly (FamilyValues Values, int Count)[] _families = [.. families.Select(f => (f.ValuesWith(region.Settings), f.Columns(region.Settings, image).Count())).Where(f => f.Item2 > 0)];
    private readonly ConcurrentBag<KernelWindow> _windows = [];
    private readonly ImageSize _size = region.Centers.Geometry.Size;
    private int _done;

    /// <summary>The parts, in scan order.</summary>
    public IEnumerable<FeatureMapPart> Parts(Workers workers, IProgress<FeatureMapProgress>? progress, CancellationToken cancellation)
    {
        int rows = _size.Rows * _size.Slices, perPart = (int)Math.Clamp(FeatureMapper.PartBytes / (sizeof(double) * (long)maps.Count * _size.Columns), 1, rows);
        for (int first = 0; first < rows; first += perPart)
        {
            int count = Math.Min(perPart, rows - first), start = first;
            double[][] values = new double[maps.Count][];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = GC.AllocateUninitializedArray<double>(count * _size.Columns);
                values[i].AsSpan().Fill(region.Settings.Maps.InitialValue);
            }
            workers.For(count, row =>
            {
                cancellation.ThrowIfCancellationRequested();
                int voxels = Row(start + row, row * _size.Columns, values);
                if (voxels > 0) progress?.Report(new FeatureMapProgress(image, Interlocked.Add(ref _done, voxels), region.Centers.VoxelCount));
            });
            yield return new FeatureMapPart(maps, region.Centers.Geometry, first * _size.Columns, values, notes);
        }
    }

    /// <summary>Computes the kernels of a row.</summary>
    /// <returns>How many there were.</returns>
    private int Row(int number, int to, double[][] values)
    {
        VoxelRegion box = region.Centers.Region;
        int row = number % _size.Rows, slice = number / _size.Rows, y = row - box.Start.Row, z = slice - box.Start.Slice;
        if (y < 0 || z < 0 || y >= box.Size.Rows || z >= box.Size.Slices) return 0;
        ReadOnlySpan<byte> inside = region.Centers.Box.Slice(box.Size.Offset(new VoxelIndex(0, y, z)), box.Size.Columns);
        if (inside.IndexOfAnyExcept((byte)0) < 0) return 0;
        if (!_windows.TryTake(out KernelWindow? window)) window = new KernelWindow(region);
        window.BeginRow(row, slice);
        double[] found = new double[maps.Count];
        int voxels = 0;
        for (int x = 0; x < inside.Length; x++)
        {
            if (inside[x] == 0) continue;
            voxels++;
            int column = box.Start.Column + x, at = 0;
            RegionContext kernel = window.At(column);
            foreach ((FamilyValues family, int count) in _families)
            {
                family(kernel, found.AsSpan(at, count));
                at += count;
            }
            for (int i = 0; i < found.Length; i++) values[i][to + column] = found[i];
        }
        _windows.Add(window);
        return voxels;
    }
}
