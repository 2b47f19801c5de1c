using System.Buffers;
using System.Numerics;

namespace Radiomics;

/// <summary>
/// The zones of a region, counted by gray level and size and, when asked, by gray level and distance to the border: one labelling serves both families.
/// A matrix for the volume or all planes together, or one for each plane that holds voxels of the region.
/// </summary>
internal sealed class ZoneMatrices
{
    private ZoneMatrices(LevelLengthMatrix[] bySize, LevelLengthMatrix[] byDistance)
    {
        BySize = bySize;
        ByDistance = byDistance;
    }

    /// <summary>Zones by gray level and size in voxels.</summary>
    public LevelLengthMatrix[] BySize { get; }

    /// <summary>Zones by gray level and distance to the border; empty when no mask was given.</summary>
    public LevelLengthMatrix[] ByDistance { get; }

    /// <summary>Finds and counts the zones.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">Dimension and planes.</param>
    /// <param name="morphologicalMask">The mask from whose border distances are measured; null to leave distances out.</param>
    /// <param name="workers">Threads; no effect on the matrices.</param>
    /// <exception cref="SettingsException">No direction fits and <see cref="TextureOptions.RefuseWithoutDirections"/> is on.</exception>
    /// <exception cref="ArgumentException">The mask does not hold every voxel of the region.</exception>
    public static ZoneMatrices Count(GrayLevels levels, TextureOptions options, Mask? morphologicalMask, Workers workers)
    {
        BorderDistances? distances = morphologicalMask is null ? null : BorderDistances.Measure(morphologicalMask, options.PlaneAxis());
        return levels.Bytes is { } bytes ? Count(bytes, levels, options, distances, workers) : Count(levels.Words!, levels, options, distances, workers);
    }

    private static ZoneMatrices Count<T>(T[] cube, GrayLevels levels, TextureOptions options, BorderDistances? distances, Workers workers)
        where T : unmanaged, IBinaryInteger<T>
    {
        (int X, int Y, int Z)[] steps = VoxelDirections.Within(levels.Size, [1], options.PlaneAxis());
        TextureWork.RequireDirections(steps.Length, levels, options, "1");
        int[] rows = [.. steps.Select(s => levels.Offset((0, s.Y, s.Z))).Where(o => o > 0).Distinct()];
        bool sideways = steps.Any(s => s.X != 0);
        int length = levels.CubeLength;
        int[] zones = ArrayPool<int>.Shared.Rent(length);
        int[]? nearest = distances is null ? null : ArrayPool<int>.Shared.Rent(length);
        try
        {
            ZoneSlabs.Join(cube, levels, rows, sideways, zones.AsMemory(0, length), workers);
            if (nearest is not null) FindNearest<T>(cube, levels, zones, distances!, nearest.AsSpan(0, length));
            return Gather<T>(cube, levels, options, zones, nearest);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(zones);
            if (nearest is not null) ArrayPool<int>.Shared.Return(nearest);
        }
    }

    /// <summary>The smallest distance of a zone's voxels, at the voxel that holds its size.</summary>
    private static void FindNearest<T>(ReadOnlySpan<T> cube, GrayLevels levels, Span<int> zones, BorderDistances distances, Span<int> nearest)
        where T : unmanaged, IBinaryInteger<T>
    {
        nearest.Fill(int.MaxValue);
        for (int z = 0; z < levels.Size.Slices; z++)
        {
            for (int y = 0; y < levels.Size.Rows; y++)
            {
                int start = levels.CubeOffset(y, z);
                ReadOnlySpan<T> row = cube.Slice(start, levels.Size.Columns);
                ReadOnlySpan<int> away = distances.Row(levels.Region, y, z);
                for (int x = 0; x < row.Length; x++)
                {
                    if (row[x] == T.Zero) continue;
                    if (away[x] == 0) throw new ArgumentException("The morphological mask does not hold every voxel of the gray levels.", nameof(distances));
                    ref int least = ref nearest[ZoneLabeling.Root(zones, start + x)];
                    if (away[x] < least) least = away[x];
                }
            }
        }
    }

    private static ZoneMatrices Gather<T>(ReadOnlySpan<T> cube, GrayLevels levels, TextureOptions options, int[] zones, int[]? nearest)
        where T : unmanaged, IBinaryInteger<T>
    {
        List<LevelLengthMatrix> bySize = [], byDistance = [];
        LevelLengthTally sizeTally = new(levels.LevelCount), distanceTally = new(nearest is null ? 0 : levels.LevelCount);
        foreach (BoxPart part in options.Parts(levels.Size))
        {
            for (int z = part.Slice; z < part.SliceEnd; z++)
            {
                for (int y = part.Row; y < part.RowEnd; y++)
                {
                    int start = levels.CubeOffset(y, z);
                    for (int i = start + part.Column; i < start + part.ColumnEnd; i++)
                    {
                        if (zones[i] >= 0) continue;
                        int rank = int.CreateTruncating(cube[i]);
                        if (rank == 0) continue;
                        sizeTally.Add(rank, -zones[i]);
                        if (nearest is not null) distanceTally.Add(rank, nearest[i]);
                    }
                }
            }
            if (sizeTally.Take(levels.Levels) is not { } matrix) continue;
            bySize.Add(matrix);
            if (nearest is not null) byDistance.Add(distanceTally.Take(levels.Levels, (long)matrix.Voxels)!);
        }
        return new ZoneMatrices([.. bySize], [.. byDistance]);
    }
}
