using Xunit;

namespace Radiomics.Core.Tests.Extraction.Parameters;

/// <summary>IBSI 2's filters by parameter files.</summary>
public sealed class ConvolutionParametersTests
{
    [Theory]
    [InlineData("Mean: {support: [3, 5], boundary: zero, filterDimension: 2D}", "mean-3-2D-zero mean-5-2D-zero")]
    [InlineData("Mean: {}", "mean-5-3D")]
    [InlineData("LoG: {sigma: [1.5, 3], cutoff: 3}", "log-sigma-1-5-mm-3D-cutoff-3 log-sigma-3-mm-3D-cutoff-3")]
    [InlineData("Laws: {kernels: [L5E5E5, L5E5], rotationInvariance: true, energyDelta: 7}", "laws-L5E5E5-3D-max-energy-7 laws-L5E5-2D-max-energy-7")]
    [InlineData("Gabor: {sigma: [5], lambda: [2, 4], gamma: 1.5, theta: [0, 45], filterDimension: 2D}",
        "gabor-sigma-5-lambda-2-gamma-1-5-theta-0-2D gabor-sigma-5-lambda-2-gamma-1-5-theta-45-2D gabor-sigma-5-lambda-4-gamma-1-5-theta-0-2D gabor-sigma-5-lambda-4-gamma-1-5-theta-45-2D")]
    [InlineData("Gabor: {sigma: [5], lambda: 2, thetaStep: 22.5, pooling: average}", "gabor-sigma-5-lambda-2-gamma-1-step-22-5-3D-average")]
    [InlineData("Wavelet: {wavelet: haar, filterDimension: 2D}", "wavelet-haar-LL-level-1-2D wavelet-haar-LH-level-1-2D wavelet-haar-HL-level-1-2D wavelet-haar-HH-level-1-2D")]
    [InlineData("Wavelet: {subband: LLH, decompositionLevel: [1, 2], rotationInvariance: true, pooling: min}", "wavelet-coif1-LLH-level-1-3D-min wavelet-coif1-LLH-level-2-3D-min")]
    [InlineData("Simoncelli: {decompositionLevel: 2}", "simoncelli-level-2-3D")]
    [InlineData("Shannon: {filterDimension: 2D}", "shannon-level-1-2D")]
    [InlineData("RieszLoG: {sigma: [3], rieszOrder: [1-0-0, 0-2]}", "riesz-1-0-0-log-sigma-3-mm-3D riesz-0-2-log-sigma-3-mm-2D")]
    [InlineData("RieszSimoncelli: {rieszOrder: 0-2-0}", "riesz-0-2-0-simoncelli-level-1-3D")]
    public void AnImageTypeGivesAFilterForEachCombinationOfItsLists(string imageType, string names)
    {
        ExtractionSettings settings = Parse(imageType);
        Assert.Equal(names.Split(' ').Select(n => $"{n}_stat_mean"), new FeatureExtractor(settings).FeatureNames);
        // Read back from what was written, they are the same.
        ExtractionSettings again = ExtractionSettings.Parse(settings.ToYaml());
        Assert.Equal(settings, again);
        Assert.Equal(new FeatureExtractor(settings).FeatureNames, new FeatureExtractor(again).FeatureNames);
    }

    [Fact]
    public void AnImageTypeCanHaveSeveralConfigurations()
    {
        ExtractionSettings settings = Parse("Wavelet:\n    - {wavelet: db3, subband: LLH}\n    - {wavelet: haar, subband: [HH], decompositionLevel: 2, binWidth: 5}\n  Original: {}");
        Assert.Equal(["wavelet-db3-LLH-level-1-3D_stat_mean", "wavelet-haar-HH-level-2-2D_stat_mean", "original_stat_mean"], new FeatureExtractor(settings).FeatureNames);
        Assert.Equal(settings, ExtractionSettings.Parse(settings.ToYaml()));
    }

    [Fact]
    public void KeysUnderSettingAreThoseOfEveryFilterThatHasThem()
    {
        ExtractionSettings settings = ExtractionSettings.Ibsi.With("imageType", "Mean,LoG").With("sigma", "2,3").With("boundary", "nearest").With("families", "firstorder.stat_mean");
        Assert.Equal(["mean-5-3D-nearest_stat_mean", "log-sigma-2-mm-3D-nearest_stat_mean", "log-sigma-3-mm-3D-nearest_stat_mean"], new FeatureExtractor(settings).FeatureNames);
    }

    [Theory]
    [InlineData("Mean: {support: 4}", "SETTING_RANGE", "odd")]
    [InlineData("Mean: {support: 0}", "SETTING_RANGE", "support")]
    [InlineData("Mean: {boundary: reflect}", "SETTING_VALUE", "mirror")]
    [InlineData("Mean: {filterDimension: 4D}", "SETTING_VALUE", "3D, 2D")]
    [InlineData("LoG: {}", "SETTING_RANGE", "sigma")]
    [InlineData("LoG: {sigma: [1], cutoff: 0}", "SETTING_RANGE", "cutoff")]
    [InlineData("Laws: {}", "SETTING_RANGE", "kernels")]
    [InlineData("Laws: {kernels: L5E4}", "SETTING_RANGE", "L5E5E5")]
    [InlineData("Laws: {kernels: [L5E5, L5E5]}", "SETTING_RANGE", "L5E5")]
    [InlineData("Laws: {kernels: L5E5, pooling: median}", "SETTING_VALUE", "average")]
    [InlineData("Gabor: {sigma: [5]}", "SETTING_RANGE", "lambda")]
    [InlineData("Gabor: {sigma: [5], lambda: 2, thetaStep: 50}", "SETTING_RANGE", "360")]
    [InlineData("Wavelet: {subband: LLLL}", "SETTING_RANGE", "LLH")]
    [InlineData("Wavelet: {subband: LLH, filterDimension: 2D}", "SETTING_RANGE", "2 letters")]
    [InlineData("Wavelet: {decompositionLevel: 13}", "SETTING_RANGE", "from 1 to 12")]
    [InlineData("Wavelet: {level: 2}", "SETTING_PROFILE", "level")]
    [InlineData("RieszSimoncelli: {rieszOrder: 0-0-0}", "SETTING_RANGE", "rieszOrder")]
    [InlineData("RieszSimoncelli: {}", "SETTING_RANGE", "rieszOrder")]
    [InlineData("Wavelet: [{subband: LLH}, {subband: LLH, binWidth: 5}]", "IMAGE_TYPE_TWICE", "wavelet-coif1-LLH-level-1-3D")]
    public void MistakesAreToldWhenAnExtractorIsMade(string imageType, string code, string text)
    {
        SettingsException error = Assert.Throws<SettingsException>(() => new FeatureExtractor(Parse(imageType)));
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeysOfIbsisFiltersAreRefusedInPyRadiomicsProfile() =>
        Assert.Equal("SETTING_PROFILE", Assert.Throws<SettingsException>(() => new FeatureExtractor(ExtractionSettings.Parse("imageType:\n  Wavelet: {boundary: zero}"))).Code);

    [Fact]
    public void ResponsesAreMeasuredWithinTheRegionThatUnfilteredIntensitiesLeave()
    {
        // Interpolate, round, filter the whole image; the range decides by the image that is not filtered.
        ImageSize size = new(12, 11, 8);
        Random random = new(5);
        Volume image = Volume.FromHounsfield([.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => (float)random.Next(-300, 300))], size, new Spacing(1, 1, 2));
        byte[] inside = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(i => size.IndexOf(i) is { Column: > 2 and < 9, Row: > 2 and < 8, Slice: > 1 and < 6 } ? (byte)1 : (byte)0)];
        Mask mask = Mask.FromBox(image.Geometry, image.Geometry.WholeRegion, inside);
        ExtractionSettings settings = ExtractionSettings.Parse("profile: ibsi\nimageType: {Mean: {support: 3}}\nfeatureClass: {firstorder: [stat_mean]}\nsetting: {resampledPixelSpacing: [1, 1, 1], resegmentRange: [-100, 150]}");
        double found = Assert.Single(new FeatureExtractor(settings).Extract(image, mask, TestContext.Current.CancellationToken)).Value;

        ProcessedRegion region = ProcessingChain.Run(image, mask, settings.Processing, TestContext.Current.CancellationToken);
        Assert.All(region.Image.Voxels.ToArray(), v => Assert.Equal(MathF.Round(v), v));
        Volume response = new MeanFilter { Support = 3 }.Apply(region.Image, TestContext.Current.CancellationToken).Responses[0].Image;
        VoxelRegion box = region.IntensityMask.Region;
        double sum = 0;
        for (int i = 0; i < region.IntensityMask.Box.Length; i++)
        {
            if (region.IntensityMask.Box[i] == 0) continue;
            VoxelIndex at = box.Size.IndexOf(i);
            sum += response.DoubleVoxels[response.Size.Offset(new VoxelIndex(box.Start.Column + at.Column, box.Start.Row + at.Row, box.Start.Slice + at.Slice))];
        }
        Assert.NotEqual(region.MorphologicalMask.VoxelCount, region.IntensityMask.VoxelCount);
        Assert.Equal(sum / region.IntensityMask.VoxelCount, found, 1e-9);
    }

    private static ExtractionSettings Parse(string imageType) => ExtractionSettings.Parse($"profile: ibsi\nimageType:\n  {imageType}\nfeatureClass:\n  firstorder: [stat_mean]\n");
}
