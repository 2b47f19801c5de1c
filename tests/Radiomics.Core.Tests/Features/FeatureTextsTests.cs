using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Every feature has its texts, and every text its feature.</summary>
public sealed class FeatureTextsTests
{
    [Fact]
    public void TheGlszmHasTexts()
    {
        foreach (FeatureDefinition feature in GlszmFeatures.All.Select(f => f.Definition))
        {
            Assert.NotEmpty(feature.Title);
            Assert.NotEmpty(feature.Definition);
            Assert.NotEmpty(feature.Formula);
        }
        Assert.Equal("sum P(i,j) / j^2 / Nz", GlszmFeatures.All.Single(f => f.Definition.Id == "szm_sze").Definition.Formula);
    }
}
