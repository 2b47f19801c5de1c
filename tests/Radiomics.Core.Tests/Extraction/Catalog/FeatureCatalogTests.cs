using Xunit;

namespace Radiomics.Core.Tests.Extraction.Catalog;

/// <summary>Every feature is in the catalogue, documented once, and found by any of its names.</summary>
public sealed class FeatureCatalogTests
{
    [Fact]
    public void TheCatalogueHoldsWhatIsComputed()
    {
        Assert.Equal(FamilyComputations.All.SelectMany(f => f.Definitions).Select(d => d.Id), FeatureCatalog.All.Select(d => d.Id));
        foreach (FamilyComputation family in FamilyComputations.All) Assert.All(family.Definitions, d => Assert.Equal(family.Family, d.Family));
        Assert.Equal(FamilyNames.All.Select(f => f.Family).Where(f => FeatureCatalog.OfFamily(f).Count > 0), FamilyComputations.All.Select(f => f.Family));
    }

    [Fact]
    public void IdsAndNamesAreUnique()
    {
        Assert.Equal(FeatureCatalog.All.Count, FeatureCatalog.All.Select(f => f.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        string[] names = [.. FeatureCatalog.All.Where(f => f.PyRadiomicsName is not null).Select(f => $"{f.FamilyName}_{f.PyRadiomicsName}")];
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(FeatureCatalog.All.Where(f => f.IbsiTag is not null && f.IbsiCode.Length == 0).Select(f => f.Id));
    }

    [Fact]
    public void EveryFeatureHasItsTextsAndEveryTextItsFeature()
    {
        List<string> missing = [];
        foreach (FeatureDefinition feature in FeatureCatalog.All)
        {
            if (!FeatureTexts.Ids.Contains(feature.Id))
            {
                missing.Add(feature.Id);
                continue;
            }
            if (feature.Title.Length == 0 || feature.Unit.Length == 0 || feature.Definition.Length == 0 || feature.Formula.Length == 0) missing.Add($"{feature.Id} (part)");
            if (!feature.Definition.EndsWith('.')) missing.Add($"{feature.Id}: the definition is no sentence");
        }
        Assert.True(missing.Count == 0, $"without texts: {string.Join(", ", missing)}");
        Assert.Empty(FeatureTexts.Ids.Except(FeatureCatalog.All.Select(f => f.Id)));
    }

    [Theory]
    [InlineData("original_glszm_ZoneEntropy")]
    [InlineData("wavelet-LLH_glszm_ZoneEntropy")]
    [InlineData("log-sigma-1-0-mm-3D_glszm_ZoneEntropy")]
    [InlineData("glszm_ZoneEntropy")]
    [InlineData("zoneentropy")]
    [InlineData("szm_zs_entr")]
    [InlineData("szm_zs_entr_3D")]
    [InlineData("original_szm_zs_entr_2_5D")]
    [InlineData("GU8N")]
    [InlineData(" gu8n ")]
    public void AFeatureIsFoundByAnyOfItsNames(string name) => Assert.Equal("szm_zs_entr", Assert.Single(FeatureCatalog.Find(name)).Id);

    [Fact]
    public void EveryFeatureIsFoundByItsColumns()
    {
        foreach (ExtractionSettings settings in new[] { ExtractionSettings.PyRadiomics, ExtractionSettings.Ibsi with { Aggregations = Enum.GetValues<TextureAggregation>() } })
            foreach (FamilyComputation family in FamilyComputations.All)
                foreach ((FeatureDefinition feature, string name) in family.Columns(settings, "original"))
                    Assert.Equal(feature.Id, Assert.Single(FeatureCatalog.Find(name)).Id);
    }

    [Fact]
    public void ANameOfSeveralGivesAllAndAnUnknownOneTheNearest()
    {
        Assert.Equal(["glrlm", "glszm"], FeatureCatalog.Find("GrayLevelVariance").Select(f => f.FamilyName).Where(f => f is "glrlm" or "glszm"));
        Assert.Empty(FeatureCatalog.Find("shape_JointEntropy"));
        Assert.Empty(FeatureCatalog.Find(""));
        Assert.Empty(FeatureCatalog.Find("_"));
        Assert.Equal("glcm_JointEntropy", FeatureCatalog.Nearest("glcm_JointEntopy")[0]);
        Assert.Contains("JointEntropy", FeatureCatalog.Nearest("original_glcm_JointEntopy"));
        Assert.Empty(FeatureCatalog.Nearest("qqqqqqqqqq"));
        Assert.Empty(FeatureCatalog.Nearest(new string('x', 10_000)));
    }
}
