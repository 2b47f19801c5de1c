using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

/// <summary>What a person said beforehand holds to the voxel.</summary>
public class ConstraintsTests
{
    private const double Radius = 7;

    private static readonly Scene s_scene = MakeScene();
    private static readonly Volume s_volume = s_scene.Render();
    private static readonly VoxelIndex s_center = s_scene.VoxelAt(s_scene.Middle);

    [Fact]
    public void Nothing_lies_outside_the_box()
    {
        VoxelRegion box = VoxelRegion.FromBounds(new VoxelIndex(s_center.Column - 3, 0, s_center.Slice - 2), new VoxelIndex(s_center.Column + 20, 60, s_center.Slice + 3));
        Nodule found = Segment(new() { Box = box });
        Assert.True(box.Contains(found.Mask.Region), $"{found.Mask.Region} in {box}");
        Assert.InRange(found.Mask.VoxelCount, 200, 4000);
        Assert.All(found.Ensemble, m => Assert.True(box.Contains(m.Mask.Region)));
    }

    [Theory]
    [InlineData(OutlineConvention.Reader)]
    [InlineData(OutlineConvention.Edge)]
    public void All_values_lie_in_the_window(OutlineConvention outline)
    {
        Nodule found = Segment(new() { LowerHu = -200, UpperHu = 300 }, outline);
        Assert.All(FoundNodule.Inside(found.Mask), at => Assert.InRange(s_volume[at], -200f, 300f));
        Assert.InRange(Scene.Dice(found.Mask, s_scene.InBall(s_scene.Middle, Radius)), 0.8, 1);
        Assert.Equal(-200, found.ThresholdHu);
    }

    [Theory]
    [InlineData(OutlineConvention.Reader)]
    [InlineData(OutlineConvention.Edge)]
    public void A_dense_middle_above_the_window_stays_out(OutlineConvention outline)
    {
        Scene scene = Scene.Cube(40, 1, 1);
        Volume volume = scene.Ball(scene.Middle, 8).Ball(scene.Middle, 3, 600).Render();
        VoxelIndex seed = scene.VoxelAt(scene.Middle with { X = scene.Middle.X + 6 });
        Nodule found = FoundNodule.Segment(volume, Seed.AtVoxel(seed), new() { Outline = outline, Constraints = new() { UpperHu = 200 } });
        Assert.All(FoundNodule.Inside(found.Mask), at => Assert.True(volume[at] <= 200, $"{volume[at]} HU at {at}"));
    }

    [Theory]
    [InlineData(0, OutlineConvention.Reader)]
    [InlineData(6, OutlineConvention.Reader)]
    [InlineData(9, OutlineConvention.Reader)]
    [InlineData(9, OutlineConvention.Edge)]
    public void A_given_point_belongs_to_the_nodule(int away, OutlineConvention outline)
    {
        // Nine voxels along x lie within the vessel, outside of the ball.
        VoxelIndex point = new(s_center.Column + away, s_center.Row, s_center.Slice);
        Assert.True(Segment(new() { Foreground = [point] }, outline).Mask[point]);
    }

    [Theory]
    [InlineData(0, 0, OutlineConvention.Reader)]
    [InlineData(4, 0, OutlineConvention.Reader)]
    [InlineData(4, 0, OutlineConvention.Edge)]
    [InlineData(0, 6, OutlineConvention.Reader)]
    public void A_point_ruled_out_does_not_belong_to_it(int x, int y, OutlineConvention outline)
    {
        VoxelIndex point = new(s_center.Column + x, s_center.Row + y, s_center.Slice);
        Assert.False(Segment(new() { Background = [point] }, outline).Mask[point]);
    }

    [Fact]
    public void Points_outside_of_the_image_change_nothing()
    {
        VoxelIndex far = new(5000, -7, 3);
        Assert.Equal(FoundNodule.Fingerprint(Segment(new())), FoundNodule.Fingerprint(Segment(new() { Foreground = [far], Background = [far] })));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(5, 0)]
    [InlineData(5, 4)]
    public void Nothing_lies_beyond_the_maximum_radius(double radius, int beside)
    {
        VoxelIndex seed = new(s_center.Column + beside, s_center.Row, s_center.Slice);
        Nodule found = FoundNodule.Segment(s_volume, Seed.AtVoxel(seed), new() { MaximumRadiusMm = radius });
        double farthest = FoundNodule.Inside(found.Mask).Max(at =>
            new PointMm((at.Column - seed.Column) * 0.8, (at.Row - seed.Row) * 0.8, at.Slice - seed.Slice).Length);
        Assert.InRange(farthest, 0.7 * radius, radius);
        Assert.True(found.Flags.HasFlag(NoduleFindings.RadiusReached));
    }

    private static Nodule Segment(SegmentationConstraints constraints, OutlineConvention outline = OutlineConvention.Reader) =>
        FoundNodule.Segment(s_volume, Seed.AtVoxel(s_center), new() { Constraints = constraints, Outline = outline });

    private static Scene MakeScene()
    {
        Scene scene = Scene.Cube(50, 0.8, 1);
        return scene.Ball(scene.Middle, Radius).Tube(scene.Middle, new PointMm(1, 0, 0), 1.5);
    }
}
