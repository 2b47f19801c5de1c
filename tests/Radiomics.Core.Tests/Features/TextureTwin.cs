using Radiomics.TestSupport;

namespace Radiomics.Core.Tests.Features;

/// <summary>Co-occurrences and runs counted plainly, voxel by voxel, under any options: the oracle of the counting kernels.</summary>
internal static class TextureTwin
{
    /// <summary>A matrix: the direction and the plane it belongs to (null for sums), and its cells.</summary>
    internal sealed record Matrix((int X, int Y, int Z)? Step, int? Plane, SortedDictionary<(int Row, int Column), double> Cells);

    /// <summary>Regions that sweep row lengths around the vector widths, with options of every kind.</summary>
    public static IEnumerable<(GrayLevels Levels, TextureOptions Options)> Cases()
    {
        Random random = new(5);
        int[] sides = [1, 2, 3, 5, 9, 33, 66];
        for (int seed = 0; seed < 220; seed++)
        {
            ImageSize size = new(sides[random.Next(sides.Length)], sides[random.Next(4)], sides[random.Next(4)]);
            (Volume volume, Mask mask) = RandomRegion.Create(seed, size, new[] { 1, 3, 12, 400 }[random.Next(4)], 0.2 + 0.8 * random.NextDouble(), 1 + random.Next(4));
            yield return (new FixedBinSize(1).Discretize(volume, mask), new TextureOptions
            {
                Aggregation = (TextureAggregation)(seed % 6),
                PlaneNormal = (VoxelAxis)random.Next(3),
                Distances = new int[][] { [1], [1], [2], [3, 1], [1, 2], [4] }[random.Next(6)],
                Symmetric = random.Next(3) > 0,
                Weighting = (DistanceWeighting)random.Next(4),
                SkipDirectionsWithoutRuns = random.Next(2) == 0,
            });
        }
    }

    public static List<Matrix> Pairs(GrayLevels levels, TextureOptions options) => Gather(levels, options, options.Distances, (step, voxels) =>
    {
        SortedDictionary<(int, int), double> cells = [];
        foreach (VoxelIndex voxel in voxels)
        {
            int i = levels[voxel], j = levels[Next(voxel, step, 1)];
            if (i == 0 || j == 0) continue;
            cells[(i, j)] = cells.GetValueOrDefault((i, j)) + 1;
            if (options.Symmetric) cells[(j, i)] = cells.GetValueOrDefault((j, i)) + 1;
        }
        return cells;
    }, length => Math.Exp(-length * length));

    public static List<Matrix> Runs(GrayLevels levels, TextureOptions options) => Gather(levels, options, [1], (step, voxels) =>
    {
        SortedDictionary<(int, int), double> cells = [];
        int most = levels.Size.Columns + levels.Size.Rows + levels.Size.Slices;
        bool line = false;
        foreach (VoxelIndex voxel in voxels)
        {
            int level = levels[voxel];
            if (level == 0) continue;
            line |= Enumerable.Range(1, most).Any(times => levels[Next(voxel, step, times)] != 0);
            if (levels[Next(voxel, step, -1)] == level) continue;
            int length = 1;
            while (levels[Next(voxel, step, length)] == level) length++;
            cells[(level, length)] = cells.GetValueOrDefault((level, length)) + 1;
        }
        return options.SkipDirectionsWithoutRuns && !line ? [] : cells;
    }, length => length);

    private static List<Matrix> Gather(
        GrayLevels levels, TextureOptions options, IReadOnlyList<int> distances,
        Func<(int, int, int), IEnumerable<VoxelIndex>, SortedDictionary<(int, int), double>> count, Func<double, double> weight)
    {
        bool bySlice = options.Aggregation is TextureAggregation.Average2D or TextureAggregation.SliceMerged2D;
        bool inPlane = bySlice || options.Aggregation is TextureAggregation.DirectionMerged25D or TextureAggregation.Merged25D;
        bool merged = options.Aggregation is TextureAggregation.SliceMerged2D or TextureAggregation.Merged25D or TextureAggregation.Merged3D;
        List<Matrix> all = [];
        foreach (IGrouping<int?, VoxelIndex> group in Enumerable.Range(0, (int)levels.Size.VoxelCount).Select(levels.Size.IndexOf)
            .GroupBy(v => bySlice ? Along(v.Column, v.Row, v.Slice, options.PlaneNormal) : (int?)null).OrderBy(g => g.Key))
        {
            Matrix sum = new(null, group.Key, []);
            for (int z = -4; z <= 4; z++)
            {
                for (int y = -4; y <= 4; y++)
                {
                    for (int x = -4; x <= 4; x++)
                    {
                        bool first = z > 0 || (z == 0 && (y > 0 || (y == 0 && x > 0)));
                        if (!first || !distances.Contains(Math.Max(z, Math.Max(Math.Abs(y), Math.Abs(x)))) || (inPlane && Along(x, y, z, options.PlaneNormal) != 0)) continue;
                        SortedDictionary<(int, int), double> cells = count((x, y, z), group);
                        if (!merged)
                        {
                            if (cells.Count > 0) all.Add(new Matrix((x, y, z), group.Key, cells));
                            continue;
                        }
                        double a = Math.Abs(x) * levels.Spacing.X, b = Math.Abs(y) * levels.Spacing.Y, c = Math.Abs(z) * levels.Spacing.Z;
                        double w = options.Weighting switch
                        {
                            DistanceWeighting.None => 1,
                            DistanceWeighting.Manhattan => weight(a + b + c),
                            DistanceWeighting.Euclidean => weight(Math.Sqrt(a * a + b * b + c * c)),
                            _ => weight(Math.Max(a, Math.Max(b, c))),
                        };
                        foreach (((int, int) key, double n) in cells) sum.Cells[key] = sum.Cells.GetValueOrDefault(key) + w * n;
                    }
                }
            }
            if (merged && sum.Cells.Count > 0) all.Add(sum);
        }
        return all;
    }

    private static int Along(int x, int y, int z, VoxelAxis axis) => axis switch { VoxelAxis.Slice => z, VoxelAxis.Row => y, _ => x };

    private static VoxelIndex Next(VoxelIndex voxel, (int X, int Y, int Z) step, int times) =>
        new(voxel.Column + times * step.X, voxel.Row + times * step.Y, voxel.Slice + times * step.Z);
}
