using System.Collections.Immutable;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>Settings made in code are checked when an extractor is made of them.</summary>
public sealed class SettingsCheckTests
{
    private static readonly ExtractionSettings s_py = ExtractionSettings.PyRadiomics;

    public static TheoryData<string, ExtractionSettings> Mistakes { get; } = new()
    {
        { "Families", s_py with { Families = FeatureFamilies.None } },
        { "Aggregations", s_py with { Aggregations = [] } },
        { "Aggregations", s_py with { Aggregations = [TextureAggregation.Average2D, TextureAggregation.Average3D] } },
        { "Aggregations", ExtractionSettings.Ibsi with { Aggregations = [(TextureAggregation)99] } },
        { "distances", s_py with { Distances = [] } },
        { "distances", s_py with { Distances = [1, 0] } },
        { "gldm_a", s_py with { DependenceCutoff = -1 } },
        { "voxelArrayShift", s_py with { IntensityShift = double.NaN } },
        { "force2Ddimension", s_py with { PlaneNormal = (VoxelAxis)3 } },
        { "padDistance", s_py with { PadDistance = -1 } },
        { "resampledPixelSpacing", s_py with { Resampling = new Resampling(new Spacing(1, double.NaN, 1)) } },
        { "resampledPixelSpacing", s_py with { Resampling = new Resampling(new Spacing(1, -1, 1)) } },
        { "maskThreshold", ExtractionSettings.Ibsi with { Resampling = new Resampling(Spacing.Isotropic(1)) { MaskThreshold = 0 } } },
        { "resegmentRange", s_py with { Resegmentation = new Resegmentation { Lower = 400, Upper = -1000 } } },
        { "normalizeScale", s_py with { Normalization = new Normalization(0) } },
        { "minimumROIDimensions", s_py with { Rules = new RegionRules(4, 0) } },
        { "geometryTolerance", s_py with { GeometryTolerance = 0 } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void AMistakeIsNamedWhenTheExtractorIsMade(string setting, ExtractionSettings settings)
    {
        SettingsException error = Assert.Throws<SettingsException>(() => new FeatureExtractor(settings));
        Assert.Equal("SETTING_RANGE", error.Code);
        Assert.Equal(setting, error.Problem.Where);
    }

    [Fact]
    public void AnUnknownFeatureIsNamedWithTheNearest()
    {
        var only = ImmutableDictionary<FeatureFamilies, IReadOnlySet<string>>.Empty.Add(FeatureFamilies.Glcm, ImmutableHashSet.Create("JointEntrophy"));
        SettingsException error = Assert.Throws<SettingsException>(() => new FeatureExtractor(s_py with { OnlyFeatures = only }));
        Assert.Equal("FEATURE_UNKNOWN", error.Code);
        Assert.Contains("JointEntropy", error.Problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsAsValuesGiveTheColumnsTheyAskFor()
    {
        FeatureExtractor extractor = new(ExtractionSettings.Ibsi with
        {
            Resampling = new Resampling(Spacing.Isotropic(2), Interpolation.Linear),
            Resegmentation = new Resegmentation { Lower = 1, Upper = 6 },
            Discretization = new FixedBinSize(1),
            Aggregations = [TextureAggregation.Merged3D],
        });
        FeatureSet features = extractor.Extract(DigitalPhantom.Volume, DigitalPhantom.Mask, TestContext.Current.CancellationToken);
        Assert.Equal(extractor.FeatureNames, features.Select(f => f.Name));
        Assert.Equal(2.15, features["original_stat_mean"], 0.005);
        Assert.Equal(5.12, features["original_cm_contrast_3D_comb"], 0.005);
    }

    [Fact]
    public void AnExtractorCanBeMadeOfAFile()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "setting:\n  binWidth: 10\nfeatureClass:\n  firstorder: [Mean]\n");
            Assert.Equal(["original_firstorder_Mean"], FeatureExtractor.FromFile(file).FeatureNames);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
