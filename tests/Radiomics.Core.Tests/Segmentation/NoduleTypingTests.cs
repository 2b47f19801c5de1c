using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class NoduleTypingTests
{
    [Theory]
    [InlineData(5, 0, 40, NoduleType.Solid)]
    [InlineData(3, 0, 40, NoduleType.Solid)]
    [InlineData(8, 0, -600, NoduleType.GroundGlass)]
    [InlineData(9, 5, -600, NoduleType.PartSolid)]
    [InlineData(9, 1, -600, NoduleType.GroundGlass)]
    [InlineData(6, 5.5, -600, NoduleType.Solid)]
    public void The_type_of_a_ball_in_its_own_outline(double radius, double core, float hu, NoduleType expected)
    {
        Scene lung = Scene.Cube(40, 0.8, 1);
        lung.Ball(lung.Middle, radius, hu);
        if (core > 0) lung.Ball(lung.Middle, core);
        NoduleScene scene = SceneOf(lung);
        (NoduleType type, byte[]? found) = NoduleTyping.Find(scene, Ball(scene, radius));
        Assert.Equal(expected, type);
        Assert.Equal(expected == NoduleType.PartSolid, found is not null);
        if (found is null) return;
        double volume = found.Count(v => v != 0) * scene.Box.Spacing.VoxelVolume, truth = 4.0 / 3 * Math.PI * core * core * core;
        Assert.InRange(volume / truth, 0.8, 1.2);
    }

    [Theory]
    [InlineData(NoduleType.Solid, 40f)]
    [InlineData(NoduleType.PartSolid, -600f)]
    [InlineData(NoduleType.GroundGlass, -600f)]
    public void The_segmenter_tells_them_apart(NoduleType type, float hu)
    {
        Scene lung = Scene.Cube(50, 0.8, 1);
        lung.Ball(lung.Middle, 8, hu);
        if (type == NoduleType.PartSolid) lung.Ball(lung.Middle, 4.5);
        Nodule found = FoundNodule.Segment(lung.Render(), Seed.AtVoxel(lung.VoxelAt(lung.Middle)));
        Assert.Equal(type, found.Type);
        Assert.InRange(Scene.Dice(found.Mask, lung.InBall(lung.Middle, 8)), 0.85, 1);
        if (found.SolidCore is not null) Assert.InRange(Scene.Dice(found.SolidCore, lung.InBall(lung.Middle, 4.5)), 0.85, 1);
    }

    [Fact]
    public void A_core_as_tall_as_the_glass_ends_where_the_outline_drops_its_end_slices()
    {
        Scene lung = Scene.Cube(50, 0.8, 1.25);
        lung.Ball(lung.Middle, 9, -600);
        lung.Add(p => Math.Max(Math.Abs(p.Z - lung.Middle.Z) - 9.9, new PointMm(p.X - lung.Middle.X, p.Y - lung.Middle.Y, 0).Length - 3.5), Scene.Tissue);
        Volume volume = lung.Render();
        Seed seed = Seed.AtVoxel(lung.VoxelAt(lung.Middle));
        Nodule reader = FoundNodule.Segment(volume, seed), edge = FoundNodule.Segment(volume, seed, new() { Outline = OutlineConvention.Edge });
        Assert.Equal(NoduleType.PartSolid, reader.Type);
        Assert.True(reader.SolidCore!.Region.Size.Slices < edge.SolidCore!.Region.Size.Slices, $"{reader.SolidCore.Region} {edge.SolidCore.Region} {reader.Mask.Region} {edge.Mask.Region}");
        Assert.All(FoundNodule.Inside(reader.SolidCore), at => Assert.True(reader.Mask[at]));
    }

    [Fact]
    public void A_cavity_is_found_with_its_volume()
    {
        Scene lung = Scene.Cube(44, 0.8, 1);
        NoduleScene scene = SceneOf(lung.Ball(lung.Middle, 10).Ball(lung.Middle, 4, -950));
        byte[] cavity = NoduleTyping.Cavity(scene, Ball(scene, 10), 40)!;
        double truth = 4.0 / 3 * Math.PI * 64;
        Assert.InRange(cavity.Count(v => v != 0) * scene.Box.Spacing.VoxelVolume / truth, 0.7, 1.1);
    }

    [Theory]
    [InlineData(1.0, 40)]
    [InlineData(4.0, -650)]
    [InlineData(0, 40)]
    public void A_bubble_and_ground_glass_and_tissue_are_no_cavity(double hole, double tissue)
    {
        Scene lung = Scene.Cube(40, 0.8, 1);
        lung.Ball(lung.Middle, 9, (float)tissue);
        if (hole > 0) lung.Ball(lung.Middle, hole, -950);
        NoduleScene scene = SceneOf(lung);
        Assert.Null(NoduleTyping.Cavity(scene, Ball(scene, 9), tissue));
    }

    [Fact]
    public void The_largest_piece_is_kept_the_first_among_equals()
    {
        Assert.Equal(new byte[] { 0, 0, 1, 1, 0, 0 }, NoduleTyping.Largest([1, 0, 1, 1, 0, 1], new ImageSize(6, 1, 1)));
        Assert.Equal(new byte[] { 1, 0, 0, 0 }, NoduleTyping.Largest([1, 0, 1, 0], new ImageSize(4, 1, 1)));
        Assert.Equal(new byte[4], NoduleTyping.Largest(new byte[4], new ImageSize(2, 2, 1)));
    }

    private static NoduleScene SceneOf(Scene lung) => new(lung.Render(), lung.VoxelAt(lung.Middle), 25, SegmentationConstraints.None);

    private static byte[] Ball(NoduleScene scene, double radius)
    {
        byte[] mask = new byte[scene.Box.Hu.Length];
        scene.Box.ForEachWithin(scene.Box.PointOf(scene.Box.SeedOffset), radius, i => mask[i] = 1);
        return mask;
    }
}
