using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The co-occurrence and run length features: how many each profile has, and that each has its texts.</summary>
public sealed class TextureTextsTests
{
    [Theory]
    [InlineData(FeatureFamilies.Glcm, 25, 24)]
    [InlineData(FeatureFamilies.Glrlm, 16, 16)]
    public void EachProfileHasItsFeaturesAndEachFeatureItsTexts(FeatureFamilies family, int ibsi, int pyRadiomics)
    {
        IReadOnlyList<FeatureDefinition> features = FamilyComputations.All.Single(f => f.Family == family).Definitions;
        Assert.Equal(ibsi, features.Count(f => f.IsIn(Profile.Ibsi)));
        Assert.Equal(pyRadiomics, features.Count(f => f.IsIn(Profile.PyRadiomics)));
        Assert.Equal(features.Count, features.Select(f => f.Id).Distinct().Count());
        Assert.All(features, feature =>
        {
            Assert.NotEmpty(feature.Title);
            Assert.NotEmpty(feature.Definition);
            Assert.NotEmpty(feature.Formula);
            Assert.Equal(feature.Id.Contains("entr", StringComparison.Ordinal) ? "bit" : "1", feature.Unit);
        });
    }
}
