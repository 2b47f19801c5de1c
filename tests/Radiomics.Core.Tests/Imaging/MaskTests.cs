using Xunit;

namespace Radiomics.Core.Tests.Imaging;

public sealed class MaskTests
{
    private static readonly ImageGeometry s_geometry = new(new ImageSize(7, 6, 5), new Spacing(0.5, 1, 2));

    [Fact]
    public void TheBoxIsTightAndTheVoxelsAreKept()
    {
        Random random = new(4);
        for (int round = 0; round < 100; round++)
        {
            byte[] voxels = new byte[s_geometry.Size.VoxelCount];
            for (int i = random.Next(6); i >= 0; i--) voxels[random.Next(voxels.Length)] = (byte)random.Next(1, 256);
            Mask mask = Mask.FromVoxels(s_geometry, voxels, 3, "n");
            List<VoxelIndex> inside = [.. Enumerable.Range(0, voxels.Length).Where(i => voxels[i] != 0).Select(s_geometry.Size.IndexOf)];

            Assert.Equal(inside.Count, mask.VoxelCount);
            Assert.Equal(inside.Count, mask.VolumeMm3);
            Assert.Equal(new VoxelIndex(inside.Min(i => i.Column), inside.Min(i => i.Row), inside.Min(i => i.Slice)), mask.Region.Start);
            Assert.Equal(new VoxelIndex(inside.Max(i => i.Column) + 1, inside.Max(i => i.Row) + 1, inside.Max(i => i.Slice) + 1), mask.Region.End);
            Assert.Equal(voxels.Select(v => v != 0 ? (byte)1 : (byte)0), mask.ToArray());
            for (int i = 0; i < voxels.Length; i++) Assert.Equal(voxels[i] != 0, mask[s_geometry.Size.IndexOf(i)]);
        }
    }

    [Fact]
    public void AMaskOfABoxIsThatOfTheWholeImage()
    {
        byte[] voxels = new byte[s_geometry.Size.VoxelCount];
        voxels[s_geometry.Size.Offset(new VoxelIndex(2, 3, 4))] = 1;
        voxels[s_geometry.Size.Offset(new VoxelIndex(4, 3, 3))] = 9;
        VoxelRegion box = new(new VoxelIndex(1, 2, 2), new ImageSize(5, 3, 3));
        byte[] part = new byte[box.Size.VoxelCount];
        part[box.Size.Offset(new VoxelIndex(1, 1, 2))] = 1;
        part[box.Size.Offset(new VoxelIndex(3, 1, 1))] = 1;
        Assert.Equal(Mask.FromVoxels(s_geometry, voxels).ContentHash, Mask.FromBox(s_geometry, box, part).ContentHash);
        Assert.Throws<ArgumentException>(() => Mask.FromBox(s_geometry, box, part.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => Mask.FromBox(s_geometry, new VoxelRegion(new VoxelIndex(3, 2, 2), box.Size), part));
    }

    [Fact]
    public void AnEmptyMaskIsEmptyAndOutsideIsOutside()
    {
        Mask empty = Mask.FromVoxels(s_geometry, new byte[210]);
        Assert.True(empty.Region.IsEmpty);
        Assert.Equal(0, empty.VoxelCount);
        Assert.Equal(new byte[210], empty.ToArray());
        Assert.False(empty[default]);
        Mask full = Mask.FromVoxels(s_geometry, Enumerable.Repeat((byte)1, 210).ToArray());
        Assert.False(full[new VoxelIndex(-1, 0, 0)]);
        Assert.False(full[new VoxelIndex(0, 6, 0)]);
        Assert.NotEqual(empty.ContentHash, full.ContentHash);
    }

    [Fact]
    public void TheContentHashKnowsTheShapeOfTheBox()
    {
        byte[] six = [1, 1, 1, 1, 1, 1];
        Mask wide = Mask.FromBox(s_geometry, new VoxelRegion(new VoxelIndex(1, 1, 1), new ImageSize(3, 2, 1)), six);
        Mask high = Mask.FromBox(s_geometry, new VoxelRegion(new VoxelIndex(1, 1, 1), new ImageSize(2, 3, 1)), six);
        Assert.NotEqual(wide.ContentHash, high.ContentHash);
    }

    [Fact]
    public void LabelAndGridChangeWithoutTheVoxels()
    {
        byte[] voxels = new byte[210];
        voxels[17] = 1;
        Mask mask = Mask.FromVoxels(s_geometry, voxels);
        Assert.Equal("'lung' (label 4), 1 voxels", mask.WithLabel(4, "lung").ToString());
        ImageGeometry moved = new(s_geometry.Size, s_geometry.Spacing, new PointMm(0.001, 0, 0), Direction.Identity);
        Assert.Same(moved, mask.OnGrid(moved).Geometry);
        Assert.Equal(voxels, mask.OnGrid(moved).ToArray());
        Assert.Throws<ArgumentException>(() => mask.OnGrid(new ImageGeometry(new ImageSize(6, 7, 5), s_geometry.Spacing)));
    }
}
