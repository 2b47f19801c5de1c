using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The documented limits of the families of intensities.</summary>
public sealed class IntensityLimitsTests
{
    private const FeatureFamilies Families = FeatureFamilies.LocalIntensity | FeatureFamilies.FirstOrder | FeatureFamilies.Histogram | FeatureFamilies.VolumeHistogram;

    [Fact]
    public void AFlatRegionHasTheLimitValues()
    {
        Volume volume = Volume.FromHounsfield([.. Enumerable.Repeat(0f, 27)], new ImageSize(3, 3, 3), Spacing.Isotropic(1));
        Mask mask = Mask.FromVoxels(volume.Geometry, [.. Enumerable.Repeat((byte)1, 27)]);
        FeatureSet features = new FeatureExtractor(ExtractionSettings.Ibsi with { Families = Families }).Extract(volume, mask, TestContext.Current.CancellationToken);
        Assert.Equal(0, features["original_stat_skew"]);
        Assert.Equal(0, features["original_stat_kurt"]);
        Assert.Equal("ZERO_MEAN", features.Find("original_stat_cov")!.Reason!.Code);
        Assert.Equal("QUARTILES_CANCEL", features.Find("original_stat_qcod")!.Reason!.Code);
        Assert.Equal("NO_INTENSITY_RANGE", features.Find("original_ivh_v10")!.Reason!.Code);
        Assert.Equal(0, features["original_ih_kurt"]);
        Assert.Equal(0, features["original_ih_entropy"]);
        Assert.Equal(1, features["original_ih_mode"]);
        Assert.Equal((0, 1, 0, 1), (features["original_ih_max_grad"], features["original_ih_max_grad_g"], features["original_ih_min_grad"], features["original_ih_min_grad_g"]));
        Assert.Equal(0, features["original_loc_peak_glob"]);
    }

    [Fact]
    public void TheShiftOfIntensitiesIsPyRadiomicsAlone()
    {
        Volume volume = Volume.FromHounsfield([3, 4], new ImageSize(2, 1, 1), Spacing.Isotropic(2));
        Mask mask = Mask.FromVoxels(volume.Geometry, [1, 1]);
        FeatureSet shifted = new FeatureExtractor(ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.FirstOrder, Rules = RegionRules.None, IntensityShift = 10 })
            .Extract(volume, mask, TestContext.Current.CancellationToken);
        Assert.Equal(13 * 13 + 14 * 14, shifted["original_firstorder_Energy"]);
        Assert.Equal(8 * (13 * 13 + 14 * 14), shifted["original_firstorder_TotalEnergy"]);
        Assert.Equal(3.5, shifted["original_firstorder_Mean"]);
        FeatureSet ibsi = new FeatureExtractor(ExtractionSettings.Ibsi with { Families = FeatureFamilies.FirstOrder, IntensityShift = 10 }).Extract(volume, mask, TestContext.Current.CancellationToken);
        Assert.Equal(25, ibsi["original_stat_energy"]);
    }
}
