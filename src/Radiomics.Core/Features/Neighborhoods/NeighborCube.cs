using System.Numerics;

namespace Radiomics;

/// <summary>
/// A padded cube of values (gray levels or their ranks; 0 outside the region) in which every neighbor of every voxel of the box can be read: the padding is
/// as wide as the longest step. Where ranks as they are and one voxel of padding will do, it is the cube of the gray levels itself.
/// </summary>
internal sealed class NeighborCube<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] _values;
    private readonly int[] _ranks;
    private readonly int[] _neighbors;
    private readonly ImageSize _size;
    private readonly int _first;
    private readonly int _rowStride;
    private readonly int _sliceStride;

    private NeighborCube(T[] values, int[] ranks, (int X, int Y, int Z)[] steps, ImageSize size, int first, int rowStride, int sliceStride)
    {
        _values = values;
        _ranks = ranks;
        _size = size;
        _first = first;
        _rowStride = rowStride;
        _sliceStride = sliceStride;
        int[] offsets = [.. steps.Select(s => s.Z * sliceStride + s.Y * rowStride + s.X)];
        _neighbors = [.. offsets.Select(o => -o).Reverse(), .. offsets];
    }

    public ReadOnlySpan<T> Values => _values;

    /// <summary>The rank of each value; 0 for values that do not occur.</summary>
    public ReadOnlySpan<int> Ranks => _ranks;

    /// <summary>The distance in the cube of each neighbor of a voxel, in both directions of each step.</summary>
    public ReadOnlySpan<int> Neighbors => _neighbors;

    /// <summary>Makes the cube.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="steps">Steps to neighbors, each standing for itself and its opposite.</param>
    /// <param name="byLevel">Whether values are gray levels; otherwise ranks.</param>
    /// <exception cref="MaskException">The padded box is longer than an array.</exception>
    public static NeighborCube<T> Create(GrayLevels levels, (int X, int Y, int Z)[] steps, bool byLevel)
    {
        int count = levels.LevelCount;
        int[] values = [0, .. Enumerable.Range(1, count).Select(rank => byLevel ? levels.Levels[rank - 1] : rank)];
        int[] ranks = new int[values[^1] + 1];
        for (int rank = 1; rank <= count; rank++) ranks[values[rank]] = rank;

        int padX = 0, padY = 0, padZ = 0;
        foreach ((int x, int y, int z) in steps) (padX, padY, padZ) = (Math.Max(padX, Math.Abs(x)), Math.Max(padY, Math.Abs(y)), Math.Max(padZ, Math.Abs(z)));
        T[]? same = (Array?)levels.Bytes as T[] ?? (Array?)levels.Words as T[];
        if (same is not null && values[^1] == count && padX <= 1 && padY <= 1 && padZ <= 1)
            return new NeighborCube<T>(same, ranks, steps, levels.Size, levels.CubeOffset(0, 0), levels.RowStride, levels.SliceStride);

        ImageSize size = levels.Size;
        ImageSize padded = new(size.Columns + 2 * padX, size.Rows + 2 * padY, size.Slices + 2 * padZ);
        if (padded.VoxelCount > Array.MaxLength) throw MaskException.TooLarge(padded.ToString());
        NeighborCube<T> cube = new(
            new T[padded.VoxelCount], ranks, steps, size, padded.Offset(new VoxelIndex(padX, padY, padZ)), padded.Columns, padded.Columns * padded.Rows);
        T[] table = Array.ConvertAll(values, T.CreateTruncating);
        if (levels.Bytes is { } bytes) cube.Fill<byte>(bytes, levels, table);
        else cube.Fill<ushort>(levels.Words, levels, table);
        return cube;
    }

    /// <summary>The stretches of the cube that hold the voxels of a part of the box, in scan order; values outside the region lie among them.</summary>
    public IEnumerable<(int Start, int Length)> Stretches(BoxPart part)
    {
        bool wholeSlices = part.Columns == _size.Columns && part.RowEnd - part.Row == _size.Rows;
        for (int z = part.Slice; z < part.SliceEnd; z++)
        {
            int slice = _first + z * _sliceStride;
            if (wholeSlices)
                yield return (slice, (_size.Rows - 1) * _rowStride + _size.Columns);
            else
                for (int y = part.Row; y < part.RowEnd; y++) yield return (slice + y * _rowStride + part.Column, part.Columns);
        }
    }

    private void Fill<TRank>(ReadOnlySpan<TRank> ranks, GrayLevels levels, T[] table)
        where TRank : unmanaged, IBinaryInteger<TRank>
    {
        for (int z = 0; z < _size.Slices; z++)
        {
            for (int y = 0; y < _size.Rows; y++)
            {
                ReadOnlySpan<TRank> from = ranks.Slice(levels.CubeOffset(y, z), _size.Columns);
                Span<T> to = _values.AsSpan(_first + z * _sliceStride + y * _rowStride, _size.Columns);
                for (int x = 0; x < to.Length; x++) to[x] = table[int.CreateTruncating(from[x])];
            }
        }
    }
}
