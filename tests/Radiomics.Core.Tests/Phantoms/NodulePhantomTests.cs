using Xunit;

namespace Radiomics.Core.Tests.Phantoms;

public class NodulePhantomTests
{
    [Fact]
    public void Balls_and_ellipsoids_have_their_volume()
    {
        double ball = Math.PI / 6 * 12 * 12 * 12;
        Assert.Equal(ball, new NodulePhantom().VolumeMm3, 9);
        Assert.Equal(ball, new NodulePhantom(new() { Shape = NodulePhantomShape.Ellipsoid }).VolumeMm3, 9);
    }

    [Theory]
    [InlineData(NodulePhantomShape.Sphere)]
    [InlineData(NodulePhantomShape.Ellipsoid)]
    [InlineData(NodulePhantomShape.Lobulated)]
    [InlineData(NodulePhantomShape.Spiculated)]
    public void The_voxels_of_the_truth_add_up_to_the_volume(NodulePhantomShape shape)
    {
        foreach (NodulePhantomWall wall in Enum.GetValues<NodulePhantomWall>())
        {
            NodulePhantom phantom = new(new() { Shape = shape, Wall = wall, DiameterMm = 20, PixelMm = 0.3, SliceMm = 0.3, Vessel = NodulePhantomVessel.Through });
            // A flat wall may lie half a voxel off the voxels' faces.
            Assert.Equal(1, phantom.TruthMask().VolumeMm3 / phantom.VolumeMm3, wall == NodulePhantomWall.Flat ? 0.008 : 0.003);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(1.0)]
    public void A_flat_wall_cuts_off_a_cap(double depth)
    {
        NodulePhantom phantom = new(new() { Wall = NodulePhantomWall.Flat, WallDepth = depth, DiameterMm = 16, Type = PhantomNoduleType.PartSolid });
        Assert.Equal(1, phantom.VolumeMm3 / WithoutCap(8, 8 * depth), 0.001);
        Assert.Equal(1, phantom.SolidVolumeMm3 / WithoutCap(4, Math.Min(4, 8 * depth)), 0.001);
        Assert.Equal(1, new NodulePhantom(phantom.Options with { Shape = NodulePhantomShape.Ellipsoid }).VolumeMm3 / WithoutCap(8, 8 * depth / 1.25), 0.001);

        static double WithoutCap(double radius, double distance)
        {
            double height = radius - distance;
            return 4.0 / 3 * Math.PI * radius * radius * radius - Math.PI * height * height / 3 * (3 * radius - height);
        }
    }

    [Fact]
    public void Shapes_are_about_as_large_as_their_ball()
    {
        for (ulong seed = 1; seed <= 8; seed++)
        {
            double ball = Math.PI / 6 * 12 * 12 * 12;
            Assert.InRange(new NodulePhantom(new() { Shape = NodulePhantomShape.Lobulated, Seed = seed }).VolumeMm3 / ball, 0.85, 1.15);
            Assert.InRange(new NodulePhantom(new() { Shape = NodulePhantomShape.Spiculated, Seed = seed }).VolumeMm3 / ball, 0.8, 1.0);
        }
    }

    [Theory]
    [InlineData(NodulePhantomShape.Lobulated)]
    [InlineData(NodulePhantomShape.Spiculated)]
    public void Nothing_of_a_shape_lies_beyond_its_reach(NodulePhantomShape shape)
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            NoduleOutline outline = NoduleOutline.Create(shape, default, 10, seed);
            SplitMix64 random = new(seed);
            for (int i = 0; i < 2000; i++)
            {
                PointMm p = new(random.Between(-1, 1), random.Between(-1, 1), random.Between(-1, 1));
                Assert.True(outline.Distance(p.Scale(outline.Reach / p.Length)) > 0);
            }
        }
    }

    [Fact]
    public void The_image_is_the_same_on_every_machine()
    {
        NodulePhantomOptions options = new()
        {
            Shape = NodulePhantomShape.Spiculated, Type = PhantomNoduleType.PartSolid, Vessel = NodulePhantomVessel.Beside, Wall = NodulePhantomWall.Curved,
            BoxMm = 30, NoiseCorrelationMm = 0.6,
        };
        string hash = new NodulePhantom(options).Render().ContentHash;
        Assert.Equal("e2962dae6cb54eb6caf56febb16138cd", hash);
        Assert.Equal(hash, new NodulePhantom(options).Render().ContentHash);
        Assert.NotEqual(hash, new NodulePhantom(options with { Seed = 2 }).Render().ContentHash);
    }

    [Theory]
    [InlineData(PhantomNoduleType.Solid, 100)]
    [InlineData(PhantomNoduleType.Solid, -10)]
    [InlineData(PhantomNoduleType.PartSolid, 40)]
    [InlineData(PhantomNoduleType.GroundGlass, 40)]
    public void The_tissues_have_their_HU(PhantomNoduleType type, double solid)
    {
        NodulePhantom phantom = new(new() { Type = type, SolidHu = solid, DiameterMm = 20, NoiseSigmaHu = 0, Wall = NodulePhantomWall.Flat, LungTextureHu = 0 });
        Volume volume = phantom.Render();
        float At(double x, double y, double z) => volume[phantom.Geometry.NearestVoxel(phantom.Center + new PointMm(x, y, z))];
        Assert.Equal(type == PhantomNoduleType.GroundGlass ? -630 : solid, At(0, 0, 0));
        Assert.Equal(type == PhantomNoduleType.Solid ? solid : -630, At(-7.5, 0, 0));
        Assert.Equal(-860, At(-15, 0, 0));
        Assert.Equal(40, At(20, 0, 0));
        Assert.Equal(StoredType.Int16, volume.StoredType);
    }

    [Theory]
    [InlineData(NodulePhantomVessel.Through, 14, 0)]
    [InlineData(NodulePhantomVessel.Beside, 0, 6.75)]
    public void The_vessel_runs_where_it_should(NodulePhantomVessel vessel, double along, double aside)
    {
        NodulePhantom phantom = new(new() { Vessel = vessel, VesselDiameterMm = 4, NoiseSigmaHu = 0, SliceMm = 0.7 });
        VoxelIndex at = phantom.Geometry.NearestVoxel(phantom.Center + new PointMm(0.48 * along - 0.8 * aside, 0.64 * along + 0.6 * aside, 0.6 * along));
        Assert.InRange(phantom.Render()[at], 20, 45);
        Assert.InRange(new NodulePhantom(phantom.Options with { Vessel = NodulePhantomVessel.None }).Render()[at], -900, -400);
    }

    [Theory]
    [InlineData(0.7, 1.25, 0.6)]
    [InlineData(0.6, 2.5, 0.5)]
    [InlineData(0.8, 5.0, 0.7)]
    public void Blur_and_thick_slices_keep_the_mass(double pixel, double slice, double blur)
    {
        // What the nodule adds to the lung, over its contrast, is its volume: neither a mean nor a blur may change it.
        NodulePhantom phantom = new(new() { PixelMm = pixel, SliceMm = slice, BlurSigmaMm = blur, NoiseSigmaHu = 0, LungTextureHu = 0, DiameterMm = 15 });
        double mass = 0;
        foreach (float hu in phantom.Render().Voxels) mass += (hu + 860.0) / (40 + 860);
        Assert.Equal(1, mass * phantom.Geometry.Spacing.VoxelVolume / phantom.VolumeMm3, 0.005);
    }

    [Fact]
    public void A_flat_edge_is_blurred_as_asked()
    {
        NodulePhantom phantom = new(new() { Wall = NodulePhantomWall.Flat, WallDepth = 1, DiameterMm = 4, BoxMm = 60, BlurSigmaMm = 0.8, PixelMm = 0.5, SliceMm = 5, NoiseSigmaHu = 0, LungTextureHu = 0 });
        Volume volume = phantom.Render();
        int row = 5, slice = 1;
        double edge = phantom.Center.X + 2;
        // The derivative of the edge is the point spread: its moments are where the edge is, and the blur.
        double weight = 0, first = 0, second = 0;
        for (int x = 1; x < volume.Size.Columns; x++)
        {
            double rise = volume[new VoxelIndex(x, row, slice)] - volume[new VoxelIndex(x - 1, row, slice)], at = (x - 0.5) * 0.5 - edge;
            weight += rise;
            first += rise * at;
            second += rise * at * at;
        }
        Assert.Equal(900, weight, 1.0);
        Assert.Equal(0, first / weight, 0.1);
        // Differences of neighbors add the variance of a mean over a pixel.
        Assert.Equal(0.8, Math.Sqrt(second / weight - 0.5 * 0.5 / 12), 0.05);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.6)]
    public void Noise_is_as_strong_as_asked_and_as_alike(double correlation)
    {
        NodulePhantomOptions options = new() { NoiseSigmaHu = 30, NoiseCorrelationMm = correlation, LungTextureHu = 0 };
        Volume noisy = new NodulePhantom(options).Render(), clean = new NodulePhantom(options with { NoiseSigmaHu = 0 }).Render();
        double square = 0, beside = 0;
        int count = 0;
        for (int i = 0; i + 1 < noisy.Voxels.Length; i++)
        {
            if (i % noisy.Size.Columns == noisy.Size.Columns - 1) continue;
            double a = noisy.Voxels[i] - clean.Voxels[i], b = noisy.Voxels[i + 1] - clean.Voxels[i + 1];
            square += a * a;
            beside += a * b;
            count++;
        }
        Assert.Equal(30, Math.Sqrt(square / count), 0.6);
        // A Gaussian's autocorrelation at a distance d is exp(-d2 / 4 sigma2).
        Assert.Equal(correlation == 0 ? 0 : Math.Exp(-0.7 * 0.7 / (4 * correlation * correlation)), beside / square, 0.03);
    }

    [Fact]
    public void Seeds_lie_in_the_nodule_and_differ()
    {
        NodulePhantom phantom = new(new() { Wall = NodulePhantomWall.Flat, WallDepth = 0.2, Shape = NodulePhantomShape.Spiculated });
        Mask truth = phantom.TruthMask();
        Seed[] seeds = [.. Enumerable.Range(0, 10).Select(phantom.SeedNear)];
        Assert.All(seeds.Append(phantom.Seed), s => Assert.True(truth[s.ToVoxelIndex()]));
        Assert.True(seeds.Distinct().Count() > 5);
        Assert.Equal(seeds, Enumerable.Range(0, 10).Select(phantom.SeedNear));
    }

    [Fact]
    public void The_set_holds_every_shape_density_and_attachment()
    {
        Assert.Equal(80, NodulePhantomSet.All.Select(o => (o.Shape, o.Type, o.SolidHu, o.Vessel, o.Wall)).Distinct().Count());
        Assert.All(NodulePhantomSet.All, o => Assert.True(o.DiameterMm >= 8 && o.SliceMm <= 2.5));
        Assert.Equal(25, NodulePhantomSet.All.Select(o => (o.DiameterMm, o.SliceMm)).Distinct().Count());
        foreach (NodulePhantomOptions options in NodulePhantomSet.All) Assert.True(new NodulePhantom(options).VolumeMm3 > 100);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Assert.Equal("DiameterMm", Refused(new() { DiameterMm = 2 }));
        Assert.Equal("BoxMm", Refused(new() { DiameterMm = 50 }));
        Assert.Equal("SliceMm", Refused(new() { SliceMm = double.NaN }));
        Assert.Equal("WallDepth", Refused(new() { WallDepth = 1.1 }));
        Assert.Equal("Shape", Refused(new() { Shape = (NodulePhantomShape)9 }));

        static string Refused(NodulePhantomOptions options) => Assert.Throws<SettingsException>(() => new NodulePhantom(options)).Problem.Where;
    }
}
