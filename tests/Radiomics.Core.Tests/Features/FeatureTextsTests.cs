using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Every feature has its texts, and every text its feature.</summary>
public sealed class FeatureTextsTests
{
    [Fact]
    public void ZonesAndNeighborhoodsHaveTexts()
    {
        foreach (FeatureDefinition feature in FamilyComputations.All
            .Where(f => f.Family is FeatureFamilies.Glszm or FeatureFamilies.Gldzm or FeatureFamilies.Gldm or FeatureFamilies.Ngtdm).SelectMany(f => f.Definitions))
        {
            Assert.NotEmpty(feature.Title);
            Assert.NotEmpty(feature.Definition);
            Assert.NotEmpty(feature.Formula);
        }
        Assert.Equal("sum P(i,j) / j^2 / Nz", GlszmFeatures.All.Single(f => f.Definition.Id == "szm_sze").Definition.Formula);
    }

    [Theory]
    [InlineData(FeatureFamilies.LocalIntensity)]
    [InlineData(FeatureFamilies.FirstOrder)]
    [InlineData(FeatureFamilies.Histogram)]
    [InlineData(FeatureFamilies.VolumeHistogram)]
    public void TheFamiliesOfIntensitiesHaveTexts(FeatureFamilies family)
    {
        foreach (FeatureDefinition feature in FamilyComputations.All.Single(f => f.Family == family).Definitions)
        {
            Assert.NotEmpty(feature.Title);
            Assert.NotEmpty(feature.Unit);
            Assert.EndsWith(".", feature.Definition, StringComparison.Ordinal);
            Assert.NotEmpty(feature.Formula);
        }
    }
}
