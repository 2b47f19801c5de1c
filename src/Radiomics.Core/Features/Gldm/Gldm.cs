using System.Numerics;

namespace Radiomics;

/// <summary>
/// Gray level dependence matrix of a region (IBSI: neighbouring grey level dependence matrix, REK0): how many voxels there are, by gray level and number of
/// dependent voxels. A voxel depends on itself and on every neighbor of the region whose gray level differs by no more than
/// <see cref="TextureOptions.DependenceCutoff"/>. Neighbors lie at one of <see cref="TextureOptions.Distances"/> in any direction (26 at distance 1, in planes 8).
/// Counted over the volume (KOBO), over all planes together (62GR) or plane by plane, values averaged (8QNN).
/// </summary>
public sealed class Gldm
{
    private readonly LevelLengthMatrix[] _matrices;

    private Gldm(LevelLengthMatrix[] matrices) => _matrices = matrices;

    /// <summary>The matrix, or the matrix of each plane that holds voxels of the region; lengths are numbers of dependent voxels.</summary>
    internal ReadOnlySpan<LevelLengthMatrix> Matrices => _matrices;

    /// <summary>Counts the matrix of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How it is counted; null for three dimensions, distance 1 and equal gray levels.</param>
    /// <exception cref="SettingsException">A distance is below 1, or there is none; or no direction fits and <see cref="TextureOptions.RefuseWithoutDirections"/> is on.</exception>
    public static Gldm Count(GrayLevels levels, TextureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return Count(levels, options ?? TextureOptions.Default, new Workers(1));
    }

    internal static Gldm Count(GrayLevels levels, TextureOptions options, Workers workers)
    {
        (int X, int Y, int Z)[] steps = VoxelDirections.Within(levels.Size, options.Distances, options.PlaneAxis());
        TextureWork.RequireDirections(steps.Length, levels, options, string.Join(" or ", options.Distances));

        // Ranks tell equal levels apart; differences need the levels themselves, unless none is missing between them.
        bool byLevel = options.DependenceCutoff > 0 && levels.HighestLevel - levels.Levels[0] != levels.LevelCount - 1;
        long largest = Math.Max(byLevel ? levels.HighestLevel : levels.LevelCount, 2L * steps.Length);
        return largest <= byte.MaxValue ? Count<byte>(levels, options, steps, byLevel, workers)
            : largest <= ushort.MaxValue ? Count<ushort>(levels, options, steps, byLevel, workers)
            : Count<uint>(levels, options, steps, byLevel, workers);
    }

    private static Gldm Count<T>(GrayLevels levels, TextureOptions options, (int X, int Y, int Z)[] steps, bool byLevel, Workers workers)
        where T : unmanaged, IBinaryInteger<T>
    {
        NeighborCube<T> cube = NeighborCube<T>.Create(levels, steps, byLevel);
        List<LevelLengthMatrix> matrices = [];
        foreach (BoxPart part in options.Parts(levels.Size))
        {
            BoxPart[] slabs = part.Slabs(workers.Threads);
            LevelLengthTally[] tallies = [.. slabs.Select(_ => new LevelLengthTally(levels.LevelCount))];
            long[] voxels = workers.Map(slabs.Length, i => DependenceCounting.Count(cube, slabs[i], options.DependenceCutoff, tallies[i]));
            foreach (LevelLengthTally tally in tallies.AsSpan(1)) tallies[0].Add(tally);
            if (tallies[0].Take(levels.Levels, voxels.Sum()) is { } matrix) matrices.Add(matrix);
        }
        return new Gldm([.. matrices]);
    }
}
