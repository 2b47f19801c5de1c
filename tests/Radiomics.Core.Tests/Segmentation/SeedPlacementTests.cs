using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class SeedPlacementTests
{
    [Theory]
    [InlineData(-1, 5, 5)]
    [InlineData(40, 5, 5)]
    [InlineData(5, 40, 5)]
    [InlineData(5, 5, 0)]
    [InlineData(5, 5, 41)]
    public void A_seed_outside_the_image_is_refused_with_its_size(int x, int y, int z)
    {
        Volume volume = Scene.Cube(40, 1, 1).Render();
        SeedException error = Assert.Throws<SeedException>(() => NoduleSegmenter.Default.Segment(volume, Seed.AtSlice(x, y, z)));
        Assert.Equal("SEED_OUTSIDE_IMAGE", error.Code);
        Assert.Contains("40 x 40 x 40", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(-940)]
    [InlineData(-860)]
    public void A_seed_in_air_or_empty_lung_is_refused_with_what_is_there(float hu)
    {
        Scene scene = Scene.Cube(50, 1, 1);
        Volume volume = scene.Ball(scene.Middle, 15, hu).Ball(new PointMm(4, 4, 4), 3).Render();
        SeedException error = Assert.Throws<SeedException>(() => NoduleSegmenter.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(scene.Middle))));
        Assert.Equal("SEED_IN_AIR", error.Code);
        Assert.Contains("HU at the seed", error.Message, StringComparison.Ordinal);
        Assert.Contains("50 x 50 x 50", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_beside_a_nodule_is_moved_into_it_and_the_report_says_so()
    {
        Scene scene = Scene.Cube(50, 0.8, 1.25);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, 6).Render();
        Nodule found = NoduleSegmenter.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center with { X = center.X + 9 })));
        FoundNodule.Check(found);
        Assert.InRange(found.SeedMovedMm, 1.5, 4);
        Assert.InRange(found.SeedHu, -950, -780);
        Assert.Contains(found.Notes, n => n.Contains("moved", StringComparison.Ordinal));
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, 6)), 0.84, 1);
    }

    [Fact]
    public void A_seed_far_from_a_given_window_is_refused()
    {
        Scene scene = Scene.Cube(40, 1, 1);
        Volume volume = scene.Ball(scene.Middle, 5).Render();
        NoduleSegmenter bone = new(new NoduleSegmenterOptions { Constraints = new() { LowerHu = 300 } });
        SeedException error = Assert.Throws<SeedException>(() => bone.Segment(volume, Seed.AtVoxel(scene.VoxelAt(scene.Middle))));
        Assert.Equal("SEED_OUTSIDE_WINDOW", error.Code);
    }

    [Fact]
    public void An_image_without_any_value_is_refused()
    {
        float[] voxels = new float[1000];
        Array.Fill(voxels, float.NaN);
        Volume volume = Volume.FromHounsfield(voxels, new ImageSize(10, 10, 10), Spacing.Isotropic(1));
        Assert.Equal("SEED_IN_AIR", Assert.Throws<SeedException>(() => NoduleSegmenter.Default.Segment(volume, Seed.AtSlice(5, 5, 5))).Code);
    }
}
