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
    /// <exception cref="SettingsException">No direction fits and <see cref="TextureOptions.RefuseWithoutDirections"/> is on.</exception>
    /// <exception cref="ArgumentException">The mask does not hold every voxel of the region.</exception>
    public static ZoneMatrices Count(GrayLevels levels, TextureOptions options, Mask? morphologicalMask)
    {
        BorderDistances? distances = morphologicalMask is null ? null : BorderDistances.Measure(morphologicalMask, options.PlaneAxis());
        return levels.Bytes is { } bytes ? Count<byte>(bytes, levels, options, distances) : Count<ushort>(levels.Words, levels, options, distances);
    }

    private static ZoneMatrices Count<T>(ReadOnlySpan<T> cube, GrayLevels levels, TextureOptions options, BorderDistances? distances)
        where T : unmanaged, IBinaryInteger<T>
    {
        int[] offsets = [.. VoxelDirections.Within(levels.Size, [1], options.PlaneAxis()).Select(levels.Offset)];
        TextureWork.RequireDirections(offsets.Length, levels, options, "1");
        int[] parents = ArrayPool<int>.Shared.Rent(cube.Length), sizes = ArrayPool<int>.Shared.Rent(cube.Length);
        int[]? nearest = distances is null ? null : ArrayPool<int>.Shared.Rent(cube.Length);
        try
        {
            sizes.AsSpan(0, cube.Length).Clear();
            ZoneLabeling.Label(cube, levels, offsets, parents.AsSpan(0, cube.Length));
            for (int i = 0; i < cube.Length; i++)
                if (cube[i] != T.Zero) sizes[parents[i]]++;
            if (nearest is not null) FindNearest(cube, levels, parents, distances!, nearest);
            return Gather(cube, levels, options, sizes, nearest);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(parents);
            ArrayPool<int>.Shared.Return(sizes);
            if (nearest is not null) ArrayPool<int>.Shared.Return(nearest);
        }
    }

    /// <summary>The smallest distance of a zone's voxels, at its first voxel.</summary>
    private static void FindNearest<T>(ReadOnlySpan<T> cube, GrayLevels levels, int[] parents, BorderDistances distances, int[] nearest)
        where T : unmanaged, IBinaryInteger<T>
    {
        nearest.AsSpan(0, cube.Length).Fill(int.MaxValue);
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
                    ref int least = ref nearest[parents[start + x]];
                    if (away[x] < least) least = away[x];
                }
            }
        }
    }

    private static ZoneMatrices Gather<T>(ReadOnlySpan<T> cube, GrayLevels levels, TextureOptions options, int[] sizes, int[]? nearest)
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
                        if (sizes[i] == 0) continue;
                        int rank = int.CreateTruncating(cube[i]);
                        sizeTally.Add(rank, sizes[i]);
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
