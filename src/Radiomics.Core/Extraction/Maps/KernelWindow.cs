using System.Numerics;

namespace Radiomics;

/// <summary>
/// A kernel that slides along the rows of a region: the planes of voxels that enter and leave change its histograms of intensities and gray levels, and its voxels are
/// copied into a small cube over the levels that occur in it, so that nothing depends on how many levels the region has. For one thread.
/// </summary>
internal sealed class KernelWindow
{
    private static readonly Workers s_alone = new(1);

    private readonly MapRegion _region;
    private readonly GrayLevels _whole;
    private readonly SlidingCounts _levels;
    private readonly SlidingCounts _intensities;
    private readonly int[] _localRanks;
    private (int First, int End) _columns, _rows, _slices;

    /// <summary>Creates a window.</summary>
    /// <param name="region">The region.</param>
    public KernelWindow(MapRegion region)
    {
        _region = region;
        _whole = region.Levels;
        _levels = new SlidingCounts(_whole.LevelCount + 1);
        _intensities = new SlidingCounts(region.Intensities.Length);
        _localRanks = new int[_whole.LevelCount + 1];
    }

    /// <summary>Begins a row of centers.</summary>
    /// <param name="row">The row, on the grid of the map.</param>
    /// <param name="slice">The slice.</param>
    public void BeginRow(int row, int slice)
    {
        _levels.Clear();
        _intensities.Clear();
        VoxelIndex start = _whole.Region.Start;
        _rows = Around(row - start.Row, _region.Reach.Rows, _whole.Size.Rows);
        _slices = Around(slice - start.Slice, _region.Reach.Slices, _whole.Size.Slices);
        _columns = (0, 0);
    }

    /// <summary>The kernel around a center of the row, to the right of the one before.</summary>
    /// <param name="column">The column, on the grid of the map.</param>
    public RegionContext At(int column)
    {
        (int first, int end) = Around(column - _whole.Region.Start.Column, _region.Reach.Columns, _whole.Size.Columns);
        for (int x = _columns.First; x < Math.Min(_columns.End, first); x++) Change(x, enters: false);
        for (int x = Math.Max(_columns.End, first); x < end; x++) Change(x, enters: true);
        _columns = (first, end);

        int[] values = new int[_intensities.Distinct], counts = new int[values.Length];
        _intensities.CopyTo(values, counts);
        IntensityDistribution distribution = new(Array.ConvertAll(values, rank => _region.Intensities[rank]), counts, _intensities.Total);
        return new RegionContext(_region.Settings, distribution, Levels(), s_alone);
    }

    private static (int First, int End) Around(int center, int reach, int side) => (Math.Max(0, center - reach), Math.Min(side, center + reach + 1));

    /// <summary>A plane of voxels enters or leaves.</summary>
    private void Change(int column, bool enters)
    {
        for (int z = _slices.First; z < _slices.End; z++)
        {
            for (int y = _rows.First; y < _rows.End; y++)
            {
                int offset = _whole.CubeOffset(y, z) + column, rank = _whole.Bytes is { } bytes ? bytes[offset] : _whole.Words![offset];
                if (rank == 0) continue;
                int intensity = _region.IntensityRanks(y, z)[column];
                if (enters)
                {
                    _levels.Add(rank);
                    _intensities.Add(intensity);
                }
                else
                {
                    _levels.Remove(rank);
                    _intensities.Remove(intensity);
                }
            }
        }
    }

    private GrayLevels Levels()
    {
        int[] levels = new int[_levels.Distinct], counts = new int[levels.Length];
        _levels.CopyTo(levels, counts);
        for (int i = 0; i < levels.Length; i++)
        {
            _localRanks[levels[i]] = i + 1;
            levels[i] = _whole.Levels[levels[i] - 1];
        }
        ImageSize size = new(_columns.End - _columns.First, _rows.End - _rows.First, _slices.End - _slices.First);
        VoxelIndex start = _whole.Region.Start;
        VoxelRegion box = new(new VoxelIndex(start.Column + _columns.First, start.Row + _rows.First, start.Slice + _slices.First), size);
        int length = (size.Columns + 2) * (size.Rows + 2) * (size.Slices + 2) + GrayLevels.Slack;
        (int First, int End)[] extents = new (int, int)[size.Rows * size.Slices];
        bool narrow = levels.Length <= byte.MaxValue;
        byte[]? bytes = narrow ? new byte[length] : null;
        ushort[]? words = narrow ? null : new ushort[length];
        if (bytes is not null) Copy<byte>(bytes, size, extents);
        else Copy<ushort>(words, size, extents);
        return GrayLevels.PartOf(_whole, box, _levels.Total, levels, counts, extents, bytes, words);
    }

    private void Copy<T>(Span<T> cube, ImageSize size, (int First, int End)[] extents)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (_whole.Bytes is { } bytes) Copy<byte, T>(bytes, cube, size, extents);
        else Copy<ushort, T>(_whole.Words, cube, size, extents);
    }

    private void Copy<TFrom, TTo>(ReadOnlySpan<TFrom> whole, Span<TTo> cube, ImageSize size, (int First, int End)[] extents)
        where TFrom : unmanaged, IBinaryInteger<TFrom>
        where TTo : unmanaged, IBinaryInteger<TTo>
    {
        int columns = size.Columns + 2, extent = 0;
        for (int z = 0; z < size.Slices; z++)
        {
            for (int y = 0; y < size.Rows; y++, extent++)
            {
                ReadOnlySpan<TFrom> from = whole.Slice(_whole.CubeOffset(_rows.First + y, _slices.First + z) + _columns.First, size.Columns);
                Span<TTo> to = cube.Slice(((z + 1) * (size.Rows + 2) + y + 1) * columns + 1, size.Columns);
                int first = 0, end = 0;
                for (int x = 0; x < from.Length; x++)
                {
                    if (from[x] == TFrom.Zero) continue;
                    to[x] = TTo.CreateTruncating(_localRanks[int.CreateTruncating(from[x])]);
                    if (end == 0) first = x;
                    end = x + 1;
                }
                extents[extent] = (first, end);
            }
        }
    }
}
