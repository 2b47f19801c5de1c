using System.Globalization;
using Xunit;

namespace Radiomics.Core.Tests.Processing;

/// <summary>The region's voxels after PyRadiomics' chain, hash by hash, and its diagnostics, number by number.</summary>
public sealed class PyRadiomicsProcessingTests
{
    [Theory]
    [InlineData("brain1__s1_default")]
    [InlineData("brain1__s7_resample2_bspline")]
    [InlineData("brain1__s10a_reseg_absolute")]
    [InlineData("brain1__s10b_reseg_sigma")]
    [InlineData("brain1__s10c_reseg_relative_shape")]
    [InlineData("brain1__s9_normalize")]
    [InlineData("ibsi_ct__s1_default")]
    [InlineData("ibsi_ct__s10a_reseg_absolute")]
    [InlineData("ibsi_ct__s10b_reseg_sigma")]
    [InlineData("ibsi_ct__s10c_reseg_relative_shape")]
    [InlineData("LIDC-IDRI-0001__s1_default")]
    [InlineData("LIDC-IDRI-0001__s7_resample2_bspline")]
    [InlineData("LIDC-IDRI-0001__s10a_reseg_absolute")]
    [InlineData("LIDC-IDRI-0001__s10b_reseg_sigma")]
    [InlineData("LIDC-IDRI-0001__s10c_reseg_relative_shape")]
    [InlineData("LIDC-IDRI-0001__s17_exampleCT")]
    public void VoxelsAreTheVeryOnes(string name)
    {
        ReferenceCase reference = new($"pyradiomics/values/{name}.json");
        ProcessedRegion region = ProcessingChain.Run(reference.Image, reference.Mask, reference.Options, TestContext.Current.CancellationToken);

        Assert.Equal(reference.Original.GetProperty("roiVoxels").GetInt32(), region.IntensityMask.VoxelCount);
        Assert.Equal(reference.Original.GetProperty("maskSha1UInt8").GetString(), ReferenceCase.MaskSha1(region.IntensityMask));
        Assert.Equal(reference.Original.GetProperty("roiSha1Float64").GetString(), ReferenceCase.RegionSha1(region.Image, region.IntensityMask));
        Assert.Equal(reference.Original.GetProperty("pixelType").GetString(), region.Image.StoredType.ToString().ToLowerInvariant());
        Assert.Equal([], reference.WrongDiagnostics(region, 1e-12));
    }

    /// <summary>The last digit of a standard deviation depends on the order of a sum of millions of squares.</summary>
    [Theory]
    [InlineData("ibsi_ct__s9_normalize")]
    [InlineData("LIDC-IDRI-0001__s9_normalize")]
    public void NormalizedVoxelsAgreeToThirteenDigits(string name)
    {
        ReferenceCase reference = new($"pyradiomics/values/{name}.json");
        ProcessedRegion region = ProcessingChain.Run(reference.Image, reference.Mask, reference.Options, TestContext.Current.CancellationToken);

        Assert.Equal(StoredType.Float64, region.Image.StoredType);
        RegionStatistics found = RegionStatistics.Of(region.Image, region.IntensityMask);
        Assert.Equal(reference.Original.GetProperty("roiMin").GetDouble(), found.Minimum, 1e-11);
        Assert.Equal(reference.Original.GetProperty("roiMax").GetDouble(), found.Maximum, 1e-11);
        Assert.Equal(reference.Original.GetProperty("roiMean").GetDouble(), found.Mean, 1e-11);
        Assert.Equal([], reference.WrongDiagnostics(region, 1e-12));
    }

    [Theory]
    [InlineData("ibsi_ct__s7_resample2_bspline", 1e-6)]
    [InlineData("ibsi_ct__s17_exampleCT", 1e-6)]
    [InlineData("brain1__s8_resample1_linear", 1e-6)]
    [InlineData("ibsi_ct__s8_resample1_linear", 1e-6)]
    [InlineData("LIDC-IDRI-0001__s8_resample1_linear", 1e-6)]
    public void ResampledVoxelsAreAlike(string name, double tolerance)
    {
        ReferenceCase reference = new($"pyradiomics/values/{name}.json");
        ProcessedRegion region = ProcessingChain.Run(reference.Image, reference.Mask, reference.Options, TestContext.Current.CancellationToken);

        Assert.Equal(reference.Original.GetProperty("maskSha1UInt8").GetString(), ReferenceCase.MaskSha1(region.IntensityMask));
        double mean = ReferenceCase.Intensities(region.Image, region.IntensityMask).Average(), there = reference.Original.GetProperty("roiMean").GetDouble();
        Assert.True(Math.Abs(mean - there) <= tolerance * Math.Abs(there), string.Create(CultureInfo.InvariantCulture,
            $"{mean:R} {there:R} same voxels: {ReferenceCase.RegionSha1(region.Image, region.IntensityMask) == reference.Original.GetProperty("roiSha1Float64").GetString()}"));
        Assert.Equal([], reference.WrongDiagnostics(region, tolerance));
    }
}
