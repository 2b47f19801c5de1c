using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>What threads count in slabs is what one thread counts, wherever the seams fall.</summary>
public sealed class SlabTests
{
    public static TheoryData<int, int, int, TextureAggregation, VoxelAxis> Regions() => new()
    {
        { 1, 5, 40, TextureAggregation.Average3D, VoxelAxis.Slice },
        { 2, 67, 33, TextureAggregation.Average3D, VoxelAxis.Slice },
        { 3, 1, 64, TextureAggregation.Merged3D, VoxelAxis.Slice },
        { 4, 30, 41, TextureAggregation.Merged25D, VoxelAxis.Row },
        { 5, 30, 41, TextureAggregation.Merged25D, VoxelAxis.Column },
        { 6, 30, 41, TextureAggregation.DirectionMerged25D, VoxelAxis.Slice },
        { 7, 30, 41, TextureAggregation.Average2D, VoxelAxis.Row },
        { 8, 30, 41, TextureAggregation.Average2D, VoxelAxis.Slice },
        { 9, 12, 15, TextureAggregation.Average3D, VoxelAxis.Slice },
    };

    [Theory]
    [MemberData(nameof(Regions))]
    public void ThreadsFindTheSameMatrices(int seed, int columns, int slices, TextureAggregation aggregation, VoxelAxis normal)
    {
        foreach ((int values, double density, int smooth) in new[] { (2, 0.95, 1), (5, 0.8, 3), (600, 0.97, 1), (1, 0.4, 1) })
        {
            (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, 9, slices), values, density, smooth);
            GrayLevels levels = new FixedBinSize(1).Discretize(volume, mask);
            TextureOptions options = new() { Aggregation = aggregation, PlaneNormal = normal, DependenceCutoff = 1 };
            ZoneMatrices expected = ZoneMatrices.Count(levels, options, mask, new Workers(1));
            Gldm dependences = Gldm.Count(levels, options, new Workers(1));
            foreach (int threads in new[] { 2, 3, 8 })
            {
                ZoneMatrices found = ZoneMatrices.Count(levels, options, mask, new Workers(threads));
                Assert.Equal(Cells(expected.BySize), Cells(found.BySize));
                Assert.Equal(Cells(expected.ByDistance), Cells(found.ByDistance));
                Gldm counted = Gldm.Count(levels, options, new Workers(threads));
                Assert.Equal(Cells(dependences.Matrices.ToArray()), Cells(counted.Matrices.ToArray()));
                Assert.Equal(dependences.Matrices.ToArray().Select(m => m.Voxels), counted.Matrices.ToArray().Select(m => m.Voxels));
            }
        }
    }

    [Fact]
    public void SlabsCoverThePartOnceAndAreWorthHandingOut()
    {
        BoxPart part = BoxPart.Whole(new ImageSize(3, 4, 53)) with { Slice = 2 };
        Assert.Equal([part], part.Slabs(1));
        BoxPart[] slabs = part.Slabs(3);
        Assert.Equal(6, slabs.Length);
        Assert.Equal(part, Assert.Single(slabs.Aggregate(new List<BoxPart>(), (all, s) =>
        {
            if (all.Count == 0) return [s];
            Assert.Equal(all[0].SliceEnd, s.Slice);
            return [all[0] with { SliceEnd = s.SliceEnd }];
        })));
        Assert.All(slabs, s => Assert.True(s.SliceEnd - s.Slice >= 8));
        Assert.Single(BoxPart.Plane(new ImageSize(9, 9, 99), VoxelAxis.Slice, 7).Slabs(8));
    }

    private static IEnumerable<(int, int, uint)[]> Cells(LevelLengthMatrix[] matrices) =>
        matrices.Select(m => m.Cells.ToArray().Select(c => (c.Rank, c.Length, (uint)c.Count)).ToArray());
}
