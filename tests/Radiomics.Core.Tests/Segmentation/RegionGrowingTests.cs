using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class RegionGrowingTests
{
    private static readonly PointMm s_oblique = new(0.3, 0.8, 0.52);

    [Theory]
    [InlineData(6, 0.7, 0.7)]
    [InlineData(10, 0.7, 1.25)]
    [InlineData(16, 0.7, 2.5)]
    [InlineData(24, 0.9, 5.0)]
    public void An_isolated_ball_is_found(double diameter, double inPlane, double slice)
    {
        Scene scene = Cube(60, inPlane, slice);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, diameter / 2).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center)));
        Check(found);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, diameter / 2)), 0.85, 1);
        Assert.NotEqual(GrowthStop.RadiusReached, found.Report.Stop);
    }

    [Theory]
    [InlineData(10, 3, 0.7, 0.7)]
    [InlineData(14, 5, 0.7, 1.25)]
    [InlineData(24, 4, 0.8, 2.5)]
    public void A_vessel_through_the_ball_is_cut(double diameter, double vessel, double inPlane, double slice)
    {
        Scene scene = Cube(64, inPlane, slice);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, diameter / 2).Tube(center, s_oblique, vessel / 2).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center)));
        Check(found);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, diameter / 2)), 0.8, 1);
        Assert.Equal(GrowthStop.LeakStopped, found.Report.Stop);
        Assert.True(found.Report.Leak!.ReachVoxelsCut > 0);
    }

    [Theory]
    [InlineData(10, 3, 0.8, 0.8)]
    [InlineData(14, 4, 0.8, 1.25)]
    [InlineData(20, 6, 0.8, 2.5)]
    public void A_ball_on_the_wall_is_cut_off_from_it(double diameter, double depth, double inPlane, double slice)
    {
        Scene scene = Cube(70, inPlane, slice);
        double wall = 50;
        PointMm center = scene.Middle with { X = wall - depth };
        Volume volume = scene.Wall(wall).Ball(center, diameter / 2).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center)));
        Check(found);
        Func<VoxelIndex, bool> ball = scene.InBall(center, diameter / 2);
        Assert.InRange(Scene.Dice(found.Mask, at => ball(at) && at.Column * inPlane < wall), 0.75, 1);
        Assert.Equal(GrowthStop.LeakStopped, found.Report.Stop);
        Assert.True(found.Report.Leak!.WallFitted);
        Assert.True(found.Report.Leak.WallVoxelsCut > 1000);
    }

    [Fact]
    public void Ground_glass_is_found_with_a_lower_window()
    {
        Scene scene = Cube(60, 0.7, 1.25);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, 8, -600).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center)));
        Check(found);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, 8)), 0.85, 1);
        Assert.InRange(found.Report.Thresholds.LowerHu, -830, -700);
        Assert.InRange(found.Report.Thresholds.LungHu!.Value, -870, -850);
    }

    [Theory]
    [InlineData(9, 4.5, 0.7)]
    [InlineData(10, 4, 1.25)]
    public void Ground_glass_around_a_solid_part_belongs_to_the_lesion(double radius, double core, double slice)
    {
        Scene scene = Cube(60, 0.7, slice);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, radius, -600).Ball(center, core).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center)));
        Check(found);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, radius)), 0.85, 1);
        Assert.Equal(GrowthStop.Completed, found.Report.Stop);
    }

    [Fact]
    public void A_large_mass_is_cut_from_the_wall_at_its_narrowest_place()
    {
        Scene scene = Cube(140, 2, 2);
        PointMm center = new(72, 70, 70);
        Volume volume = scene.Wall(95).Ball(center, 30).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center with { X = 60, Y = 78 })));
        Check(found);
        Func<VoxelIndex, bool> ball = scene.InBall(center, 30);
        Assert.InRange(Scene.Dice(found.Mask, at => ball(at) && at.Column * 2 < 95), 0.85, 1);
        Assert.True(found.Report.Leak!.CutSurfaceShare is > 0.05 and < 0.5, $"{found.Report.Leak}");
    }

    [Fact]
    public void A_seed_in_the_wall_gives_no_lesion_but_says_so()
    {
        Scene scene = Cube(120, 1.5, 1.5);
        Volume volume = scene.Wall(60).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(scene.Middle with { X = 85 })));
        Check(found);
        Assert.Equal(GrowthStop.NoBorderFound, found.Report.Stop);
        Assert.InRange(found.Report.VolumeMm3, 20, 15000);
    }

    [Fact]
    public void Without_the_leak_stop_the_growth_runs_to_the_maximum_radius_and_no_farther()
    {
        Scene scene = Cube(60, 1, 1);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, 5).Tube(center, s_oblique, 2).Render();
        VoxelIndex seed = scene.VoxelAt(center);
        SeedSegmentation found = new RegionGrowing(new RegionGrowingOptions { LeakStop = null, MaximumRadiusMm = 15 }).Segment(volume, Seed.AtVoxel(seed));
        Check(found);
        Assert.Equal(GrowthStop.RadiusReached, found.Report.Stop);
        Assert.Null(found.Report.Leak);
        Assert.Contains(found.Report.Notes, n => n.Contains("maximum radius", StringComparison.Ordinal));
        double farthest = Inside(found.Mask).Max(at => Distance(at, seed));
        Assert.InRange(farthest, 13.5, 15);
    }

    [Fact]
    public void Tissue_without_a_border_is_no_flood()
    {
        float[] voxels = new float[80 * 80 * 80];
        Array.Fill(voxels, 45f);
        Volume volume = Volume.FromHounsfield(voxels, new ImageSize(80, 80, 80), Spacing.Isotropic(1));
        SeedSegmentation found = new RegionGrowing(new RegionGrowingOptions { MaximumRadiusMm = 30 }).Segment(volume, Seed.AtSlice(40, 40, 41));
        Check(found);
        Assert.Equal(GrowthStop.NoBorderFound, found.Report.Stop);
        Assert.InRange(found.Report.VolumeMm3, 100, 15000);
        Assert.Contains(found.Report.Notes, n => n.StartsWith("No border", StringComparison.Ordinal));
        Assert.Null(found.Report.Thresholds.LungHu);
    }

    [Fact]
    public void Cavities_are_filled_on_demand()
    {
        Scene scene = Cube(50, 1, 1);
        PointMm center = scene.Middle, seed = center with { X = center.X + 7 };
        Volume volume = scene.Ball(center, 10).Ball(center, 4, -900).Render();
        SeedSegmentation filled = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(seed)));
        SeedSegmentation hollow = new RegionGrowing(new RegionGrowingOptions { FillHoles = false, LeakStop = null }).Segment(volume, Seed.AtVoxel(scene.VoxelAt(seed)));
        Assert.True(new RegionGrowing(new RegionGrowingOptions { LeakStop = null }).Segment(volume, Seed.AtVoxel(scene.VoxelAt(seed))).Mask[scene.VoxelAt(center)]);
        Assert.False(hollow.Mask[scene.VoxelAt(center)]);
        Check(filled);
    }

    [Theory]
    [InlineData(Neighborhood.Six, 1)]
    [InlineData(Neighborhood.Eighteen, 2)]
    [InlineData(Neighborhood.TwentySix, 3)]
    public void A_given_window_and_neighborhood_are_kept_to_the_voxel(Neighborhood connectivity, int expected)
    {
        float[] voxels = new float[20 * 20 * 20];
        Array.Fill(voxels, -860f);
        ImageSize size = new(20, 20, 20);
        voxels[size.Offset(new VoxelIndex(10, 10, 10))] = 0;
        voxels[size.Offset(new VoxelIndex(11, 11, 10))] = 100;
        voxels[size.Offset(new VoxelIndex(12, 12, 11))] = -100;
        voxels[size.Offset(new VoxelIndex(9, 10, 10))] = 101;
        RegionGrowingOptions options = new() { LowerHu = -100, UpperHu = 100, Connectivity = connectivity, LeakStop = null };
        SeedSegmentation found = new RegionGrowing(options).Segment(Volume.FromHounsfield(voxels, size, Spacing.Isotropic(1)), Seed.AtSlice(10, 10, 11));
        Assert.Equal(expected, found.Report.Voxels);
        Assert.Equal(new HuThresholds(-100, 100, true, true, -860, null), found.Report.Thresholds);
        Assert.Equal(connectivity, found.Report.Connectivity);
        Assert.Equal(GrowthStop.Completed, found.Report.Stop);
    }

    [Fact]
    public void Voxels_without_a_value_belong_to_nothing()
    {
        Scene scene = Cube(40, 1, 1);
        PointMm center = scene.Middle;
        Volume clean = scene.Ball(center, 8).Render();
        float[] voxels = clean.Voxels.ToArray();
        VoxelIndex seed = scene.VoxelAt(center);
        for (int i = 0; i < voxels.Length; i++)
            if (clean.Size.IndexOf(i).Column > seed.Column + 2) voxels[i] = i % 2 == 0 ? float.NaN : float.PositiveInfinity;
        SeedSegmentation found = RegionGrowing.Default.Segment(Volume.FromHounsfield(voxels, clean.Size, clean.Geometry.Spacing), Seed.AtVoxel(seed));
        Check(found);
        Assert.True(found.Mask.Region.End.Column <= seed.Column + 3);
        Assert.True(found.Report.Voxels > 300);
    }

    [Fact]
    public void A_nodule_of_one_voxel_is_one_voxel_or_little_more()
    {
        float[] voxels = new float[30 * 30 * 30];
        Array.Fill(voxels, -860f);
        ImageSize size = new(30, 30, 30);
        VoxelIndex seed = new(15, 15, 15);
        voxels[size.Offset(seed)] = 100;
        SeedSegmentation found = RegionGrowing.Default.Segment(Volume.FromHounsfield(voxels, size, Spacing.Isotropic(1)), Seed.AtVoxel(seed));
        Check(found);
        Assert.InRange(found.Report.Voxels, 1, 7);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(39, 20, 20)]
    [InlineData(39, 39, 39)]
    public void A_seed_at_the_border_of_the_image_works_and_the_report_says_so(int x, int y, int z)
    {
        Scene scene = Cube(40, 1, 1);
        Volume volume = scene.Ball(new PointMm(x, y, z), 8).Render();
        SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(new VoxelIndex(x, y, z)));
        Check(found);
        Assert.True(found.Report.TouchesImageBorder);
        Assert.InRange(found.Report.Voxels, 100, 4000);
    }

    [Fact]
    public void The_result_is_the_same_every_time_and_on_several_threads()
    {
        Scene scene = Cube(64, 0.8, 1.25);
        PointMm center = scene.Middle with { X = 46 };
        Volume volume = scene.Wall(50).Ball(center, 7).Tube(center, s_oblique, 2).Render();
        Seed seed = Seed.AtVoxel(scene.VoxelAt(center));
        string expected = RegionGrowing.Default.Segment(volume, seed).Mask.ContentHash;
        string[] hashes = new string[4];
        Parallel.For(0, hashes.Length, i => hashes[i] = new RegionGrowing().Segment(volume, seed).Mask.ContentHash);
        Assert.All(hashes, h => Assert.Equal(expected, h));
    }

    [Fact]
    public void Seeds_around_the_middle_find_the_same_ball()
    {
        Scene scene = Cube(50, 0.8, 1);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, 7).Tube(center, s_oblique, 1.5).Render();
        foreach (PointMm shift in new PointMm[] { new(4, 0, 0), new(-4, 0, 0), new(0, 4, 0), new(0, 0, -4) })
        {
            SeedSegmentation found = RegionGrowing.Default.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center + shift)));
            Check(found);
            Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, 7)), 0.8, 1);
        }
    }

    internal static void Check(SeedSegmentation found)
    {
        Assert.True(found.Mask[found.Report.SeedVoxel], "the mask must hold its seed");
        Assert.Equal(found.Mask.VoxelCount, found.Report.Voxels);
        Assert.Equal(found.Mask.VolumeMm3, found.Report.VolumeMm3);
        byte[] field = found.Mask.ToArray();
        Assert.Equal(found.Report.Voxels, ConnectedGrowth.Grow(field, found.Mask.Geometry.Size, found.Mask.Geometry.Size.Offset(found.Report.SeedVoxel), found.Report.Connectivity));
    }

    internal static Scene Cube(double mm, double inPlane, double slice) =>
        new(new ImageSize((int)(mm / inPlane), (int)(mm / inPlane), (int)(mm / slice)), new Spacing(inPlane, inPlane, slice));

    private static IEnumerable<VoxelIndex> Inside(Mask mask)
    {
        for (int i = 0; i < mask.Geometry.Size.VoxelCount; i++)
            if (mask[mask.Geometry.Size.IndexOf(i)]) yield return mask.Geometry.Size.IndexOf(i);
    }

    private static double Distance(VoxelIndex a, VoxelIndex b) =>
        new PointMm(a.Column - b.Column, a.Row - b.Row, a.Slice - b.Slice).Length;
}
