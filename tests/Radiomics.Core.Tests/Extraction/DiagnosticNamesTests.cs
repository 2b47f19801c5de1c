using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>The columns of diagnostics are known before a region is computed: what a region has is among them, in their order.</summary>
public sealed class DiagnosticNamesTests
{
    public static TheoryData<string, ExtractionSettings> Settings { get; } = new()
    {
        { "pyradiomics", ExtractionSettings.PyRadiomics },
        { "resampled", ExtractionSettings.PyRadiomics with { Resampling = new Resampling(Spacing.Isotropic(1)), CorrectMask = true } },
        { "re-segmented", ExtractionSettings.PyRadiomics with { PreCrop = true, CorrectMask = true, Resegmentation = new Resegmentation { Lower = -100 } } },
        { "ibsi", ExtractionSettings.Ibsi },
        { "ibsi, all stages", ExtractionSettings.Ibsi with { Resampling = new Resampling(Spacing.Isotropic(1)), Resegmentation = new Resegmentation { Lower = -100, OutlierSigma = 3 } } },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void WhatARegionHasIsAmongThemInOrder(string name, ExtractionSettings settings)
    {
        Assert.NotEmpty(name);
        FeatureExtractor extractor = new(settings with { Families = FeatureFamilies.FirstOrder });
        Volume volume = RandomRegion.Create(3, new ImageSize(9, 8, 5), 200, 0.7).Volume;
        Mask mask = Mask.FromBox(volume.Geometry, new VoxelRegion(new VoxelIndex(2, 2, 1), new ImageSize(5, 4, 3)), [.. Enumerable.Repeat((byte)1, 60)]);
        Mask moved = Mask.FromVoxels(new ImageGeometry(volume.Size, volume.Geometry.Spacing, new PointMm(0.2, 0, 0), Direction.Identity), mask.ToArray());
        foreach (Mask region in settings.CorrectMask ? [mask, moved] : new[] { mask })
        {
            string[] found = [.. extractor.Extract(volume, region, TestContext.Current.CancellationToken).Diagnostics.Select(d => d.Name)];
            Assert.NotEmpty(found);
            Assert.Equal(found, extractor.DiagnosticNames.Where(found.Contains));
        }
        Assert.Empty(new FeatureExtractor(settings with { AdditionalInfo = false }).DiagnosticNames);
    }
}
