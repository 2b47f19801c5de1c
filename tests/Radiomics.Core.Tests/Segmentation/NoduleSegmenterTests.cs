using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class NoduleSegmenterTests
{
    private static readonly PointMm s_oblique = new(0.3, 0.8, 0.52);

    [Theory]
    [InlineData(6, 0.7, 0.7)]
    [InlineData(10, 0.7, 1.25)]
    [InlineData(16, 0.7, 2.5)]
    [InlineData(24, 0.9, 5.0)]
    public void An_isolated_ball_is_found(double diameter, double inPlane, double slice)
    {
        Scene scene = Scene.Cube(50, inPlane, slice);
        Nodule found = Segment(scene.Ball(scene.Middle, diameter / 2), scene.Middle, out Volume volume);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(scene.Middle, diameter / 2)), 0.7, 1);
        Nodule edge = FoundNodule.Segment(volume, Seed.AtVoxel(scene.VoxelAt(scene.Middle)), new() { Outline = OutlineConvention.Edge });
        Assert.InRange(Scene.Dice(edge.Mask, scene.InBall(scene.Middle, diameter / 2)), 0.88, 1);
        Assert.Equal(slice > 2 * inPlane, found.Flags.HasFlag(NoduleFindings.Anisotropic));
        Assert.Equal(NoduleFindings.None, found.Flags & (NoduleFindings.LowContrast | NoduleFindings.TouchesPleura | NoduleFindings.VesselCut | NoduleFindings.LeakStopped | NoduleFindings.LowConfidence));
        Assert.InRange(found.LungHu, -880, -840);
        Assert.InRange(found.TissueHu, diameter < 12 ? -100 : 20, 60); // the blur reaches into small ones
        Assert.True(found.Stability > 0.85);
        Assert.InRange(found.Diameters.LongAxisMm, diameter - 1, diameter + 4);
        Assert.Equal(GrowthSetting.Ensemble.Count, found.Ensemble.Count);
    }

    [Theory]
    [InlineData(10, 3, 0.7, 0.7)]
    [InlineData(14, 5, 0.7, 1.25)]
    [InlineData(20, 4, 0.8, 2.5)]
    public void A_vessel_through_the_ball_is_cut(double diameter, double vessel, double inPlane, double slice)
    {
        Scene scene = Scene.Cube(56, inPlane, slice);
        Nodule found = Segment(scene.Ball(scene.Middle, diameter / 2).Tube(scene.Middle, s_oblique, vessel / 2), scene.Middle, out _);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(scene.Middle, diameter / 2)), 0.8, 1);
        Assert.True(found.Flags.HasFlag(NoduleFindings.VesselCut));
        Assert.Contains(found.Notes, n => n.Contains("Vessels", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(NodulePhantomVessel.None, false)]
    [InlineData(NodulePhantomVessel.Through, true)]
    public void Only_a_vessel_is_called_one(NodulePhantomVessel vessel, bool cut)
    {
        foreach (NodulePhantomShape shape in new[] { NodulePhantomShape.Sphere, NodulePhantomShape.Ellipsoid, NodulePhantomShape.Lobulated })
        {
            foreach (double noise in new double[] { 10, 40 })
            {
                NodulePhantom phantom = new(NodulePhantomOptions.Default with { Shape = shape, Vessel = vessel, NoiseSigmaHu = noise });
                Nodule found = FoundNodule.Segment(phantom.Render(), phantom.Seed);
                Assert.Equal(cut, found.Flags.HasFlag(NoduleFindings.VesselCut));
            }
        }
    }

    [Fact]
    public void Without_aerated_lung_near_by_the_usual_density_is_taken_and_a_note_says_so()
    {
        Scene scene = Scene.Cube(50, 1, 1);
        Nodule found = Segment(scene.Add(_ => -10, -350).Ball(scene.Middle, 7), scene.Middle, out _);
        Assert.True(double.IsNaN(found.LungHu));
        Assert.Contains(found.Notes, n => n.StartsWith("No aerated lung", StringComparison.Ordinal));
        Nodule aerated = Segment(Scene.Cube(50, 1, 1).Ball(scene.Middle, 7), scene.Middle, out _);
        Assert.DoesNotContain(aerated.Notes, n => n.StartsWith("No aerated lung", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10, 3, 0.8, 0.8)]
    [InlineData(14, 4, 0.8, 1.25)]
    [InlineData(20, 6, 0.8, 2.5)]
    public void A_ball_on_the_wall_is_cut_off_from_it(double diameter, double depth, double inPlane, double slice)
    {
        const double Wall = 44;
        Scene scene = Scene.Cube(60, inPlane, slice);
        PointMm center = scene.Middle with { X = Wall - depth };
        Nodule found = Segment(scene.Wall(Wall).Ball(center, diameter / 2), center, out _);
        Func<VoxelIndex, bool> ball = scene.InBall(center, diameter / 2);
        Assert.InRange(Scene.Dice(found.Mask, at => ball(at) && at.Column * inPlane < Wall), 0.75, 1);
        Assert.True(found.Flags.HasFlag(NoduleFindings.TouchesPleura));
        Assert.True(found.Flags.HasFlag(NoduleFindings.LeakStopped));
    }

    [Fact]
    public void Faint_ground_glass_has_low_contrast_and_dense_tissue_has_not()
    {
        Scene scene = Scene.Cube(50, 0.8, 1.25);
        Nodule found = Segment(scene.Ball(scene.Middle, 8, -650), scene.Middle, out _);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(scene.Middle, 8)), 0.85, 1);
        Assert.True(found.Flags.HasFlag(NoduleFindings.LowContrast));
        Assert.InRange(found.ThresholdHu, -830, -700);
    }

    [Fact]
    public void A_nodule_of_few_voxels_is_small()
    {
        Scene scene = Scene.Cube(40, 1, 1);
        Nodule found = Segment(scene.Ball(scene.Middle, 1.6), scene.Middle, out _);
        Assert.InRange(found.Mask.VoxelCount, 4, 63);
        Assert.True(found.Flags.HasFlag(NoduleFindings.Small));
    }

    [Fact]
    public void A_single_bright_voxel_is_one_voxel_or_little_more()
    {
        float[] voxels = new float[30 * 30 * 30];
        Array.Fill(voxels, -860f);
        ImageSize size = new(30, 30, 30);
        voxels[size.Offset(new VoxelIndex(15, 15, 15))] = 100;
        Nodule found = FoundNodule.Segment(Volume.FromHounsfield(voxels, size, Spacing.Isotropic(1)), Seed.AtSlice(15, 15, 16));
        Assert.InRange(found.Mask.VoxelCount, 1, 9);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(39, 20, 20)]
    [InlineData(39, 39, 39)]
    public void A_nodule_at_the_border_of_the_image_says_so(int x, int y, int z)
    {
        Scene scene = Scene.Cube(40, 1, 1);
        PointMm center = new(x, y, z);
        Nodule found = Segment(scene.Ball(center, 8), center, out _);
        Assert.True(found.Flags.HasFlag(NoduleFindings.TouchesImageBorder));
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, 8)), 0.75, 1);
    }

    [Fact]
    public void A_crop_finds_what_the_whole_image_does()
    {
        Scene scene = Scene.Cube(64, 0.8, 1);
        PointMm center = scene.Middle;
        Volume whole = scene.Ball(center, 6).Tube(center, s_oblique, 1.5).Render();
        VoxelIndex seed = scene.VoxelAt(center);
        VoxelRegion part = VoxelRegion.Around(seed, 13, whole.Geometry);
        Mask inWhole = FoundNodule.Segment(whole, Seed.AtVoxel(seed)).Mask;
        VoxelIndex s = part.Start;
        Mask inPart = FoundNodule.Segment(whole.Crop(part), Seed.AtVoxel(new VoxelIndex(seed.Column - s.Column, seed.Row - s.Row, seed.Slice - s.Slice))).Mask;
        int both = FoundNodule.Inside(inPart).Count(at => inWhole[new VoxelIndex(at.Column + s.Column, at.Row + s.Row, at.Slice + s.Slice)]);
        Assert.InRange(2.0 * both / (inPart.VoxelCount + inWhole.VoxelCount), 0.95, 1);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        Scene scene = Scene.Cube(60, 0.8, 1.25);
        PointMm center = scene.Middle with { X = 44 };
        Volume volume = scene.Wall(48).Ball(center, 7, -500).Ball(center, 4).Tube(center, s_oblique, 2).Render();
        Seed seed = Seed.AtVoxel(scene.VoxelAt(center));
        string expected = FoundNodule.Fingerprint(FoundNodule.Segment(volume, seed));
        foreach (int threads in new[] { 2, 8, 0 })
            Assert.Equal(expected, FoundNodule.Fingerprint(new NoduleSegmenter(new() { MaxDegreeOfParallelism = threads }).Segment(volume, seed)));
        string[] shared = new string[3];
        Parallel.For(0, shared.Length, i => shared[i] = FoundNodule.Fingerprint(NoduleSegmenter.Default.Segment(volume, seed)));
        Assert.All(shared, f => Assert.Equal(expected, f));
    }

    [Fact]
    public void Seeds_a_slice_or_three_mm_off_find_the_same_nodule()
    {
        Scene scene = Scene.Cube(50, 0.8, 2.5);
        PointMm center = scene.Middle;
        Volume volume = scene.Ball(center, 7).Tube(center, s_oblique, 1.5).Render();
        Mask middle = FoundNodule.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center))).Mask;
        foreach (PointMm shift in new PointMm[] { new(3, 0, 0), new(-3, 0, 0), new(0, 3, 0), new(0, 0, 2.5), new(0, 0, -2.5) })
        {
            Nodule found = FoundNodule.Segment(volume, Seed.AtVoxel(scene.VoxelAt(center + shift)));
            Assert.InRange(MaskAgreement.DiceOf(found.Mask, middle), 0.93, 1);
        }
    }

    [Fact]
    public void The_edge_is_the_truest_volume_and_the_reader_draws_wider_slices_of_it()
    {
        Scene scene = new(new ImageSize(60, 60, 40), new Spacing(0.8, 0.8, 1.25)) { Sigma = 0.8 };
        scene.Ball(scene.Middle, 8);
        Nodule reader = Segment(scene, scene.Middle, out Volume volume);
        Nodule edge = FoundNodule.Segment(volume, Seed.AtVoxel(scene.VoxelAt(scene.Middle)), new() { Outline = OutlineConvention.Edge });
        Assert.InRange(edge.VolumeMm3 / (4.0 / 3 * Math.PI * 512), 0.9, 1.1);
        Assert.Equal(edge.PartialVolumeMm3, reader.PartialVolumeMm3);
        Assert.Equal(edge.Mask.Region.Size.Slices - 2, reader.Mask.Region.Size.Slices);
        Assert.True(reader.Diameters.LongAxisMm > edge.Diameters.LongAxisMm);
    }

    [Fact]
    public void A_cavity_belongs_to_the_nodule()
    {
        Scene scene = Scene.Cube(50, 0.8, 1);
        PointMm center = scene.Middle;
        Nodule found = Segment(scene.Ball(center, 10).Ball(center, 4, -920), center with { X = center.X + 7 }, out _);
        Assert.True(found.Mask[scene.VoxelAt(center)]);
        Assert.NotNull(found.Cavity);
        Assert.InRange(Scene.Dice(found.Cavity, scene.InBall(center, 4)), 0.8, 1);
        Assert.InRange(Scene.Dice(found.Mask, scene.InBall(center, 10)), 0.85, 1);
    }

    private static Nodule Segment(Scene scene, PointMm seed, out Volume volume) => FoundNodule.Segment(volume = scene.Render(), Seed.AtVoxel(scene.VoxelAt(seed)));
}
