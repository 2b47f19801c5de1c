using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Tiny, flat and odd regions: a number or NaN with a reason, never an exception and never infinity.</summary>
public sealed class SmallRegionTests
{
    private static readonly FeatureExtractor s_extractor = new(ExtractionSettings.PyRadiomics with { Rules = RegionRules.None });

    public static TheoryData<string> Profiles { get; } = ["pyradiomics", "ibsi"];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void EveryFeatureOfTwentyThousandSmallRegionsIsANumberOrUndefinedWithAReason(string profile)
    {
        ExtractionSettings settings = profile == "ibsi"
            ? ExtractionSettings.Ibsi with { Aggregations = Enum.GetValues<TextureAggregation>() }
            : ExtractionSettings.PyRadiomics with { Rules = RegionRules.None };
        FeatureExtractor extractor = new(settings with { MaxDegreeOfParallelism = 1, AdditionalInfo = false });
        IReadOnlyList<string> names = extractor.FeatureNames;
        int largest = 0;
        Parallel.For(0, 20_000, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, seed =>
        {
            (Volume volume, Mask mask) = SmallRegions.Create(seed);
            if (mask.VoxelCount == SmallRegions.MaximumVoxels) Interlocked.Increment(ref largest);
            FeatureSet features = extractor.Extract(volume, mask, CancellationToken.None);
            if (seed % 100 == 0) Assert.Equal(names, features.Select(f => f.Name));
            foreach (FeatureValue feature in features)
            {
                Assert.False(double.IsInfinity(feature.Value), $"seed {seed}: {feature} for {mask.VoxelCount} voxels");
                Assert.True(double.IsNaN(feature.Value) == feature.Reason is not null, $"seed {seed}: {feature.Name} = {feature.Value} with reason '{feature.Reason}'");
                Assert.True(feature.Reason is null || feature.Reason.Code.Length > 0);
            }
        });
        Assert.True(largest > 100, $"only {largest} regions had {SmallRegions.MaximumVoxels} voxels");
    }

    [Fact]
    public void ASingleVoxelHasNoNeighborsAndNoAxesAndSaysSo()
    {
        Volume volume = Volume.FromHounsfield([7], new ImageSize(1, 1, 1), Spacing.Isotropic(1));
        FeatureSet features = s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [1]), TestContext.Current.CancellationToken);
        Assert.True(double.IsNaN(features["original_glcm_Contrast"]));
        Assert.Equal("no two voxels of the region are neighbors", features.Find("original_glcm_Contrast")!.Reason!.Text);
        Assert.Equal("the region is a single voxel and has no axes", features.Find("original_shape_Elongation")!.Reason!.Text);
        Assert.Equal("no line along a direction holds two voxels of the region", features.Find("original_glrlm_RunEntropy")!.Reason!.Text);
        Assert.Equal(7, features["original_firstorder_Median"]);
        Assert.Equal(1.0 / 6, features["original_shape_MeshVolume"], 1e-15);
        Assert.Equal(1, features["original_glszm_ZonePercentage"]);
    }

    [Fact]
    public void RunsAcrossARegionOfOneSliceAreNotCounted()
    {
        Volume volume = Volume.FromHounsfield([0, 0, 100, 100], new ImageSize(2, 2, 1), Spacing.Isotropic(1));
        Glrlm glrlm = Glrlm.Count(new FixedBinSize(25).Discretize(volume, Mask.FromVoxels(volume.Geometry, [1, 1, 1, 1])));
        Assert.Equal(4, glrlm.Matrices.Length);
        // Along rows two runs of two, along columns and both diagonals four runs of one.
        Assert.Equal((2 / 4.0 + 3 * 4 / 4.0) / 4, GlrlmFeatures.RunPercentage(glrlm), 1e-15);
    }

    [Fact]
    public void TwoVoxelsOnOneLineCountAlsoWithAGapBetweenThem()
    {
        Volume volume = Volume.FromHounsfield([0, 0, 100], new ImageSize(3, 1, 1), Spacing.Isotropic(1));
        Glrlm glrlm = Glrlm.Count(new FixedBinSize(25).Discretize(volume, Mask.FromVoxels(volume.Geometry, [1, 0, 1])));
        Assert.Equal(1, glrlm.Matrices.Length);
        Assert.Equal(1, GlrlmFeatures.RunPercentage(glrlm));
    }

    [Fact]
    public void AFlatRegionHasTheLimitValues()
    {
        Volume volume = Volume.FromHounsfield([.. Enumerable.Repeat(-110f, 27)], new ImageSize(3, 3, 3), Spacing.Isotropic(1));
        FeatureSet features = s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [.. Enumerable.Repeat((byte)1, 27)]), TestContext.Current.CancellationToken);
        Assert.Equal(1, features["original_glcm_Correlation"]);
        Assert.Equal(1, features["original_glcm_MCC"]);
        Assert.Equal(0, features["original_glcm_Imc1"]);
        Assert.Equal(0, features["original_firstorder_Skewness"]);
        Assert.Equal(0, features["original_firstorder_Kurtosis"]);
        Assert.Equal(0, features["original_firstorder_Entropy"], 1e-15);
    }

    [Fact]
    public void AnEmptyMaskIsRefused()
    {
        Volume volume = Volume.FromHounsfield([7], new ImageSize(1, 1, 1), Spacing.Isotropic(1));
        MaskException error = Assert.Throws<MaskException>(() => s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [0]), TestContext.Current.CancellationToken));
        Assert.Equal("MASK_EMPTY", error.Code);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void AVoxelThatIsNoNumberIsRefused(float value)
    {
        Volume volume = Volume.FromHounsfield([7, value], new ImageSize(2, 1, 1), Spacing.Isotropic(1));
        MaskException error = Assert.Throws<MaskException>(() => s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [1, 1]), TestContext.Current.CancellationToken));
        Assert.Equal("MASK_NOT_FINITE", error.Code);
        Assert.Contains("1 of its 2 voxels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMaskOnAnotherGridIsRefused()
    {
        Volume volume = Volume.FromHounsfield([7, 8], new ImageSize(2, 1, 1), Spacing.Isotropic(1));
        Mask mask = Mask.FromVoxels(new ImageGeometry(new ImageSize(2, 1, 1), Spacing.Isotropic(1.5)), [1, 1]);
        Assert.Throws<GeometryMismatchException>(() => s_extractor.Extract(volume, mask, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ShapeAloneDoesNotAskForIntensities()
    {
        Volume volume = Volume.FromHounsfield([7, float.NaN], new ImageSize(2, 1, 1), Spacing.Isotropic(1));
        Mask mask = Mask.FromVoxels(volume.Geometry, [1, 1]);
        FeatureExtractor shape = new(ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.Shape, Rules = RegionRules.None });
        Assert.Equal(2, shape.Extract(volume, mask, TestContext.Current.CancellationToken)["original_shape_VoxelVolume"]);
        Mask elsewhere = Mask.FromVoxels(new ImageGeometry(new ImageSize(2, 1, 1), Spacing.Isotropic(1.5)), [1, 1]);
        Assert.Throws<GeometryMismatchException>(() => shape.Extract(volume, elsewhere, TestContext.Current.CancellationToken));
    }
}
