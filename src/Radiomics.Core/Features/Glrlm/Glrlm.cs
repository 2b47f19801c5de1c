using System.Buffers;

namespace Radiomics;

/// <summary>
/// Gray level run length matrices of a region: for each of the 13 directions, how many runs of consecutive voxels of one gray level there are,
/// by level and length. Directions along which no line holds two voxels of the region are left out, as PyRadiomics does: across a region of one
/// slice there is nothing to run along. IBSI TP0I; a feature is the mean over the directions (IBSI ITBB).
/// </summary>
public sealed class Glrlm
{
    private readonly LevelLengthMatrix[] _directions;

    private Glrlm(LevelLengthMatrix[] directions) => _directions = directions;

    internal ReadOnlySpan<LevelLengthMatrix> Directions => _directions;

    /// <summary>Counts the matrices of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How they are counted; null for PyRadiomics' defaults.</param>
    /// <param name="maxDegreeOfParallelism">Threads; the result does not depend on it.</param>
    public static Glrlm Count(GrayLevels levels, TextureOptions? options = null, int maxDegreeOfParallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        LevelLengthMatrix?[] all = new LevelLengthMatrix?[VoxelDirections.All13.Count];
        if (maxDegreeOfParallelism == 1)
            for (int i = 0; i < all.Length; i++) all[i] = CountDirection(levels, VoxelDirections.All13[i]);
        else
            Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism }, i => all[i] = CountDirection(levels, VoxelDirections.All13[i]));
        return new Glrlm([.. all.OfType<LevelLengthMatrix>()]);
    }

    private static LevelLengthMatrix? CountDirection(GrayLevels levels, (int X, int Y, int Z) step)
    {
        int longest = Math.Max(levels.Size.Columns, Math.Max(levels.Size.Rows, levels.Size.Slices));
        long entries = (levels.LevelCount + 1L) * (longest + 1L);
        if (entries > Array.MaxLength) throw MaskException.TooLarge(levels.Size.ToString());
        int length = (int)entries;
        int[] table = ArrayPool<int>.Shared.Rent(length);
        try
        {
            Span<int> counts = table.AsSpan(0, length);
            counts.Clear();
            if (levels.Bytes is { } bytes) GlrlmCounting.CountLongRuns<byte>(bytes, levels, levels.Offset(step), counts, longest);
            else GlrlmCounting.CountLongRuns<ushort>(levels.Words, levels, levels.Offset(step), counts, longest);

            List<LevelLengthCell> cells = [];
            for (int rank = 1; rank <= levels.LevelCount; rank++)
            {
                ReadOnlySpan<int> row = counts.Slice(rank * (longest + 1), longest + 1);
                long singles = levels.VoxelCounts[rank - 1];
                for (int j = 2; j <= longest; j++) singles -= (long)j * row[j];
                if (singles > 0) cells.Add(new LevelLengthCell(rank, 1, singles));
                for (int j = 2; j <= longest; j++)
                    if (row[j] != 0) cells.Add(new LevelLengthCell(rank, j, row[j]));
            }
            bool isAlong = cells.Exists(cell => cell.Length > 1) || HasLineOfTwo(levels, step);
            return isAlong ? LevelLengthMatrix.FromCells([.. cells], levels.Levels) : null;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(table);
        }
    }

    /// <summary>Whether two voxels of the region, be they neighbors or not, lie on one line along the direction.</summary>
    private static bool HasLineOfTwo(GrayLevels levels, (int X, int Y, int Z) step)
    {
        for (int z = 0; z < levels.Size.Slices; z++)
        {
            for (int y = 0; y < levels.Size.Rows; y++)
            {
                for (int x = 0; x < levels.Size.Columns; x++)
                {
                    if (levels[new VoxelIndex(x, y, z)] == 0) continue;
                    for (VoxelIndex at = new(x + step.X, y + step.Y, z + step.Z); levels.Size.Contains(at); at = new VoxelIndex(at.Column + step.X, at.Row + step.Y, at.Slice + step.Z))
                        if (levels[at] != 0) return true;
                }
            }
        }
        return false;
    }
}
