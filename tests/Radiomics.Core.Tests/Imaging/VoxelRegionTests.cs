using Xunit;

namespace Radiomics.Core.Tests.Imaging;

public sealed class VoxelRegionTests
{
    private static readonly ImageSize s_size = new(10, 8, 6);

    /// <summary>Random boxes against one question a voxel.</summary>
    [Fact]
    public void IntersectionAndContainmentAgainstEveryVoxel()
    {
        Random random = new(2);
        for (int round = 0; round < 200; round++)
        {
            VoxelRegion a = Random(random), b = Random(random), both = a.Intersect(b);
            bool inside = true;
            int count = 0;
            for (int i = 0; i < s_size.VoxelCount; i++)
            {
                VoxelIndex index = s_size.IndexOf(i);
                bool here = a.Contains(index) && b.Contains(index);
                Assert.Equal(here, both.Contains(index));
                count += here ? 1 : 0;
                inside &= !b.Contains(index) || a.Contains(index);
            }
            Assert.Equal(count, both.IsEmpty ? 0 : both.Size.VoxelCount);
            Assert.Equal(inside, a.Contains(b));
        }
    }

    [Fact]
    public void ExpandingStopsAtTheImage()
    {
        VoxelRegion region = new(new VoxelIndex(1, 3, 4), new ImageSize(2, 2, 1));
        Assert.Equal(new VoxelRegion(new VoxelIndex(0, 1, 3), new ImageSize(5, 6, 3)), region.Expand(2, 2, 1, s_size));
        Assert.Equal(new VoxelRegion(default, s_size), region.Expand(int.MaxValue / 2, 99, 99, s_size));
        Assert.True(default(VoxelRegion).Expand(3, 3, 3, s_size).IsEmpty);
    }

    [Fact]
    public void ABoxAtTheEndOfTheNumbersIsEmptyInTheImage()
    {
        ImageGeometry geometry = new(s_size, Spacing.Isotropic(1));
        Assert.True(VoxelRegion.Around(new VoxelIndex(int.MaxValue, 0, 0), 1, geometry).IsEmpty);
        Assert.True(VoxelRegion.Around(new VoxelIndex(0, int.MinValue, 0), 1, geometry).IsEmpty);
        Assert.True(VoxelRegion.FromBounds(new VoxelIndex(int.MaxValue, 0, 0), new VoxelIndex(int.MinValue, 1, 1)).IsEmpty);
    }

    [Fact]
    public void MarginsInMillimetresAreRoundedUpToVoxels()
    {
        ImageGeometry geometry = new(s_size, new Spacing(0.7, 1, 2.5));
        VoxelRegion region = new(new VoxelIndex(5, 4, 3), new ImageSize(1, 1, 1));
        Assert.Equal(new VoxelRegion(new VoxelIndex(3, 3, 2), new ImageSize(5, 3, 3)), region.ExpandMm(1, geometry));
        Assert.Equal(region, region.ExpandMm(0, geometry));
        Assert.Equal(region.ExpandMm(1, geometry), VoxelRegion.Around(new VoxelIndex(5, 4, 3), 1, geometry));
        Assert.Throws<ArgumentOutOfRangeException>(() => region.ExpandMm(-1, geometry));
    }

    [Fact]
    public void CrossedBoundsAreEmpty()
    {
        Assert.True(VoxelRegion.FromBounds(new VoxelIndex(3, 3, 3), new VoxelIndex(3, 9, 9)).IsEmpty);
        Assert.Equal("empty", default(VoxelRegion).ToString());
        Assert.True(new VoxelRegion(default, s_size).Contains(default(VoxelRegion)));
    }

    private static VoxelRegion Random(Random random) => VoxelRegion.FromBounds(
        new VoxelIndex(random.Next(10), random.Next(8), random.Next(6)), new VoxelIndex(random.Next(11), random.Next(9), random.Next(7)));
}
