using Xunit;

namespace Radiomics.Core.Tests.Extraction.Parameters;

/// <summary>Files with the keys and values of PyRadiomics' example settings are read as they are.</summary>
public sealed class ExampleFilesTests
{
    private const string GlcmList =
        "['Autocorrelation', 'JointAverage', 'ClusterProminence', 'ClusterShade', 'ClusterTendency', 'Contrast', 'Correlation', 'DifferenceAverage', 'DifferenceEntropy', "
        + "'DifferenceVariance', 'JointEnergy', 'JointEntropy', 'Imc1', 'Imc2', 'Idm', 'Idmn', 'Id', 'Idn', 'InverseVariance', 'MaximumProbability', 'SumEntropy', 'SumSquares']";

    private const string Classes = "featureClass:\n  shape:\n  firstorder:\n  glcm: " + GlcmList + "\n  glrlm:\n  glszm:\n  gldm:\n";

    private static readonly Dictionary<string, string> s_files = new()
    {
        ["Params"] = "setting:\n  binWidth: 25\n  label: 1\n  interpolator: 'sitkBSpline'\n  resampledPixelSpacing:\n  weightingNorm:\n\nimageType:\n  Original: {}\n\n" + Classes.Replace("firstorder:", "firstorder: []"),
        ["exampleCT"] = "imageType:\n  Original: {}\n  LoG:\n    sigma: [1.0, 2.0, 3.0, 4.0, 5.0]\n  Wavelet: {}\n\n" + Classes
            + "setting:\n  interpolator: 'sitkBSpline'\n  resampledPixelSpacing: [1, 1, 1]\n  padDistance: 10\n  binWidth: 25\n  voxelArrayShift: 1000\n  label: 1\n",
        ["exampleMR_3mm"] = "imageType:\n  Original: {}\n  LoG:\n    sigma: [2.0, 3.0, 4.0, 5.0]\n  Wavelet: {}\n\n" + Classes
            + "setting:\n  normalize: true\n  normalizeScale: 100\n  interpolator: 'sitkBSpline'\n  resampledPixelSpacing: [2, 2, 2]\n  binWidth: 5\n  voxelArrayShift: 300\n  label: 1\n",
        ["exampleMR_5mm"] = "imageType:\n  Original: {}\n  LoG:\n    sigma: [3.0, 5.0]\n  Wavelet: {}\n\n" + Classes
            + "setting:\n  normalize: true\n  normalizeScale: 100\n  interpolator: 'sitkBSpline'\n  resampledPixelSpacing: [3, 3, 3]\n  binWidth: 5\n  voxelArrayShift: 300\n  label: 1\n",
        ["exampleMR_NoResampling"] = "imageType:\n  Original: {}\n  LoG:\n    sigma: [1.0, 3.0, 5.0]\n  Wavelet: {}\n\n" + Classes
            + "setting:\n  normalize: true\n  normalizeScale: 100\n  preCrop: true\n  force2D: true\n  force2Ddimension: 0\n  binWidth: 5\n  voxelArrayShift: 300\n  label: 1\n",
        ["MR_2D_extraction"] = "imageType:\n  Original: {}\n  LoG:\n    sigma: [2.0, 3.0, 4.0, 5.0]\n  Wavelet: {}\n\n" + Classes.Replace("  shape:", "  shape2D:") + "  ngtdm:\n\n"
            + "setting:\n  normalize: true\n  normalizeScale: 100\n  interpolator: 'sitkBSpline'\n  resampledPixelSpacing: [2, 2, 0]\n  padDistance: 10\n  preCrop: true\n\n  force2D: true\n  force2Ddimension: 0\n\n  binWidth: 5\n  voxelArrayShift: 300\n  label: 1\n",
        ["exampleVoxel"] = "\nimageType:\n  Original: {}\n\nfeatureClass:\n  glcm:\n    - JointEntropy\n\nsetting:\n  binWidth: 25\n  force2D: true\n  label: 1\n\nvoxelSetting:\n  kernelRadius: 2\n  maskedKernel: true\n  initValue: nan\n  voxelBatch: 10000\n",
    };

    public static TheoryData<string> Names { get; } = [.. s_files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheFileIsReadAndWrittenBack(string name)
    {
        ExtractionSettings settings = ExtractionSettings.Parse(s_files[name], $"{name}.yaml");
        Assert.Equal(Profile.PyRadiomics, settings.Profile);
        Assert.Equal(1, settings.Label);
        Assert.Equal(name.Contains("exampleVoxel", StringComparison.Ordinal), settings.Notes.Count > 0);
        Assert.Equal(settings, ExtractionSettings.Parse(settings.ToYaml()));
        FeatureExtractor extractor = new(settings.With("imageType", "Original"));
        Assert.Equal(name == "exampleVoxel" ? 1 : 22, extractor.FeatureNames.Count(n => n.StartsWith("original_glcm_", StringComparison.Ordinal)));
    }

    [Fact]
    public void AKeyThatSaysTheSameTwiceIsReadOnce() =>
        Assert.Equal(FeatureFamilies.Shape | FeatureFamilies.FirstOrder, ExtractionSettings.Parse("featureClass:\n  shape:\n  shape:\n  firstorder: []\n").Families);

    [Fact]
    public void TheExampleForComputedTomographyMeansWhatItSays()
    {
        ExtractionSettings settings = ExtractionSettings.Parse(s_files["exampleCT"]);
        Assert.Equal(new Resampling(new Spacing(1, 1, 1)), settings.Resampling);
        Assert.Equal((10, 1000.0), (settings.PadDistance, settings.IntensityShift));
        Assert.Equal(["Original", "LoG(sigma=1.0,2.0,3.0,4.0,5.0)", "Wavelet"], settings.ImageTypes.Select(t => t.ToString()));
    }

    [Fact]
    public void ThePlaneExampleComputesPlanes()
    {
        ExtractionSettings settings = ExtractionSettings.Parse(s_files["MR_2D_extraction"]);
        Assert.True(settings.Families.HasFlag(FeatureFamilies.Shape2D));
        Assert.False(settings.Families.HasFlag(FeatureFamilies.Shape));
        Assert.Equal([TextureAggregation.DirectionMerged25D], settings.Aggregations);
    }

    [Theory]
    [InlineData("A", null, -500.0, 400.0, null, 25.0, 0, null, 0)]
    [InlineData("B", "Linear", -500.0, 400.0, null, null, 32, null, 0)]
    [InlineData("C", "Linear", -1000.0, 400.0, null, 25.0, 0, 2.5, 0)]
    [InlineData("D", "Linear", null, null, 3.0, null, 32, null, 0)]
    [InlineData("E", "BSpline", -1000.0, 400.0, 3.0, null, 32, null, 1000)]
    public void TheConfigurationsOfIbsiAreFiles(string name, string? interpolation, double? lower, double? upper, double? sigma, double? width, int count, double? ivhWidth, int ivhCount)
    {
        using Stream stream = typeof(ExtractionSettings).Assembly.GetManifestResourceStream($"Radiomics.Extraction.Verification.Configurations.ibsi_ct_{name}.yaml")!;
        using StreamReader reader = new(stream);
        ExtractionSettings s = ExtractionSettings.Parse(reader.ReadToEnd(), name);
        bool flat = name is "A" or "B";
        ExtractionSettings expected = ExtractionSettings.Ibsi with
        {
            Resampling = interpolation is null ? null : new Resampling(new Spacing(2, 2, flat ? 0 : 2), Enum.Parse<Interpolation>(interpolation)) { MaskInterpolation = Interpolation.Linear, MaskThreshold = 0.5 },
            Resegmentation = lower is null && sigma is null ? null : new Resegmentation { Lower = lower, Upper = upper, OutlierSigma = sigma },
            Discretization = width is { } w ? new FixedBinSize(w) : new FixedBinNumber(count),
            VolumeHistogramDiscretization = ivhWidth is { } i ? new FixedBinSize(i) : ivhCount > 0 ? new FixedBinNumber(ivhCount) : null,
            Aggregations = flat
                ? [TextureAggregation.Average2D, TextureAggregation.SliceMerged2D, TextureAggregation.DirectionMerged25D, TextureAggregation.Merged25D]
                : [TextureAggregation.Average3D, TextureAggregation.Merged3D],
        };
        Assert.Equal(expected.ToString(), s.ToString());
        Assert.Equal((expected.Resampling, expected.Resegmentation), (s.Resampling, s.Resegmentation));
        Assert.Empty(s.Notes);
        _ = new FeatureExtractor(s);
    }
}
