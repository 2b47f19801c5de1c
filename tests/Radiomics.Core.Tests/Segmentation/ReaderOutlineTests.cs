using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class ReaderOutlineTests
{
    private static readonly ImageSize s_size = new(30, 30, 20);

    [Fact]
    public void The_rim_is_added_in_plane_and_the_ends_are_dropped()
    {
        // A cylinder with a rim of half the contrast all around, above and below too.
        byte[] mask = Cylinder(6.5, 5, 12), before = (byte[])mask.Clone();
        ReaderOutline.Draw(mask, SceneOf(Cylinder(8, 3, 14)), 40);
        VoxelRegion drawn = Masking.Bounds(mask, s_size), old = Masking.Bounds(before, s_size);
        Assert.Equal((old.Start.Slice + 1, old.End.Slice - 1), (drawn.Start.Slice, drawn.End.Slice));
        Assert.Equal(old.Start.Column - 1, drawn.Start.Column);
        Assert.Equal(old.End.Row + 1, drawn.End.Row);
        for (int z = drawn.Start.Slice; z < drawn.End.Slice; z++) Assert.InRange(CountIn(mask, z), CountIn(before, z) + 20, CountIn(before, z) + 60);
    }

    [Fact]
    public void Lung_and_dense_tissue_are_no_rim()
    {
        byte[] mask = Cylinder(6.5, 5, 12), before = (byte[])mask.Clone();
        ReaderOutline.Draw(mask, SceneOf(before), 40);
        for (int z = 6; z < 12; z++) Assert.InRange(CountIn(mask, z), CountIn(before, z) - 8, CountIn(before, z));
        byte[] walled = (byte[])before.Clone();
        ReaderOutline.Draw(walled, SceneOf(Cylinder(12, 0, 19), 40), 40);
        for (int z = 6; z < 12; z++) Assert.InRange(CountIn(walled, z), CountIn(before, z) - 8, CountIn(before, z));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void Few_slices_keep_their_ends(int slices)
    {
        byte[] mask = Cylinder(5, 8, 8 + slices - 1);
        ReaderOutline.Draw(mask, SceneOf(mask), 40);
        Assert.Equal(slices, Masking.Bounds(mask, s_size).Size.Slices);
    }

    [Fact]
    public void A_single_voxel_and_nothing_survive()
    {
        byte[] one = new byte[s_size.VoxelCount], none = new byte[s_size.VoxelCount];
        one[s_size.Offset(new VoxelIndex(15, 15, 10))] = 1;
        NoduleScene scene = SceneOf(one);
        ReaderOutline.Draw(one, scene, 40);
        Assert.Equal(1, one.Count(v => v != 0));
        ReaderOutline.Draw(none, scene, 40);
        Assert.DoesNotContain((byte)1, none);
    }

    private static int CountIn(byte[] mask, int slice) => mask.AsSpan(slice * s_size.SliceArea, s_size.SliceArea).Count((byte)1);

    private static byte[] Cylinder(double radius, int from, int to)
    {
        byte[] mask = new byte[s_size.VoxelCount];
        for (int i = 0; i < mask.Length; i++)
        {
            VoxelIndex at = s_size.IndexOf(i);
            int dx = at.Column - 15, dy = at.Row - 15;
            if (at.Slice >= from && at.Slice <= to && dx * dx + dy * dy <= radius * radius) mask[i] = 1;
        }
        return mask;
    }

    private static NoduleScene SceneOf(byte[] rim, float hu = -400)
    {
        float[] voxels = [.. rim.Select(v => v != 0 ? hu : -860f)];
        return new NoduleScene(Volume.FromHounsfield(voxels, s_size, Spacing.Isotropic(1)), new VoxelIndex(15, 15, 10), 40, SegmentationConstraints.None);
    }
}
