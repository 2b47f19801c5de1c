using Xunit;

namespace Radiomics.Core.Tests.Extraction;

public sealed class ImageTypesTests
{
    private static (Volume Image, Mask Mask) Case()
    {
        ImageSize size = new(14, 12, 9);
        Random random = new(3);
        Volume image = Volume.FromHounsfield([.. Enumerable.Range(0, (int)size.VoxelCount).Select(i => (float)(i % 200 - 90 + random.Next(60)))], size, new Spacing(1, 1, 2));
        byte[] inside = new byte[size.VoxelCount];
        for (int i = 0; i < inside.Length; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            if (Math.Abs(at.Column - 7) + Math.Abs(at.Row - 6) + Math.Abs(at.Slice - 4) < 5) inside[i] = 1;
        }
        return (image, Mask.FromBox(image.Geometry, image.Geometry.WholeRegion, inside));
    }

    [Fact]
    public void ShapeStandsOnceAndFirstAndTheOtherFamiliesForEachImage()
    {
        (Volume image, Mask mask) = Case();
        FeatureExtractor extractor = new(ExtractionSettings.Parse("imageType: {Square: {binWidth: 5}, Original: {}}\nfeatureClass: {shape: [Elongation], firstorder: [Mean, Entropy]}"));
        string[] expected = ["original_shape_Elongation", "square_firstorder_Entropy", "square_firstorder_Mean", "original_firstorder_Entropy", "original_firstorder_Mean"];
        Assert.Equal(expected, extractor.FeatureNames);
        Assert.Equal(expected, extractor.Extract(image, mask, TestContext.Current.CancellationToken).Select(f => f.Name));
    }

    [Fact]
    public void AResponseIsMeasuredAsAnImageOfItsOwnWouldBe()
    {
        (Volume image, Mask mask) = Case();
        ExtractionSettings settings = ExtractionSettings.Parse("imageType: {Logarithm: {binWidth: 7}}\nsetting: {resegmentRange: [-50, 90]}\nfeatureClass: {firstorder: , glcm: , glszm: , ngtdm: }");
        FeatureSet found = new FeatureExtractor(settings).Extract(image, mask, TestContext.Current.CancellationToken);
        FilterResponse response = Assert.Single(new LogarithmFilter().Apply(image, TestContext.Current.CancellationToken).Responses);
        Mask kept = ProcessingChain.Run(image, mask, settings.Processing, TestContext.Current.CancellationToken).IntensityMask;
        FeatureSet expected = new FeatureExtractor(ExtractionSettings.Parse("setting: {binWidth: 7}\nfeatureClass: {firstorder: , glcm: , glszm: , ngtdm: }")).Extract(response.Image, kept, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Select(f => (f.Name.Replace("original", "logarithm", StringComparison.Ordinal), f.Value)), found.Select(f => (f.Name, f.Value)));
    }

    [Fact]
    public void ThreadsAndTimingsDoNotChangeAByte()
    {
        (Volume image, Mask mask) = Case();
        ExtractionSettings settings = ExtractionSettings.Parse("imageType: {Original: {}, Square: {}, SquareRoot: {}, Logarithm: {}, Exponential: {}}");
        FeatureSet one = new FeatureExtractor(settings with { MaxDegreeOfParallelism = 1 }).Extract(image, mask, TestContext.Current.CancellationToken);
        FeatureExtractor four = new(settings with { MaxDegreeOfParallelism = 4 });
        ExtractionTimings timings = new();
        Assert.Equal(one.Select(f => (f.Name, f.Value)), four.Extract(image, mask, TestContext.Current.CancellationToken).Select(f => (f.Name, f.Value)));
        Assert.Equal(one.Select(f => (f.Name, f.Value)), four.Extract(image, mask, timings, TestContext.Current.CancellationToken).Select(f => (f.Name, f.Value)));
        Assert.Contains("filters", timings.Stages.Select(s => s.Stage));
        Assert.Subset(four.TimedStages.ToHashSet(), timings.Stages.Select(s => s.Stage).ToHashSet());
    }

    [Fact]
    public void AFilterThatDoesNotFitTheImageIsLeftOutWithANoteAndKeepsItsNames()
    {
        (Volume image, Mask mask) = Case();
        Volume zeros = Volume.FromHounsfield(new float[image.Voxels.Length], image.Size, image.Geometry.Spacing);
        FeatureExtractor extractor = new(ExtractionSettings.Parse("imageType: {Original: {}, Square: {}}\nfeatureClass: {firstorder: [Mean]}"));
        FeatureSet found = extractor.Extract(zeros, mask, TestContext.Current.CancellationToken);
        Assert.Equal(["original_firstorder_Mean"], found.Select(f => f.Name));
        Assert.Contains("square_firstorder_Mean", extractor.FeatureNames);
        Assert.Contains(found.Provenance.Notes, n => n.Contains("square is left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LoG: {sigma: [1, 2.0, 0.5, 1e-1]}", "log-sigma-1-mm-3D log-sigma-2-0-mm-3D log-sigma-0-5-mm-3D log-sigma-0-1-mm-3D")]
    [InlineData("Wavelet: {wavelet: haar}", "wavelet-LLH wavelet-LHL wavelet-LHH wavelet-HLL wavelet-HLH wavelet-HHL wavelet-HHH wavelet-LLL")]
    [InlineData("Wavelet: {force2D: true, force2Ddimension: 1}", "wavelet-LH wavelet-HL wavelet-HH wavelet-LL")]
    [InlineData("Gradient: {gradientUseSpacing: false}", "gradient")]
    [InlineData("LBP2D: {lbp2DMethod: ror}", "lbp-2D")]
    [InlineData("LBP3D: {lbp3DLevels: 3}", "lbp-3D-m1 lbp-3D-m2 lbp-3D-m3 lbp-3D-k")]
    public void FeaturesAreNamedAsPyRadiomicsNamesThem(string type, string images)
    {
        (Volume image, Mask mask) = Case();
        FeatureExtractor extractor = new(ExtractionSettings.Parse($"imageType: {{{type}}}\nfeatureClass: {{firstorder: [Mean]}}"));
        Assert.Equal(images.Split(' ').Select(name => name + "_firstorder_Mean"), extractor.FeatureNames);
        Assert.Equal(extractor.FeatureNames, extractor.Extract(image, mask, TestContext.Current.CancellationToken).Select(f => f.Name));
    }

    [Theory]
    [InlineData("LoG: {}", "", "LoG is left out: it has no sigma")]
    [InlineData("LoG: {sigma: [100]}", "", "log-sigma-100-mm-3D is left out")]
    [InlineData("LBP2D: {}", "lbp-2D_firstorder_Mean", "patterns are taken in planes")]
    [InlineData("LBP3D: {force2D: true, lbp3DLevels: 1}", "lbp-3D-m1_firstorder_Mean lbp-3D-k_firstorder_Mean", "patterns are taken in 3D")]
    public void WhatPyRadiomicsWarnsOfIsANote(string type, string names, string note)
    {
        (Volume image, Mask mask) = Case();
        FeatureSet found = new FeatureExtractor(ExtractionSettings.Parse($"imageType: {{{type}}}\nfeatureClass: {{firstorder: [Mean]}}")).Extract(image, mask, TestContext.Current.CancellationToken);
        Assert.Equal(names, string.Join(' ', found.Select(f => f.Name)));
        Assert.Contains(found.Provenance.Notes, n => n.Contains(note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LoG: {sigma: [0]}")]
    [InlineData("LoG: {sigma: [-1.5]}")]
    [InlineData("Wavelet: {wavelet: foo}")]
    [InlineData("Wavelet: {level: 0}")]
    [InlineData("LBP2D: {lbp2DSamples: 0}")]
    [InlineData("LBP3D: {lbp3DIcosphereRadius: 0}")]
    public void WhatPyRadiomicsRefusesIsRefused(string type) =>
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => ExtractionSettings.Parse($"imageType: {{{type}}}")).Code);
}
