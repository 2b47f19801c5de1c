using System.Numerics;
using System.Runtime.Intrinsics;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Moran's I and Geary's C against a plain twin over all pairs, by either way of summing.</summary>
public sealed class SpatialAutocorrelationTests
{
    private static readonly Workers s_one = new(1);

    [Fact]
    public void TheDigitalPhantomHasItsReferenceValues()
    {
        (double moran, double geary) = SpatialAutocorrelation.Compute(RegionIntensities.Gather(DigitalPhantom.Volume, DigitalPhantom.Mask), s_one);
        // IBSI reference manual, digital phantom: N365 and NPT7.
        Assert.Equal(0.0397, moran, 0.0003);
        Assert.Equal(0.974, geary, 0.006);
    }

    [Theory]
    [InlineData(1, 1, 1, 9, 1.0)]
    [InlineData(2, 33, 1, 1, 0.7)]
    [InlineData(3, 1, 17, 20, 0.9)]
    [InlineData(4, 13, 12, 14, 1.0)]
    [InlineData(5, 23, 16, 9, 0.6)]
    [InlineData(6, 9, 8, 31, 0.05)]
    [InlineData(7, 40, 3, 7, 0.8)]
    public void BothWaysGiveTheSumsOverAllPairs(int seed, int columns, int rows, int slices, double density)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), 1500, density, 3);
        RegionIntensities region = RegionIntensities.Gather(volume, mask);
        (double moran, double geary) = Twin(volume, mask);
        double[] standardized = SpatialAutocorrelation.Standardized(region);
        AssertNear(moran, geary, SpatialAutocorrelation.Measures(region, WeightedPairs.Sum(region, standardized)));
        AssertNear(moran, geary, SpatialAutocorrelation.Measures(region, WeightedSpectra.Sum(region, standardized, s_one)));
        AssertNear(moran, geary, SpatialAutocorrelation.Compute(region, s_one));
    }

    [Fact]
    public void IntensitiesFarFromZeroLoseNothing()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(11, new ImageSize(14, 13, 9), 200, 0.9, 2);
        float[] moved = [.. volume.Voxels.ToArray().Select(v => v + 1e6f)];
        (double moran, double geary) = Twin(volume, mask);
        AssertNear(moran, geary, SpatialAutocorrelation.Compute(RegionIntensities.Gather(new Volume(volume.Geometry, moved), mask), s_one));
    }

    [Fact]
    public void TheBlocksOfFrequenciesDoNotChangeTheResult()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(12, new ImageSize(21, 13, 10), 900, 0.7);
        RegionIntensities region = RegionIntensities.Gather(volume, mask);
        double[] standardized = SpatialAutocorrelation.Standardized(region);
        WeightedSums whole = WeightedSpectra.Sum(region, standardized, s_one);
        Assert.Equal(whole, WeightedSpectra.Sum(region, standardized, 1, s_one));
        Assert.Equal(whole, WeightedSpectra.Sum(region, standardized, 5, s_one));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void ThreadsDoNotChangeTheResult(int threads)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(13, new ImageSize(22, 19, 11), 900, 0.8);
        RegionIntensities region = RegionIntensities.Gather(volume, mask);
        double[] standardized = SpatialAutocorrelation.Standardized(region);
        WeightedSums one = WeightedSpectra.Sum(region, standardized, s_one);
        Assert.Equal(one, WeightedSpectra.Sum(region, standardized, new Workers(threads)));
        Assert.Equal(one, WeightedSpectra.Sum(region, standardized, 3, new Workers(threads)));
    }

    [Fact]
    public void ASingleVoxelAndAFlatRegionHaveNone()
    {
        Volume volume = Volume.FromHounsfield([5, 5, 5, 8], new ImageSize(4, 1, 1), Spacing.Isotropic(1));
        foreach (byte[] inside in new byte[][] { [0, 0, 0, 1], [1, 1, 1, 0] })
            Assert.Equal((double.NaN, double.NaN), SpatialAutocorrelation.Compute(RegionIntensities.Gather(volume, Mask.FromVoxels(volume.Geometry, inside)), s_one));
    }

    [Fact]
    public void TwoVoxelsAreAntiCorrelated()
    {
        Volume volume = Volume.FromHounsfield([3, 0, 9], new ImageSize(3, 1, 1), Spacing.Isotropic(0.5));
        (double moran, double geary) = SpatialAutocorrelation.Compute(RegionIntensities.Gather(volume, Mask.FromVoxels(volume.Geometry, [1, 0, 1])), s_one);
        Assert.Equal(-1, moran, 1e-15);
        Assert.Equal(1, geary, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(45)]
    [InlineData(60)]
    [InlineData(128)]
    [InlineData(225)]
    public void TransformsAreThoseOfTheDefinition(int length)
    {
        LaneFourierTransform transform = new(length);
        Random random = new(length);
        Complex[] signal = [.. Enumerable.Range(0, length).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))];
        for (int i = 0; i < length; i++)
        {
            transform.Real[i] = Vector512.Create(signal[i].Real).WithElement(3, 0);
            transform.Imaginary[i] = Vector512.Create(signal[i].Imaginary).WithElement(3, 0);
        }
        transform.Transform();
        for (int k = 0; k < length; k++)
        {
            Complex sum = 0;
            for (int n = 0; n < length; n++) sum += signal[n] * Complex.FromPolarCoordinates(1, -2 * Math.PI * ((long)k * n % length) / length);
            Assert.Equal(sum.Real, transform.Real[k].GetElement(7), 1e-12);
            Assert.Equal(sum.Imaginary, transform.Imaginary[k].GetElement(0), 1e-12);
            Assert.Equal(0, transform.Real[k].GetElement(3));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 8)]
    [InlineData(121, 125)]
    [InlineData(283, 288)]
    public void GoodLengthsHaveSmallFactors(int minimum, int length) => Assert.Equal(length, LaneFourierTransform.GoodLength(minimum));

    private static void AssertNear(double moran, double geary, (double MoranI, double GearyC) found)
    {
        Assert.True(Math.Abs(found.MoranI - moran) <= 1e-10 * Math.Abs(moran), $"{found.MoranI:R} against {moran:R}");
        Assert.True(Math.Abs(found.GearyC - geary) <= 1e-10 * Math.Abs(geary), $"{found.GearyC:R} against {geary:R}");
    }

    private static (double MoranI, double GearyC) Twin(Volume volume, Mask mask)
    {
        Spacing spacing = volume.Geometry.Spacing;
        VoxelIndex[] voxels = [.. Enumerable.Range(0, (int)volume.Size.VoxelCount).Select(volume.Size.IndexOf).Where(v => mask[v])];
        double[] values = [.. voxels.Select(v => (double)volume[v])];
        double mean = values.Average(), variance = values.Sum(v => (v - mean) * (v - mean));
        double weights = 0, products = 0, differences = 0;
        for (int a = 0; a < voxels.Length; a++)
        {
            for (int b = 0; b < voxels.Length; b++)
            {
                if (a == b) continue;
                double x = (voxels[a].Column - voxels[b].Column) * spacing.X, y = (voxels[a].Row - voxels[b].Row) * spacing.Y, z = (voxels[a].Slice - voxels[b].Slice) * spacing.Z;
                double w = 1 / Math.Sqrt(x * x + y * y + z * z), difference = values[a] - values[b];
                weights += w;
                products += w * (values[a] - mean) * (values[b] - mean);
                differences += w * difference * difference;
            }
        }
        return (voxels.Length / weights * products / variance, (voxels.Length - 1) / (2 * weights) * differences / variance);
    }
}
