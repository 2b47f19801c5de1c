using System.Buffers;

namespace Radiomics;

/// <summary>
/// Gray level co-occurrence matrices of a region: for each of the 13 directions, how often each pair of gray levels occurs at Chebyshev distance 1.
/// Symmetric: every pair counts in both orders. IBSI LFYI; a feature is the mean over the directions that have pairs (IBSI ITBB).
/// </summary>
public sealed class Glcm
{
    private readonly GlcmDirection[] _directions;

    private Glcm(GlcmDirection[] directions, int highestLevel)
    {
        _directions = directions;
        HighestLevel = highestLevel;
    }

    /// <summary>The matrices of the directions that have at least one pair, in a fixed order.</summary>
    public IReadOnlyList<GlcmDirection> Directions => _directions;

    /// <summary>The largest gray level of the region: Ng of the formulae.</summary>
    public int HighestLevel { get; }

    internal ReadOnlySpan<GlcmDirection> DirectionSpan => _directions;

    /// <summary>Counts the matrices of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How they are counted; null for PyRadiomics' defaults.</param>
    /// <param name="maxDegreeOfParallelism">Threads; the result does not depend on it.</param>
    public static Glcm Count(GrayLevels levels, TextureOptions? options = null, int maxDegreeOfParallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        GlcmDirection?[] all = new GlcmDirection?[VoxelDirections.All13.Count];
        if (maxDegreeOfParallelism == 1)
            for (int i = 0; i < all.Length; i++) all[i] = CountDirection(levels, VoxelDirections.All13[i]);
        else
            Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism }, i => all[i] = CountDirection(levels, VoxelDirections.All13[i]));
        return new Glcm([.. all.OfType<GlcmDirection>()], levels.HighestLevel);
    }

    private static GlcmDirection? CountDirection(GrayLevels levels, (int X, int Y, int Z) step)
    {
        int side = levels.LevelCount + 1, length = checked(side * side);
        uint[] table = ArrayPool<uint>.Shared.Rent(length), second = ArrayPool<uint>.Shared.Rent(length);
        try
        {
            table.AsSpan(0, length).Clear();
            second.AsSpan(0, length).Clear();
            if (levels.Bytes is { } bytes) GlcmCounting.Count<byte>(bytes, levels, levels.Offset(step), table.AsSpan(0, length), second.AsSpan(0, length));
            else GlcmCounting.Count<ushort>(levels.Words, levels, levels.Offset(step), table.AsSpan(0, length), second.AsSpan(0, length));
            return GlcmDirection.FromTable(step, table.AsSpan(0, length), levels);
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(table);
            ArrayPool<uint>.Shared.Return(second);
        }
    }
}
