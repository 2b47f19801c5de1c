using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Tiny and odd regions in the families of intensities: a number or NaN with a reason, never an exception and never infinity.</summary>
public sealed class SmallIntensityRegionTests
{
    private const FeatureFamilies Families = FeatureFamilies.LocalIntensity | FeatureFamilies.FirstOrder | FeatureFamilies.Histogram | FeatureFamilies.VolumeHistogram;

    [Fact]
    public void TwentyThousandSmallRegionsHaveNumbersOrReasons()
    {
        ExtractionSettings ibsi = ExtractionSettings.Ibsi with { Families = Families };
        FeatureExtractor[] extractors =
        [
            new(ibsi), new(ibsi with { Discretization = new FixedBinNumber(8), VolumeHistogramDiscretization = new FixedBinNumber(1000) }),
            new(ibsi with { Resegmentation = new Resegmentation { Lower = -60 }, VolumeHistogramDiscretization = new FixedBinSize(2.5) }),
            new(ExtractionSettings.PyRadiomics with { Families = Families, Rules = RegionRules.None, IntensityShift = 300 }),
        ];
        Random random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            ImageSize size = new(1 + random.Next(4), 1 + random.Next(4), 1 + random.Next(2));
            (Volume volume, Mask mask) = RandomRegion.Create(i, size, 1 + random.Next(1 + i % 90), random.NextDouble());
            if (i % 5 == 0) volume = new Volume(volume.Geometry, [.. volume.Voxels.ToArray().Select(v => v * 0.37f)]);
            foreach (FeatureValue feature in extractors[i % extractors.Length].Extract(volume, mask, TestContext.Current.CancellationToken))
            {
                Assert.False(double.IsInfinity(feature.Value), $"{feature} for region {i}");
                Assert.Equal(double.IsNaN(feature.Value), feature.Reason is not null);
                Assert.NotEqual("DIVISION_BY_ZERO", feature.Reason?.Code);
            }
            (double moran, double geary) = SpatialAutocorrelation.Compute(RegionIntensities.Gather(volume, mask));
            Assert.False(double.IsInfinity(moran) || double.IsInfinity(geary));
            Assert.Equal(double.IsNaN(moran), double.IsNaN(geary));
        }
    }

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
