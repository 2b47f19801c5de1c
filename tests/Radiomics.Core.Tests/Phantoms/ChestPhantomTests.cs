using Xunit;

namespace Radiomics.Core.Tests.Phantoms;

public class ChestPhantomTests
{
    /// <summary>The default chest on a grid of half the size, for speed.</summary>
    private static readonly ChestPhantomOptions s_small = new() { Size = new ImageSize(256, 256, 60), Spacing = new Spacing(1.4, 1.4, 2.5) };

    private static readonly Lazy<(ChestPhantom Phantom, Volume Volume)> s_rendered = new(() =>
    {
        ChestPhantom phantom = new(s_small);
        return (phantom, phantom.Render(CancellationToken.None));
    });

    [Fact]
    public void The_image_is_the_same_on_every_machine()
    {
        Volume tiny = ChestPhantom.Render(new ChestPhantomOptions { Size = new ImageSize(48, 40, 16), Spacing = new Spacing(7, 7, 9) }, TestContext.Current.CancellationToken);
        Assert.Equal("cc15ddbb34a6a307c109f57008afc58c", tiny.ContentHash);
    }

    [Fact]
    public void Threads_and_single_slices_change_nothing()
    {
        (ChestPhantom phantom, Volume volume) = s_rendered.Value;
        Volume single = ChestPhantom.Render(s_small with { MaxDegreeOfParallelism = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(single.ContentHash, volume.ContentHash);
        short[] slice = new short[volume.Size.SliceArea];
        phantom.RenderSlice(37, slice);
        Assert.Equal(volume.Slice(37).ToArray(), slice.Select(v => (float)v));
        Assert.Equal(StoredType.Int16, volume.StoredType);
    }

    [Fact]
    public void Another_seed_gives_another_image_of_the_same_nodules()
    {
        ChestPhantomOptions tiny = new() { Size = new ImageSize(48, 48, 16), Spacing = new Spacing(7, 7, 9) };
        ChestPhantom a = new(tiny), b = new(tiny with { Seed = 2 });
        Assert.NotEqual(a.Render(CancellationToken.None).ContentHash, b.Render(CancellationToken.None).ContentHash);
        Assert.Equal(a.Nodules, b.Nodules);
    }

    [Fact]
    public void The_tissues_have_their_HU()
    {
        (_, Volume volume) = s_rendered.Value;
        Assert.InRange(Mean(volume, 5, 5, 30), -1005, -980); // air outside; clipped at -1024, so a little above -1000
        Assert.InRange(Mean(volume, 128, 105, 50), 30, 50); // mediastinum
        Assert.InRange(Mean(volume, 128, 142, 55), -1005, -980); // trachea
        Assert.InRange(Mean(volume, 128, 181, 24), 80, 500); // vertebra
        Assert.InRange(Mean(volume, 12, 128, 30), -120, -80); // fat
        int lung = volume.Voxels.ToArray().Count(v => v is > -980 and < -700);
        Assert.InRange(lung * volume.Geometry.Spacing.VoxelVolume / 1e6, 1.5, 6); // litres
        Assert.Contains(volume.Voxels.ToArray(), v => v > 500); // bone
    }

    [Fact]
    public void Each_nodule_lies_in_the_lung_with_its_volume_and_its_HU()
    {
        (ChestPhantom phantom, Volume volume) = s_rendered.Value;
        Assert.Equal(5, phantom.Nodules.Count);
        foreach (PhantomTruth nodule in phantom.Nodules)
        {
            Mask mask = phantom.TruthMask(nodule);
            Assert.InRange(mask.VolumeMm3 / nodule.VolumeMm3, 0.93, 1.07);
            Assert.True(mask[nodule.CenterVoxel]);
            Assert.Equal(nodule.CenterVoxel, nodule.Seed.ToVoxelIndex());
            double expected = nodule.Nodule.Type == PhantomNoduleType.GroundGlass ? -600 : 40;
            VoxelIndex c = nodule.CenterVoxel;
            Assert.InRange(Mean(volume, c.Column, c.Row, c.Slice), expected - 25, expected + 25);
        }
    }

    [Theory]
    [InlineData("solid isolated", 0.88)]
    [InlineData("solid on vessel", 0.85)]
    [InlineData("solid on pleura", 0.85)]
    [InlineData("ground glass isolated", 0.85)]
    public void One_click_finds_the_nodule(string name, double dice)
    {
        (ChestPhantom phantom, Volume volume) = s_rendered.Value;
        PhantomTruth nodule = phantom.Nodules.Single(n => n.Nodule.Name == name);
        Nodule found = new NoduleSegmenter(new() { Outline = OutlineConvention.Edge }).Segment(volume, nodule.Seed);
        Mask truth = phantom.TruthMask(nodule);
        Assert.InRange(Segmentation.Scene.Dice(found.Mask, at => truth[at]), dice, 1);
    }

    [Fact]
    public void Without_noise_and_blur_the_nodule_is_as_large_as_it_should_be()
    {
        PhantomNodule ball = new("ball", PhantomNoduleType.Solid, PhantomAttachment.Isolated, 10, -0.25, 0, 0);
        ChestPhantom phantom = new(s_small with { NoiseSigmaHu = 0, BlurSigmaMm = 0.1, Nodules = [ball] });
        Volume volume = phantom.Render(TestContext.Current.CancellationToken);
        Mask truth = phantom.TruthMask(phantom.Nodules[0]);
        int dense = 0;
        for (int i = 0; i < volume.Voxels.Length; i++)
            if (volume.Voxels[i] > -410 && (phantom.Geometry.PointAt(volume.Size.IndexOf(i)) - phantom.Nodules[0].Center).Length < 12) dense++;
        Assert.InRange((double)dense / truth.VoxelCount, 0.97, 1.03);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Assert.Equal("Size.Slices", Assert.Throws<SettingsException>(() => new ChestPhantom(new() { Size = new ImageSize(64, 64, 0) })).Problem.Where);
        Assert.Equal("Spacing.Z", Assert.Throws<SettingsException>(() => new ChestPhantom(new() { Spacing = new Spacing(1, 1, double.NaN) })).Problem.Where);
        Assert.Equal("NoiseSigmaHu", Assert.Throws<SettingsException>(() => new ChestPhantom(new() { NoiseSigmaHu = -1 })).Problem.Where);
        PhantomNodule wrong = new("n", PhantomNoduleType.Solid, PhantomAttachment.Isolated, 0, 0, 0, 0);
        Assert.Equal("Nodules['n'].RadiusMm", Assert.Throws<SettingsException>(() => new ChestPhantom(new() { Nodules = [wrong] })).Problem.Where);
    }

    [Fact]
    public void A_slice_that_does_not_exist_or_does_not_fit_is_refused()
    {
        ChestPhantom phantom = new(new() { Size = new ImageSize(16, 16, 16), Spacing = Spacing.Isotropic(10) });
        Assert.Throws<ArgumentOutOfRangeException>(() => phantom.RenderSlice(16, new short[256]));
        Assert.Throws<ArgumentException>(() => phantom.RenderSlice(0, new short[255]));
    }

    private static double Mean(Volume volume, int x, int y, int z)
    {
        double sum = 0;
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++) sum += volume[new VoxelIndex(x + dx, y + dy, z)];
        return sum / 9;
    }
}
