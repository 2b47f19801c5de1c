using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class PeritumoralRingTests
{
    [Theory]
    [InlineData(0.7, 0.7, 0, 5), InlineData(0.7, 1.25, 0, 5), InlineData(0.6, 2.5, 0, 10), InlineData(0.7, 1.0, 5, 10), InlineData(0.5, 5.0, 0, 8)]
    public void A_ring_around_a_ball_has_the_volume_of_the_shell(double inPlane, double slice, double inner, double outer)
    {
        const double radius = 7;
        Scene scene = Scene.Cube(60, inPlane, slice);
        Volume volume = scene.Ball(scene.Middle, radius).Render();
        Mask nodule = Ball(volume.Geometry, scene.Middle, radius), ring = new PeritumoralRing(inner, outer).Around(volume, nodule);
        // The centres of the ball's voxels end below its surface, by less than half a slice: so does all that is counted from them.
        double half = 0.5 * slice, from = inner == 0 ? radius : radius + inner - half;
        Assert.InRange(ring.VolumeMm3, 0.99 * Shell(radius + inner, radius + outer - half), 1.01 * Shell(from, radius + outer));
        Assert.Equal(0, MaskAgreement.DiceOf(ring, nodule));
    }

    [Theory]
    [InlineData(0.7, 2.5), InlineData(1.3, 0.6)]
    public void Every_voxel_of_a_ring_lies_at_its_distance_and_none_is_left_out(double inPlane, double slice)
    {
        Scene scene = Scene.Cube(36, inPlane, slice);
        PeritumoralRing ring = new(2, 6);
        Volume volume = scene.Ball(scene.Middle, 4).Render();
        Mask nodule = Ball(volume.Geometry, scene.Middle, 4), found = ring.Around(volume, nodule);
        PointMm[] inside = [.. Voxels(nodule).Select(volume.Geometry.PointAt)];
        foreach (VoxelIndex at in All(volume.Size))
        {
            double distance = inside.Min(p => (p - volume.Geometry.PointAt(at)).Length);
            if (Math.Abs(distance - 2) > 1e-9 && Math.Abs(distance - 6) > 1e-9) Assert.Equal(distance is > 2 and < 6, found[at]);
        }
    }

    [Fact]
    public void A_ring_ends_at_the_chest_wall_and_does_not_go_on_behind_it()
    {
        Scene scene = Scene.Cube(70, 0.7, 1.0);
        const double wallAt = 50, skinAt = 64, radius = 5;
        PointMm center = scene.Middle with { X = wallAt - radius };
        // Lung, then 14 mm of wall, then the air outside.
        Volume volume = scene.Ball(center, radius).Wall(wallAt).Add(p => skinAt - p.X, -1000).Render();
        Mask nodule = Ball(volume.Geometry, center, radius), ring = new PeritumoralRing(0, 20).Around(volume, nodule);
        double farthest = Voxels(ring).Max(v => volume.Geometry.PointAt(v).X);
        Assert.InRange(farthest, wallAt - 2.5, wallAt + 0.7);
        // Of the shell in front of the wall nothing else is missing.
        int expected = All(volume.Size).Count(v => volume.Geometry.PointAt(v) is var p && p.X < wallAt - 1.4 && (p - center).Length is > radius + 0.7 and < 20 + radius - 0.7);
        Assert.InRange((double)Voxels(ring).Count(v => volume.Geometry.PointAt(v) is var p && p.X < wallAt - 1.4 && (p - center).Length is > radius + 0.7 and < 20 + radius - 0.7) / expected, 0.995, 1);
    }

    [Fact]
    public void Vessels_inside_the_lung_stay_in_the_ring()
    {
        Scene scene = Scene.Cube(60, 0.7, 1.0);
        PointMm vessel = scene.Middle + new PointMm(0, 9, 0);
        Volume volume = scene.Ball(scene.Middle, 5).Tube(vessel, new PointMm(1, 0, 0), 2).Render();
        Mask ring = new PeritumoralRing(0, 8).Around(volume, Ball(volume.Geometry, scene.Middle, 5));
        Assert.True(ring[volume.Geometry.NearestVoxel(vessel)]);
    }

    [Fact]
    public void Voxels_without_a_value_belong_to_no_ring()
    {
        Scene scene = Scene.Cube(40, 1, 1);
        Volume clean = scene.Ball(scene.Middle, 4).Render();
        float[] voxels = clean.Voxels.ToArray();
        VoxelIndex hole = clean.Geometry.NearestVoxel(scene.Middle + new PointMm(7, 0, 0));
        voxels[clean.Size.Offset(hole)] = float.NaN;
        Volume volume = new(clean.Geometry, voxels);
        Mask nodule = Ball(volume.Geometry, scene.Middle, 4), ring = new PeritumoralRing(0, 5).Around(volume, nodule);
        Assert.False(ring[hole]);
        Assert.True(new PeritumoralRing(0, 5).Around(clean, nodule)[hole]);
    }

    [Fact]
    public void Without_a_nodule_there_is_no_ring() =>
        Assert.Equal(0, new PeritumoralRing(0, 5).Around(Scene.Cube(20, 1, 1).Render(), Mask.FromVoxels(new ImageGeometry(new ImageSize(20, 20, 20), Spacing.Isotropic(1)), new byte[8000])).VoxelCount);

    [Fact]
    public void A_nodule_of_another_image_is_refused() => Assert.Throws<GeometryMismatchException>(
        () => new PeritumoralRing(0, 5).Around(Scene.Cube(20, 1, 1).Render(), Mask.FromVoxels(new ImageGeometry(new ImageSize(2, 2, 2), Spacing.Isotropic(1)), new byte[8])));

    [Theory]
    [InlineData("5", 0, 5, "ring-5mm"), InlineData("2.5-10", 2.5, 10, "ring-2.5-10mm")]
    public void Rings_are_read_and_named(string text, double inner, double outer, string name)
    {
        PeritumoralRing ring = PeritumoralRing.Parse(text);
        Assert.Equal((inner, outer, name, text), (ring.InnerMm, ring.OuterMm, ring.Name, ring.ToString()));
    }

    [Theory]
    [InlineData("", "RING_SYNTAX"), InlineData("5-", "RING_SYNTAX"), InlineData("1-2-3", "RING_SYNTAX"), InlineData("1e3", "RING_SYNTAX"), InlineData("0", "SETTING_RANGE"), InlineData("5-5", "SETTING_RANGE"), InlineData("60", "SETTING_RANGE")]
    public void What_is_no_ring_is_refused(string text, string code) => Assert.Equal(code, Assert.Throws<SettingsException>(() => PeritumoralRing.Parse(text)).Code);

    private static double Shell(double inner, double outer) => 4.0 / 3 * Math.PI * (Math.Pow(outer, 3) - Math.Pow(inner, 3));

    private static Mask Ball(ImageGeometry geometry, PointMm center, double radius) =>
        Mask.FromVoxels(geometry, [.. All(geometry.Size).Select(v => (geometry.PointAt(v) - center).Length <= radius ? (byte)1 : (byte)0)]);

    private static IEnumerable<VoxelIndex> All(ImageSize size) => Enumerable.Range(0, (int)size.VoxelCount).Select(size.IndexOf);

    private static IEnumerable<VoxelIndex> Voxels(Mask mask) => All(mask.Geometry.Size).Where(v => mask[v]);
}
