using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Every feature has its texts, and every text its feature.</summary>
public sealed class FeatureTextsTests
{
    [Fact]
    public void ShapeHasTexts()
    {
        FeatureDefinition[] features = [.. ShapeFeatures.All.Select(f => f.Definition), .. Shape2DFeatures.All.Select(f => f.Definition)];
        Assert.Equal(42, features.Length);
        foreach (FeatureDefinition feature in features)
        {
            Assert.NotEmpty(feature.Title);
            Assert.NotEmpty(feature.Unit);
            Assert.NotEmpty(feature.Definition);
            Assert.NotEmpty(feature.Formula);
        }
        Assert.Equal(29, features.Count(f => f.IsIn(Profile.Ibsi)));
        Assert.Equal(27, features.Count(f => f.IsIn(Profile.PyRadiomics)));
    }

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
