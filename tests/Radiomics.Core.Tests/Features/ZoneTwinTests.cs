using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Zones and their distances against plain twins: a flood from voxel to voxel, and erosion layer by layer.</summary>
public sealed class ZoneTwinTests
{
    public static TheoryData<int, int, int, int, int, double, int, TextureAggregation, VoxelAxis> Regions()
    {
        TheoryData<int, int, int, int, int, double, int, TextureAggregation, VoxelAxis> data = [];
        int seed = 1;
        foreach (int columns in new[] { 1, 2, 3, 31, 32, 63, 64, 67 })
        {
            data.Add(seed++, columns, 4, 3, 5, 0.8, 1, TextureAggregation.Average3D, VoxelAxis.Slice);
            data.Add(seed++, columns, 1, 5, 3, 1.0, 4, TextureAggregation.Merged3D, VoxelAxis.Row);
            data.Add(seed++, columns, 6, 2, 600, 0.5, 3, TextureAggregation.Merged25D, VoxelAxis.Slice);
            data.Add(seed++, columns, 7, 6, 1, 0.97, 1, TextureAggregation.DirectionMerged25D, VoxelAxis.Row);
            data.Add(seed++, columns, 5, 6, 2, 0.97, 1, TextureAggregation.Merged25D, VoxelAxis.Column);
            data.Add(seed++, columns, 7, 6, 2, 0.95, 1, TextureAggregation.Average2D, VoxelAxis.Slice);
            data.Add(seed++, columns, 9, 9, 2, 0.97, 9, TextureAggregation.SliceMerged2D, VoxelAxis.Row);
            data.Add(seed++, columns, 9, 9, 300, 0.97, 9, TextureAggregation.Average2D, VoxelAxis.Column);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void ZonesAreThoseOfAFlood(int seed, int columns, int rows, int slices, int values, double density, int smooth, TextureAggregation aggregation, VoxelAxis normal)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), values, density, smooth);
        Mask inner = Part(mask, seed);
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, inner);
        TextureOptions options = new() { Aggregation = aggregation, PlaneNormal = normal };
        VoxelAxis? planes = options.PlaneAxis();
        bool apart = aggregation.Dimension() == TextureDimension.Slices;
        Dictionary<VoxelIndex, int> distances = Distances(mask, planes);
        SortedDictionary<int, (SortedDictionary<(int, int), long> Sizes, SortedDictionary<(int, int), long> Distances)> twin = [];
        HashSet<VoxelIndex> seen = [];
        foreach (VoxelIndex start in Enumerable.Range(0, (int)levels.Size.VoxelCount).Select(levels.Size.IndexOf))
        {
            int level = levels[start];
            if (level == 0 || !seen.Add(start)) continue;
            Stack<VoxelIndex> open = new([start]);
            int size = 0, distance = int.MaxValue;
            while (open.TryPop(out VoxelIndex voxel))
            {
                size++;
                distance = Math.Min(distance, distances[InImage(voxel, levels)]);
                foreach (VoxelIndex next in Neighbors(voxel).Where(n => planes is null || Along(n, planes.Value) == Along(voxel, planes.Value)))
                    if (levels[next] == level && seen.Add(next)) open.Push(next);
            }
            int plane = apart ? Along(start, normal) : 0;
            if (!twin.TryGetValue(plane, out (SortedDictionary<(int, int), long> Sizes, SortedDictionary<(int, int), long> Distances) counts)) twin[plane] = counts = ([], []);
            counts.Sizes[(level, size)] = counts.Sizes.GetValueOrDefault((level, size)) + 1;
            counts.Distances[(level, distance)] = counts.Distances.GetValueOrDefault((level, distance)) + 1;
        }

        LevelLengthMatrix[] sizes = Glszm.Count(levels, options).Matrices.ToArray(), byDistance = Gldzm.Count(levels, mask, options).Matrices.ToArray();

        Assert.Equal(twin.Values.Select(t => t.Sizes.Select(c => (c.Key.Item1, c.Key.Item2, c.Value))), sizes.Select(m => Cells(m, levels)));
        Assert.Equal(twin.Values.Select(t => t.Distances.Select(c => (c.Key.Item1, c.Key.Item2, c.Value))), byDistance.Select(m => Cells(m, levels)));
        Assert.Equal(sizes.Select(m => m.Voxels), byDistance.Select(m => m.Voxels));
        Assert.Equal(levels.VoxelCount, sizes.Sum(m => m.Voxels));
    }

    [Fact]
    public void DistancesNeedAMaskThatHoldsEveryVoxel()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(5, new ImageSize(8, 8, 8), 4, 0.8);
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, Mask.FromVoxels(volume.Geometry, Enumerable.Repeat((byte)1, 512).ToArray()));
        Assert.Throws<ArgumentException>(() => Gldzm.Count(levels, mask));
        Assert.Throws<ArgumentException>(() => Gldzm.Count(levels, Mask.FromBox(volume.Geometry, new VoxelRegion(new VoxelIndex(2, 2, 2), new ImageSize(1, 1, 1)), [1])));
    }

    /// <summary>Most of a mask's voxels, as re-segmentation leaves them.</summary>
    private static Mask Part(Mask mask, int seed)
    {
        Random random = new(seed + 1000);
        byte[] voxels = [.. mask.ToArray().Select(v => random.Next(8) == 0 ? (byte)0 : v)];
        voxels[Array.IndexOf(mask.ToArray(), (byte)1)] = 1;
        return Mask.FromVoxels(mask.Geometry, voxels);
    }

    /// <summary>The number of erosions after which a voxel is gone.</summary>
    private static Dictionary<VoxelIndex, int> Distances(Mask mask, VoxelAxis? planes)
    {
        HashSet<VoxelIndex> left = [.. Enumerable.Range(0, (int)mask.Geometry.Size.VoxelCount).Select(mask.Geometry.Size.IndexOf).Where(v => mask[v])];
        Dictionary<VoxelIndex, int> distances = [];
        for (int layer = 1; left.Count > 0; layer++)
        {
            List<VoxelIndex> border = [.. left.Where(v => Faces(v, planes).Any(n => !left.Contains(n)))];
            foreach (VoxelIndex voxel in border)
            {
                distances[voxel] = layer;
                left.Remove(voxel);
            }
        }
        return distances;
    }

    private static IEnumerable<VoxelIndex> Faces(VoxelIndex voxel, VoxelAxis? planes)
    {
        for (int sign = -1; sign <= 1; sign += 2)
        {
            if (planes != VoxelAxis.Column) yield return voxel with { Column = voxel.Column + sign };
            if (planes != VoxelAxis.Row) yield return voxel with { Row = voxel.Row + sign };
            if (planes != VoxelAxis.Slice) yield return voxel with { Slice = voxel.Slice + sign };
        }
    }

    private static IEnumerable<VoxelIndex> Neighbors(VoxelIndex voxel) =>
        from z in Enumerable.Range(-1, 3)
        from y in Enumerable.Range(-1, 3)
        from x in Enumerable.Range(-1, 3)
        where (x, y, z) != (0, 0, 0)
        select new VoxelIndex(voxel.Column + x, voxel.Row + y, voxel.Slice + z);

    private static VoxelIndex InImage(VoxelIndex voxel, GrayLevels levels) => new(
        voxel.Column + levels.Region.Start.Column, voxel.Row + levels.Region.Start.Row, voxel.Slice + levels.Region.Start.Slice);

    private static int Along(VoxelIndex voxel, VoxelAxis axis) => axis switch { VoxelAxis.Slice => voxel.Slice, VoxelAxis.Row => voxel.Row, _ => voxel.Column };

    private static (int Level, int Length, long Count)[] Cells(LevelLengthMatrix matrix, GrayLevels levels) =>
        [.. matrix.Cells.ToArray().Select(c => (levels.Levels[c.Rank - 1], c.Length, (long)c.Count))];
}
