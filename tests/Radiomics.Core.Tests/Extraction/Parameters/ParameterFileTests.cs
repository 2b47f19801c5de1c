using Xunit;

namespace Radiomics.Core.Tests.Extraction.Parameters;

/// <summary>What parameter files mean.</summary>
public sealed class ParameterFileTests
{
    [Fact]
    public void EveryKeyOfPyRadiomicsReachesItsSetting()
    {
        ExtractionSettings s = ExtractionSettings.Parse("""
            setting:
              minimumROIDimensions: 1
              minimumROISize: 50
              geometryTolerance: 1e-3
              correctMask: yes
              additionalInfo: off
              label: 2
              label_channel: 1
              normalize: True
              normalizeScale: 100
              removeOutliers: 3
              resampledPixelSpacing: [1, 1.5, 0]
              interpolator: 'sitkLinear'
              padDistance: 10
              preCrop: on
              resegmentRange: [-1000, 4.0e+2]
              resegmentMode: sigma
              resegmentShape: true
              binCount: 32
              force2D: false
              force2Ddimension: 1
              distances: [1, 2]
              weightingNorm: euclidean
              symmetricalGLCM: No
              gldm_a: 1.0
              voxelArrayShift: 1000
            """);
        Assert.Equal(new RegionRules(1, 50), s.Rules);
        Assert.Equal(0.001, s.GeometryTolerance);
        Assert.True(s.CorrectMask);
        Assert.False(s.AdditionalInfo);
        Assert.Equal((2, 1), (s.Label, s.LabelChannel));
        Assert.Equal(new Normalization(100, 3), s.Normalization);
        Assert.Equal(new Resampling(new Spacing(1, 1.5, 0), Interpolation.Linear), s.Resampling);
        Assert.Equal((10, true), (s.PadDistance, s.PreCrop));
        Assert.Equal(new Resegmentation { Lower = -1000, Upper = 400, Mode = ResegmentationMode.Sigma, ChangesShape = true }, s.Resegmentation);
        Assert.Equal(new FixedBinNumber(32), s.Discretization);
        Assert.Equal([TextureAggregation.Merged3D], s.Aggregations);
        Assert.Equal((DistanceWeighting.Euclidean, VoxelAxis.Row), (s.Weighting, s.PlaneNormal));
        Assert.Equal([1, 2], s.Distances);
        Assert.False(s.SymmetricGlcm);
        Assert.Equal((1, 1000.0), (s.DependenceCutoff, s.IntensityShift));
    }

    [Theory]
    [InlineData("", "", TextureAggregation.Average3D)]
    [InlineData("force2D: true", "", TextureAggregation.DirectionMerged25D)]
    [InlineData("weightingNorm: infinity", "", TextureAggregation.Merged3D)]
    [InlineData("weightingNorm: no_weighting", "force2D: true", TextureAggregation.Merged25D)]
    [InlineData("force2D: true", "weightingNorm: manhattan", TextureAggregation.Merged25D)]
    [InlineData("aggregation: [2D_comb]", "force2D: true", TextureAggregation.SliceMerged2D)]
    public void TexturesAreCountedAsPlanesAndWeightsSay(string first, string second, TextureAggregation expected) =>
        Assert.Equal([expected], ExtractionSettings.Parse($"featureClass: {{glcm: }}\nsetting:\n  binWidth: 25\n  {first}\n  {second}\n").Aggregations);

    [Fact]
    public void AFileWithoutClassesMeansAllOfThem()
    {
        ExtractionSettings flat = ExtractionSettings.Parse("setting: {force2D: true}");
        Assert.Equal(FeatureFamilies.PyRadiomics | FeatureFamilies.Shape2D, flat.Families);
        ExtractionSettings solid = ExtractionSettings.Parse("setting: ~");
        Assert.Equal(FeatureFamilies.PyRadiomics, solid.Families);
        Assert.Equal(FeatureFamilies.Shape2D, ExtractionSettings.Parse("featureClass: {shape2D: }").Families);
        Assert.Equal(FeatureFamilies.Ibsi, ExtractionSettings.Parse("profile: ibsi").Families);
        Assert.Equal(FeatureFamilies.Ibsi, solid.With("profile", "ibsi").Families);
        Assert.Equal([ImageType.Original], solid.ImageTypes);
    }

    [Fact]
    public void ListedFeaturesAreExactlyThose()
    {
        ExtractionSettings s = ExtractionSettings.Parse("featureClass:\n  shape:\n  firstorder: []\n  glcm: [JointEntropy, Contrast]\n  glrlm:\n    - RunEntropy\n");
        Assert.Equal(FeatureFamilies.Shape | FeatureFamilies.FirstOrder | FeatureFamilies.Glcm | FeatureFamilies.Glrlm, s.Families);
        IReadOnlyList<string> names = new FeatureExtractor(s).FeatureNames;
        Assert.Equal(["original_glcm_Contrast", "original_glcm_JointEntropy"], names.Where(n => n.Contains("_glcm_", StringComparison.Ordinal)).Order());
        Assert.Equal("original_glrlm_RunEntropy", Assert.Single(names, n => n.Contains("_glrlm_", StringComparison.Ordinal)));
        Assert.Contains("original_shape_Compactness1", names);
        Assert.DoesNotContain(new FeatureExtractor(s.With("deprecated", "false")).FeatureNames, n => n == "original_shape_Compactness1");
        ExtractionSettings asked = ExtractionSettings.Parse("featureClass: {shape: [Compactness1]}\nsetting: {deprecated: no}");
        Assert.Equal(["original_shape_Compactness1"], new FeatureExtractor(asked).FeatureNames);
    }

    [Fact]
    public void RetiredFeaturesAreAcceptedAndGiveNoValue()
    {
        ExtractionSettings s = ExtractionSettings.Parse("featureClass: {glcm: [Homogeneity1, Homogeneity2, Dissimilarity, SumVariance, Id], gldm: [DependencePercentage, GrayLevelNonUniformityNormalized]}");
        Assert.Equal(["original_glcm_Id"], new FeatureExtractor(s).FeatureNames);
        Assert.Equal(6, s.Notes.Count(n => n.Contains("gives no value", StringComparison.Ordinal)));
    }

    [Fact]
    public void AnImageTypeCanOverrideWhatActsOnFeatures()
    {
        ExtractionSettings s = ExtractionSettings.Parse("imageType: {Original: {binWidth: 10, distances: [2], resampledPixelSpacing: [1, 1, 1]}}\nsetting: {binWidth: 25, gldm_a: 1}");
        Assert.Equal(new FixedBinSize(25), s.Discretization);
        ExtractionSettings original = s.For(s.ImageTypes[0]);
        Assert.Equal(new FixedBinSize(10), original.Discretization);
        Assert.Equal([2], original.Distances);
        Assert.Equal((1, null), (original.DependenceCutoff, original.Resampling));
        Assert.Contains(s.Notes, n => n.Contains("resampledPixelSpacing has no effect", StringComparison.Ordinal));
        Assert.Equal(ExtractionSettings.Parse("setting: {binWidth: 10, distances: [2], gldm_a: 1}"), s);
    }

    [Fact]
    public void OtherImageTypesAreKeptWithTheirSettings()
    {
        ExtractionSettings s = ExtractionSettings.Parse("imageType:\n  Original:\n  LoG: {sigma: [1, 2.5], binWidth: 5}\n  Wavelet: {}\nsetting: {wavelet: db4, sigma: [9]}");
        Assert.Equal(["Original", "LoG(binWidth=5 sigma=1,2.5)", "Wavelet(wavelet=db4)"], s.ImageTypes.Select(t => t.ToString()));
        Assert.Equal([ImageType.Original], new FeatureExtractor(s.With("imageType", "Original")).Settings.ImageTypes);
    }

    [Fact]
    public void WhatPyRadiomicsOnlyWarnsAboutIsNoted()
    {
        ExtractionSettings s = ExtractionSettings.Parse("""
            setting: {interpolator: sitkFoo, resampledPixelSpacing: [2, 2, 2], weightingNorm: foo, binCount: 16, binWidth: 10, enableCExtensions: false}
            voxelSetting: {kernelRadius: 2, maskedKernel: true, initValue: nan, voxelBatch: 10000}
            featureClass: {glcm: }
            """, "warn.yaml");
        Assert.Equal(Interpolation.BSpline, s.Resampling!.Interpolation);
        Assert.Equal([TextureAggregation.Merged3D], s.Aggregations);
        Assert.Equal(DistanceWeighting.None, s.Weighting);
        Assert.Equal(new FixedBinNumber(16), s.Discretization);
        Assert.Equal(new MapSettings { KernelRadius = 2, InitialValue = double.NaN }, s.Maps);
        foreach (string part in new[] { "'sitkFoo' is unknown", "'foo' is unknown", "binCount is taken", "warn.yaml:1: enableCExtensions", "warn.yaml:2: voxelBatch has no effect" })
            Assert.Contains(s.Notes, n => n.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", Interpolation.NearestNeighbor)]
    [InlineData("2", Interpolation.Linear)]
    [InlineData("3", Interpolation.BSpline)]
    [InlineData("Linear", Interpolation.Linear)]
    [InlineData("'sitkNearestNeighbor'", Interpolation.NearestNeighbor)]
    public void InterpolatorsHaveNamesAndNumbers(string text, Interpolation expected) =>
        Assert.Equal(expected, ExtractionSettings.Parse($"setting: {{resampledPixelSpacing: [1, 1, 1], interpolator: {text}}}").Resampling!.Interpolation);

    [Fact]
    public void SettingsOfFeatureMapsComeBack()
    {
        ExtractionSettings s = ExtractionSettings.Parse("voxelSetting: {kernelRadius: 3, maskedKernel: false, initValue: .nan}");
        Assert.Equal(new MapSettings { KernelRadius = 3, MaskedKernel = false, InitialValue = double.NaN }, s.Maps);
        Assert.Equal(s, ExtractionSettings.Parse(s.ToYaml()));
        Assert.Equal(s.Maps, ExtractionSettings.Parse(s.ToYaml()).Maps);
        Assert.Equal(s.Maps with { KernelRadius = 5 }, s.With("kernelRadius", "5").Maps);
        Assert.Equal(MapSettings.Default with { InitialValue = -1 }, (ExtractionSettings.PyRadiomics with { Maps = new MapSettings { InitialValue = -1 } }).With("binWidth", "10").Maps);
        // Results of regions do not mention what has no effect on them.
        Assert.DoesNotContain("kernelRadius", ExtractionSettings.PyRadiomics.ToString(), StringComparison.Ordinal);
        Assert.Contains("voxelSetting", Assert.Throws<SettingsException>(() => ExtractionSettings.Parse("setting: {kernelRadius: 2}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoInterpolatorMeansNoResampling()
    {
        Assert.Null(ExtractionSettings.Parse("setting: {resampledPixelSpacing: [1, 1, 1], interpolator: }").Resampling);
        Assert.Null(ExtractionSettings.Parse("setting: {resampledPixelSpacing: , interpolator: sitkLinear}").Resampling);
        Assert.Null(ExtractionSettings.Parse("setting: {interpolator: sitkGaussian}").Resampling);
    }

    [Fact]
    public void LimitsMayStandInAnyOrder() =>
        Assert.Equal(new Resegmentation { Lower = 600, Upper = 1100 }, ExtractionSettings.Parse("setting: {resegmentRange: [1100, 600]}").Resegmentation);

    [Fact]
    public void JsonIsRead()
    {
        using Formats.TemporaryFolder folder = new();
        string path = folder.File("params.json");
        File.WriteAllText(path, "{\n\t\"setting\": {\n\t\t\"binWidth\": 1e1,\n\t\t\"interpolator\": \"sitkLinear\",\n\t\t\"label\": null,\n\t\t\"force2D\": true\n\t},\n\t\"featureClass\": {\"glcm\": [\"Id\"]}\n}\n");
        ExtractionSettings s = ExtractionSettings.Load(path);
        Assert.Equal(new FixedBinSize(10), s.Discretization);
        Assert.Equal(["original_glcm_Id"], new FeatureExtractor(s).FeatureNames);
    }

    [Fact]
    public void AnchorsAndAliasesAreRead() =>
        Assert.Equal([3], ExtractionSettings.Parse("imageType:\n  Original: &o {distances: [3]}\n  Square: *o\n").For(ExtractionSettings.Parse("imageType: {Original: {distances: [3]}}").ImageTypes[0]).Distances);

    [Fact]
    public void SingleVoxelsAreRefusedInPyRadiomicsProfileUnlessAllowed()
    {
        Assert.Equal(new RegionRules(2, 1), ExtractionSettings.Parse("{}").Rules);
        Assert.Equal(RegionRules.None, ExtractionSettings.Parse("profile: ibsi").Rules);
        Assert.Equal(new RegionRules(1, 20), ExtractionSettings.Parse("profile: ibsi\nsetting: {minimumROISize: 20}").Rules);
        Assert.Equal(RegionRules.None, ExtractionSettings.Parse("setting: {allowSingleVoxel: true}").Rules);
    }
}
