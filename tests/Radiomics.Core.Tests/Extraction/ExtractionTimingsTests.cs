using Xunit;

namespace Radiomics.Core.Tests.Extraction;

public sealed class ExtractionTimingsTests
{
    private static readonly ImageGeometry s_grid = new(new ImageSize(20, 18, 16), new Spacing(1, 1, 2));

    public static TheoryData<string> Variants => ["pyradiomics", "ibsi", "cropped", "resampled", "ibsi resampled", "shape only"];

    [Theory]
    [MemberData(nameof(Variants))]
    public void StagesAreThoseThatWereForetoldInTheirOrderAndValuesTheSame(string variant)
    {
        FeatureExtractor extractor = new(variant switch
        {
            "pyradiomics" => ExtractionSettings.PyRadiomics,
            "ibsi" => ExtractionSettings.Ibsi,
            "cropped" => ExtractionSettings.PyRadiomics with { PreCrop = true, Normalization = new Normalization(), Resegmentation = new Resegmentation { Lower = -500, Upper = 500 } },
            "resampled" => ExtractionSettings.PyRadiomics with { Resampling = new Resampling(new Spacing(1.5, 1.5, 1.5)), Normalization = new Normalization() },
            "ibsi resampled" => ExtractionSettings.Ibsi with { Resampling = new Resampling(new Spacing(1.5, 1.5, 1.5)), Resegmentation = new Resegmentation { Lower = -500, Upper = 500 } },
            _ => ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.Shape, AdditionalInfo = false },
        });
        (Volume volume, Mask mask) = Ball();
        ExtractionTimings timings = new();
        FeatureSet timed = extractor.Extract(volume, mask, timings, TestContext.Current.CancellationToken);
        FeatureSet plain = extractor.Extract(volume, mask, TestContext.Current.CancellationToken);
        Assert.Equal(plain.Select(f => (f.Name, f.Value, f.Reason)), timed.Select(f => (f.Name, f.Value, f.Reason)));
        Assert.Equal(plain.Diagnostics.Select(d => (d.Name, d.Text)), timed.Diagnostics.Select(d => (d.Name, d.Text)));
        Assert.Equal(plain.Provenance.MaskHash, timed.Provenance.MaskHash);

        // The whole begins first, but is measured last.
        string[] skipped = variant == "shape only" ? ["intensities", "discretization"] : [];
        Assert.Equal(extractor.TimedStages.Except(skipped), timings.Stages.Select(s => s.Stage));
        Assert.True(timings.Stages[^1].Wall >= timings.Stages.SkipLast(1).Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Wall));
        Assert.All(timings.Stages, s => Assert.True(s.Cpu >= TimeSpan.Zero));
    }

    [Fact]
    public void StagesOfTheCallerStandWhereTheyBeganAndAddUp()
    {
        (Volume volume, Mask mask) = Ball();
        ExtractionTimings timings = new();
        Assert.Equal(7, timings.Measure("mine", () => 7));
        FeatureExtractor.PyRadiomics.Extract(volume, mask, timings, TestContext.Current.CancellationToken);
        TimeSpan before = timings.Stages[0].Wall;
        timings.Measure("mine", () =>
        {
            Thread.Sleep(20);
            return 0;
        });
        Assert.Equal("mine", timings.Stages[0].Stage);
        Assert.True(timings.Stages[0].Wall >= before + TimeSpan.FromMilliseconds(15));
        Assert.Throws<InvalidOperationException>(() => timings.Measure<int>("failed", () => throw new InvalidOperationException()));
        Assert.Equal("failed", timings.Stages[^1].Stage);
    }

    private static (Volume Volume, Mask Mask) Ball()
    {
        Random random = new(6);
        float[] hu = [.. Enumerable.Range(0, (int)s_grid.Size.VoxelCount).Select(_ => (float)random.Next(-200, 200))];
        byte[] inside = [.. Enumerable.Range(0, hu.Length).Select(i => s_grid.Size.IndexOf(i)).Select(v => Square(v.Column - 10) + Square(v.Row - 9) + 4 * Square(v.Slice - 8) <= 36 ? (byte)1 : (byte)0)];
        return (new Volume(s_grid, hu, StoredType.Int16), Mask.FromVoxels(s_grid, inside));

        static int Square(int x) => x * x;
    }
}
