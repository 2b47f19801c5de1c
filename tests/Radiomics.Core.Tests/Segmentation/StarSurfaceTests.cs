using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class StarSurfaceTests
{
    [Theory]
    [InlineData(3, 0.7, 0.7)]
    [InlineData(6, 0.7, 1.25)]
    [InlineData(10, 0.8, 2.5)]
    public void A_ball_has_its_radius_within_a_level(double radius, double inPlane, double slice)
    {
        Scene lung = Scene.Cube(60, inPlane, slice);
        (StarSurface surface, _) = Find(lung.Ball(lung.Middle, radius), lung.Middle, radius);
        Assert.Null(surface.Wall);
        Assert.False(surface.IsOpen);
        double level = Math.Pow(Math.Max(10, 2.6 * radius) / Math.Max(0.8, 0.15 * radius), 1.0 / 32);
        double most = level * level * (radius + 0.5 * inPlane + 0.25 * slice), least = (radius - 0.3 * slice) / (level * level);
        for (int d = 0; d < RayDirections.Count; d++) Assert.InRange(surface.RadiusTowards(RayDirections.Of(d)), least, most);
        double mean = Enumerable.Range(0, RayDirections.Count).Average(d => surface.RadiusTowards(RayDirections.Of(d)));
        Assert.InRange(mean, radius / level, (radius + 0.3) * level);
        Assert.InRange(surface.BackgroundTowards(new PointMm(1, 2, 3)), -880, -840);
    }

    [Fact]
    public void A_wrong_guess_of_the_radius_moves_the_surface_little()
    {
        Scene lung = Scene.Cube(60, 0.8, 1);
        lung.Ball(lung.Middle, 6);
        foreach (double guess in new[] { 4.0, 6, 9 })
        {
            (StarSurface surface, _) = Find(lung, lung.Middle, guess);
            Assert.InRange(Enumerable.Range(0, RayDirections.Count).Average(d => surface.RadiusTowards(RayDirections.Of(d))), 5.4, 6.9);
        }
    }

    [Fact]
    public void A_vessel_is_cut_near_the_ball()
    {
        Scene lung = Scene.Cube(60, 0.8, 0.8);
        PointMm along = new(0.3, 0.8, 0.52);
        (StarSurface surface, _) = Find(lung.Ball(lung.Middle, 6).Tube(lung.Middle, along, 1.5), lung.Middle, 6);
        Assert.InRange(surface.RadiusTowards(along), 5.4, 8);
        Assert.InRange(surface.RadiusTowards(along.Scale(-1)), 5.4, 8);
        Assert.InRange(surface.RadiusTowards(new PointMm(1, 0, 0)), 5.4, 6.8);
    }

    [Fact]
    public void A_wall_is_a_limit()
    {
        Scene lung = Scene.Cube(64, 0.8, 1);
        const double Wall = 48;
        PointMm center = lung.Middle with { X = Wall - 4 };
        (StarSurface surface, _) = Find(lung.Wall(Wall).Ball(center, 7), center, 6);
        Assert.NotNull(surface.Wall);
        Assert.InRange(surface.RadiusTowards(new PointMm(1, 0, 0)), 3, 6);
        Assert.InRange(surface.RadiusTowards(new PointMm(-1, 0, 0)), 6.2, 8);
    }

    [Fact]
    public void Tissue_without_an_end_is_open()
    {
        Scene lung = Scene.Cube(50, 1, 1);
        (StarSurface surface, _) = Find(lung.Ball(lung.Middle, 22), lung.Middle, 4);
        Assert.True(surface.IsOpen || surface.LargestRadius < 22);
        Assert.InRange(surface.LargestRadius, 3, 26);
    }

    private static (StarSurface, NoduleScene) Find(Scene lung, PointMm center, double radius)
    {
        NoduleScene scene = new(lung.Render(), lung.VoxelAt(center), 25, SegmentationConstraints.None);
        PointMm at = scene.Box.PointOf(scene.Box.SeedOffset);
        return (StarSurface.Find(scene, at, scene.WallBeside(at), Scene.Tissue, radius, GrowthSetting.Ensemble[0]), scene);
    }
}
