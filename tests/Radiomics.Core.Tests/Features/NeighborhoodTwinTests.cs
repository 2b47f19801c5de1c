using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Dependence and tone difference matrices against plain twins that visit every pair of voxels.</summary>
public sealed class NeighborhoodTwinTests
{
    public static TheoryData<int, int, int, int, int, int, TextureAggregation, VoxelAxis, string, int> Regions()
    {
        TheoryData<int, int, int, int, int, int, TextureAggregation, VoxelAxis, string, int> data = [];
        int seed = 1;
        foreach (int columns in new[] { 1, 2, 3, 31, 32, 63, 64, 67 })
        {
            data.Add(seed++, columns, 4, 3, 5, 1, TextureAggregation.Average3D, VoxelAxis.Slice, "1", 0);
            data.Add(seed++, columns, 5, 4, 600, 3, TextureAggregation.Merged3D, VoxelAxis.Slice, "1", 20);
            data.Add(seed++, columns, 1, 5, 3, 4, TextureAggregation.Average3D, VoxelAxis.Slice, "1,2", 1);
            data.Add(seed++, columns, 6, 5, 4000, 2, TextureAggregation.Average3D, VoxelAxis.Slice, "2", 300);
            data.Add(seed++, columns, 6, 2, 90_000, 3, TextureAggregation.Merged25D, VoxelAxis.Slice, "1", 5000);
            data.Add(seed++, columns, 5, 6, 7, 1, TextureAggregation.DirectionMerged25D, VoxelAxis.Row, "1,3", 0);
            data.Add(seed++, columns, 5, 6, 7, 1, TextureAggregation.Merged25D, VoxelAxis.Column, "1", 2);
            data.Add(seed++, columns, 7, 6, 40, 1, TextureAggregation.Average2D, VoxelAxis.Slice, "1", 3);
            data.Add(seed++, columns, 9, 9, 2, 9, TextureAggregation.SliceMerged2D, VoxelAxis.Row, "1", 0);
            data.Add(seed++, columns, 7, 8, 300, 9, TextureAggregation.Average2D, VoxelAxis.Column, "2,4", 0);
        }
        data.Add(seed++, 3, 2, 1, 6, 1, TextureAggregation.Average3D, VoxelAxis.Slice, "100", 1);
        data.Add(seed++, 20, 9, 8, 300, 1, TextureAggregation.Average3D, VoxelAxis.Slice, "1,2,3,4", 280);
        data.Add(seed++, 20, 9, 8, 1, 1, TextureAggregation.Average3D, VoxelAxis.Slice, "1,2,3,4", 0);
        data.Add(seed++, 9, 9, 9, 1_000_000, 1, TextureAggregation.Average3D, VoxelAxis.Slice, "1,2,3,4,5,6,7,8", 280_000);
        return data;
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void EveryPairCounts(
        int seed, int columns, int rows, int slices, int values, int smooth, TextureAggregation aggregation, VoxelAxis normal, string distances, int cutoff)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), values, 0.8, smooth);
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, mask);
        int[] wanted = [.. distances.Split(',').Select(int.Parse)];
        TextureOptions options = new() { Aggregation = aggregation, PlaneNormal = normal, Distances = wanted, DependenceCutoff = cutoff };
        VoxelAxis? planes = options.PlaneAxis();
        bool apart = aggregation.Dimension() == TextureDimension.Slices;
        VoxelIndex[] voxels = [.. Enumerable.Range(0, (int)levels.Size.VoxelCount).Select(levels.Size.IndexOf).Where(v => levels[v] != 0)];
        SortedDictionary<int, (SortedDictionary<(int, int), long> Dependences, SortedDictionary<int, (long Voxels, long Connected, double Difference)> Tones)> twin = [];
        foreach (VoxelIndex voxel in voxels)
        {
            int level = levels[voxel], dependent = 1, count = 0;
            long sum = 0;
            foreach (VoxelIndex other in voxels)
            {
                int distance = Math.Max(Math.Abs(voxel.Column - other.Column), Math.Max(Math.Abs(voxel.Row - other.Row), Math.Abs(voxel.Slice - other.Slice)));
                if (!wanted.Contains(distance) || (planes is { } axis && Along(voxel, axis) != Along(other, axis))) continue;
                count++;
                sum += levels[other];
                if (Math.Abs(levels[other] - level) <= cutoff) dependent++;
            }
            int plane = apart ? Along(voxel, normal) : 0;
            if (!twin.TryGetValue(plane, out (SortedDictionary<(int, int), long> Dependences, SortedDictionary<int, (long Voxels, long Connected, double Difference)> Tones) counts))
                twin[plane] = counts = ([], []);
            counts.Dependences[(level, dependent)] = counts.Dependences.GetValueOrDefault((level, dependent)) + 1;
            (long all, long connected, double difference) = counts.Tones.GetValueOrDefault(level);
            counts.Tones[level] = (all + 1, connected + (count > 0 ? 1 : 0), difference + (count > 0 ? Math.Abs((long)level * count - sum) / (double)count : 0));
        }

        LevelLengthMatrix[] dependences = Gldm.Count(levels, options).Matrices.ToArray();
        Assert.Equal(
            twin.Values.Select(t => t.Dependences.Select(c => (c.Key.Item1, c.Key.Item2, c.Value))),
            dependences.Select(m => m.Cells.ToArray().Select(c => (levels.Levels[c.Rank - 1], c.Length, (long)c.Count)).ToArray()));
        Assert.All(dependences, m => Assert.Equal(m.Total, m.Voxels));

        Ngtdm ngtdm = Ngtdm.Count(levels, options);
        Assert.Equal(
            twin.Values.Select(t => t.Tones.Select(c => ((double)c.Key, c.Value.Voxels, c.Value.Difference))), ngtdm.Matrices(Profile.PyRadiomics).ToArray().Select(Rows));
        Assert.Equal(
            twin.Values.Select(t => t.Tones.Where(c => c.Value.Connected > 0).Select(c => ((double)c.Key, c.Value.Connected, c.Value.Difference)).ToArray()).Where(t => t.Length > 0),
            ngtdm.Matrices(Profile.Ibsi).ToArray().Select(Rows));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ADistanceBelowOneIsRefused(int distance)
    {
        GrayLevels levels = new FixedBinSize(1).Discretize(DigitalPhantom.Volume, DigitalPhantom.Mask);
        TextureOptions options = new() { Distances = [1, distance] };
        Assert.Throws<SettingsException>(() => Gldm.Count(levels, options));
        Assert.Throws<SettingsException>(() => Ngtdm.Count(levels, options));
    }

    [Fact]
    public void AFlatRegionHasTheLimitValues()
    {
        Volume volume = Volume.FromHounsfield([.. Enumerable.Repeat(-110f, 27)], new ImageSize(3, 3, 3), Spacing.Isotropic(1));
        Ngtdm flat = Ngtdm.Count(new FixedBinSize(25).Discretize(volume, Mask.FromVoxels(volume.Geometry, [.. Enumerable.Repeat((byte)1, 27)])));
        foreach (Profile profile in Enum.GetValues<Profile>())
        {
            Assert.Equal(1e6, NgtdmFeatures.Coarseness(flat, profile));
            Assert.Equal(0, NgtdmFeatures.Contrast(flat, profile));
            Assert.Equal(0, NgtdmFeatures.Busyness(flat, profile));
            Assert.Equal(0, NgtdmFeatures.Complexity(flat, profile));
            Assert.Equal(0, NgtdmFeatures.Strength(flat, profile));
        }
    }

    [Fact]
    public void AVoxelWithoutNeighborCountsInOneProfileOnly()
    {
        Volume volume = Volume.FromHounsfield([1, 2, 0, 5], new ImageSize(4, 1, 1), Spacing.Isotropic(1));
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, Mask.FromVoxels(volume.Geometry, [1, 1, 0, 1]));
        Ngtdm ngtdm = Ngtdm.Count(levels);
        // Levels 1, 2 and 5, differences 1, 1 and 0: p = 1/3 each, or 1/2 for the two that are neighbors.
        Assert.Equal(1.5, NgtdmFeatures.Coarseness(ngtdm), 1e-15);
        Assert.Equal(1, NgtdmFeatures.Coarseness(ngtdm, Profile.Ibsi), 1e-15);

        Volume single = Volume.FromHounsfield([7], new ImageSize(1, 1, 1), Spacing.Isotropic(1));
        Ngtdm alone = Ngtdm.Count(new FixedBinSize(25).Discretize(single, Mask.FromVoxels(single.Geometry, [1])));
        Assert.Equal(1e6, NgtdmFeatures.Coarseness(alone));
        Assert.True(double.IsNaN(NgtdmFeatures.Coarseness(alone, Profile.Ibsi)));
    }

    private static (double Level, long Count, double Difference)[] Rows(ToneMatrix matrix) =>
        [.. matrix.Levels.Select((level, i) => (level, matrix.Counts[i], matrix.Differences[i]))];

    private static int Along(VoxelIndex voxel, VoxelAxis axis) => axis switch { VoxelAxis.Slice => voxel.Slice, VoxelAxis.Row => voxel.Row, _ => voxel.Column };
}
