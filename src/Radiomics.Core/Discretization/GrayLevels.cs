using System.Buffers;
using System.Globalization;

namespace Radiomics;

/// <summary>
/// The gray levels of a region: a cube over the region's box, one voxel of padding on every side, that holds for each voxel the rank of its
/// level among the levels that occur (1 to <see cref="LevelCount"/>), or 0 outside the region. One cube serves every texture family.
/// </summary>
public sealed class GrayLevels
{
    /// <summary>Most gray levels that may occur in one region: 4096.</summary>
    public const int MaximumLevels = 4096;

    /// <summary>Highest gray level: 2^20, which bounds the tables over sums and differences of levels.</summary>
    internal const int HighestAllowedLevel = 1 << 20;

    /// <summary>Values of rank 0 at the end of the cube: a vector that begins at a voxel's neighbor can be read whole, whatever its width.</summary>
    internal const int Slack = 64;

    private readonly int[] _levels;
    private readonly int[] _voxelCounts;
    private readonly (int First, int End)[] _extents;
    private readonly GrayLevels? _whole;
    private readonly bool _pooled;
    private byte[]? _bytes;
    private ushort[]? _words;

    private GrayLevels(
        VoxelRegion region, Spacing spacing, int voxelCount, int[] levels, int[] voxelCounts, (int First, int End)[] extents, byte[]? bytes, ushort[]? words, GrayLevels? whole = null,
        bool pooled = false)
    {
        _pooled = pooled;
        _whole = whole;
        Region = region;
        Spacing = spacing;
        VoxelCount = voxelCount;
        _levels = levels;
        _voxelCounts = voxelCounts;
        _extents = extents;
        _bytes = bytes;
        _words = words;
    }

    /// <summary>Size of the region's box, without padding.</summary>
    public ImageSize Size => Region.Size;

    /// <summary>The region's box in the indices of the image it was made from.</summary>
    public VoxelRegion Region { get; }

    /// <summary>Distance between voxel centres in mm.</summary>
    public Spacing Spacing { get; }

    /// <summary>Voxels of the region.</summary>
    public int VoxelCount { get; }

    /// <summary>How many different gray levels occur.</summary>
    public int LevelCount => _levels.Length;

    /// <summary>The gray levels that occur, ascending; from 1 on. Rank r of the cube is the level at position r - 1.</summary>
    public ReadOnlySpan<int> Levels => _levels;

    /// <summary>Voxels of each level that occurs, in the order of <see cref="Levels"/>.</summary>
    public ReadOnlySpan<int> VoxelCounts => _voxelCounts;

    /// <summary>The largest gray level that occurs.</summary>
    public int HighestLevel => _levels[^1];

    /// <summary>Ng of the formulae: the largest gray level of the region, also where these are the levels of a part of it.</summary>
    internal int RegionHighestLevel => (_whole ?? this).HighestLevel;

    /// <summary>How many different gray levels the region has, also where these are the levels of a part of it.</summary>
    internal int RegionLevelCount => (_whole ?? this).LevelCount;

    /// <summary>The gray level of a voxel of the box; 0 outside the region.</summary>
    /// <param name="index">Zero-based index in the box.</param>
    public int this[VoxelIndex index]
    {
        get
        {
            if (!Size.Contains(index)) return 0;
            int offset = CubeOffset(index.Row, index.Slice) + index.Column;
            int rank = _bytes is null ? _words![offset] : _bytes[offset];
            return rank == 0 ? 0 : _levels[rank - 1];
        }
    }

    /// <summary>Distance between the same column of neighboring rows in the cube.</summary>
    internal int RowStride => Size.Columns + 2;

    /// <summary>Distance between the same voxel of neighboring slices in the cube.</summary>
    internal int SliceStride => (Size.Columns + 2) * (Size.Rows + 2);

    /// <summary>Values of the cube with its padding, without the slack.</summary>
    internal int CubeLength => SliceStride * (Size.Slices + 2);

    /// <summary>Ranks as bytes; null when there are more than 255 levels.</summary>
    internal byte[]? Bytes => _bytes;

    /// <summary>Ranks as 16-bit words; null when bytes do.</summary>
    internal ushort[]? Words => _words;

    /// <summary>Offset in the cube of column 0 of a row of the box.</summary>
    internal int CubeOffset(int row, int slice) => (slice + 1) * SliceStride + (row + 1) * RowStride + 1;

    /// <summary>The columns of a row of the box from its first voxel of the region to after its last; 0 and 0 where it has none.</summary>
    internal (int First, int End) Extent(int row, int slice) => _extents[slice * Size.Rows + row];

    /// <summary>The gray levels of a part of a region, whose levels are those of the whole: a kernel of a feature map.</summary>
    /// <param name="whole">The region.</param>
    /// <param name="box">The part's box, in the indices of the image.</param>
    /// <param name="voxelCount">Voxels of the part.</param>
    /// <param name="levels">The levels that occur in it, ascending. Taken over.</param>
    /// <param name="voxelCounts">Voxels of each. Taken over.</param>
    /// <param name="extents">First column inside and the one after the last, by row. Taken over.</param>
    /// <param name="bytes">Ranks with padding and slack; null where they are words. Taken over.</param>
    /// <param name="words">Ranks with padding and slack; null where they are bytes. Taken over.</param>
    internal static GrayLevels PartOf(
        GrayLevels whole, VoxelRegion box, int voxelCount, int[] levels, int[] voxelCounts, (int First, int End)[] extents, byte[]? bytes, ushort[]? words) =>
        new(box, whole.Spacing, voxelCount, levels, voxelCounts, extents, bytes, words, whole);

    /// <summary>Makes the gray levels of a region.</summary>
    /// <param name="region">Its intensities.</param>
    /// <param name="discretization">How they become levels.</param>
    /// <param name="pooled">Whether the cube is kept in the pool's memory, which <see cref="Release"/> gives back: only where nobody else gets to see the levels.</param>
    /// <exception cref="SettingsException">There are too many levels.</exception>
    /// <exception cref="MaskException">The region's box is too large.</exception>
    internal static GrayLevels Create(RegionIntensities region, Discretization discretization, bool pooled = false)
    {
        BinEdges edges = discretization.Edges(region.Minimum, region.Maximum, region.SinglePrecision);
        IntensityDistribution distribution = region.Distribution;

        // Ascending intensities have ascending levels: each level is a stretch of them.
        List<int> levels = [], counts = [], ends = [];
        double[] intensities = distribution.Values;
        for (int i = 0; i < intensities.Length;)
        {
            double level = edges.LevelOf(intensities[i]);
            if (levels.Count == MaximumLevels || level > HighestAllowedLevel) throw TooMany(region);
            int end = EndOfLevel(edges, intensities, i, level), count = 0;
            foreach (int voxels in distribution.Counts.AsSpan(i, end - i)) count += voxels;
            levels.Add((int)level);
            counts.Add(count);
            ends.Add(end);
            i = end;
        }

        ImageSize size = region.Mask.Region.Size;
        long cube = (long)(size.Columns + 2) * (size.Rows + 2) * (size.Slices + 2);
        if (cube > Array.MaxLength - Slack)
            throw MaskException.TooLarge(size.ToString());
        bool narrow = levels.Count <= byte.MaxValue;
        int length = (int)cube + Slack;
        GrayLevels result = new(
            region.Mask.Region, region.Spacing, region.Values.Length, [.. levels], [.. counts], Extents(region.Mask),
            narrow ? Cleared<byte>(length, pooled) : null, narrow ? null : Cleared<ushort>(length, pooled), pooled: pooled);
        if (narrow) GrayLevelCube.Fill<byte>(region, edges, ends, result, result._bytes);
        else GrayLevelCube.Fill<ushort>(region, edges, ends, result, result._words);
        return result;
    }

    /// <summary>Gives memory of the pool back: the cube cannot be asked for any more.</summary>
    internal void Release()
    {
        if (!_pooled) return;
        if (_bytes is { } bytes) ArrayPool<byte>.Shared.Return(bytes);
        if (_words is { } words) ArrayPool<ushort>.Shared.Return(words);
        (_bytes, _words) = (null, null);
    }

    private static T[] Cleared<T>(int length, bool pooled)
    {
        if (!pooled) return new T[length];
        T[] cube = ArrayPool<T>.Shared.Rent(length);
        cube.AsSpan(0, length).Clear();
        return cube;
    }

    /// <summary>The position after the last intensity of a level: looked for in steps that double, then by halving.</summary>
    private static int EndOfLevel(BinEdges edges, double[] intensities, int start, double level)
    {
        int inside = start, step = 1;
        while ((uint)(inside + step) < (uint)intensities.Length && edges.LevelOf(intensities[inside + step]) == level)
        {
            inside += step;
            step *= 2;
        }
        int outside = (int)Math.Min((long)inside + step, intensities.Length);
        while (outside - inside > 1)
        {
            int middle = inside + (outside - inside) / 2;
            if (edges.LevelOf(intensities[middle]) == level) inside = middle;
            else outside = middle;
        }
        return outside;
    }

    /// <summary>The first column inside and the one after the last of each row of a mask's box; 0 and 0 where there is none.</summary>
    private static (int First, int End)[] Extents(Mask mask)
    {
        ImageSize size = mask.Region.Size;
        (int First, int End)[] extents = new (int, int)[size.Rows * size.Slices];
        for (int row = 0; row < extents.Length; row++)
        {
            ReadOnlySpan<byte> inside = mask.Box.Slice(row * size.Columns, size.Columns);
            int first = inside.IndexOf((byte)1);
            if (first >= 0) extents[row] = (first, inside.LastIndexOf((byte)1) + 1);
        }
        return extents;
    }

    internal static SettingsException TooMany(RegionIntensities region) =>
        new("GRAY_LEVELS_TOO_MANY", new Problem(
            "discretization",
            string.Create(CultureInfo.InvariantCulture, $"intensities from {region.Minimum} to {region.Maximum} need too many gray levels"),
            $"at most {MaximumLevels} different gray levels, none above {HighestAllowedLevel}", "Choose a larger bin width, or a fixed bin count."));
}
