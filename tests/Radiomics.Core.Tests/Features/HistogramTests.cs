using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Histogram and intensity-volume histogram against twins that walk over every level and over every voxel.</summary>
public sealed class HistogramTests
{
    public static TheoryData<int, int, double> Regions()
    {
        TheoryData<int, int, double> data = [];
        for (int seed = 1; seed <= 60; seed++) data.Add(seed, 1 + seed * seed % 37, 0.05 + seed % 10 / 10.0);
        return data;
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void HistogramFeaturesAreThoseOfTheListOfLevels(int seed, int values, double density)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(7, 5, 3), values, density);
        GrayLevels levels = new FixedBinSize(1 + seed % 3) { LowestEdge = -25 }.Discretize(volume, mask);
        double[] x = [.. Enumerable.Range(0, (int)levels.Size.VoxelCount).Select(i => (double)levels[levels.Size.IndexOf(i)]).Where(l => l > 0).Order()];
        int highest = (int)x[^1];
        double[] n = new double[highest + 2];
        foreach (double level in x) n[(int)level]++;
        double mean = x.Average(), variance = x.Average(l => (l - mean) * (l - mean));
        double p10 = Percentile(x, 0.1), p25 = Percentile(x, 0.25), median = Percentile(x, 0.5), p75 = Percentile(x, 0.75), p90 = Percentile(x, 0.9);
        double[] central = [.. x.Where(l => l >= p10 && l <= p90)];
        int[] modes = [.. Enumerable.Range(1, highest).Where(i => n[i] == n.Max()).OrderBy(i => Math.Abs(i - mean)).ThenBy(i => i)];
        double[] gradient = new double[highest + 1];
        for (int i = 1; i <= highest; i++) gradient[i] = highest == 1 ? 0 : i == 1 ? n[2] - n[1] : i == highest ? n[i] - n[i - 1] : (n[i + 1] - n[i - 1]) / 2;
        double steepest = gradient.Skip(1).Max(), lowest = gradient.Skip(1).Min();

        IntensityHistogram h = IntensityHistogram.Count(levels);

        (double Expected, double Found)[] pairs =
        [
            (mean, HistogramFeatures.Mean(h)), (variance, HistogramFeatures.Variance(h)),
            (variance == 0 ? 0 : x.Average(l => Math.Pow(l - mean, 3)) / Math.Pow(variance, 1.5), HistogramFeatures.Skewness(h)),
            (variance == 0 ? 0 : x.Average(l => Math.Pow(l - mean, 4)) / (variance * variance) - 3, HistogramFeatures.Kurtosis(h)),
            (median, HistogramFeatures.Median(h)), (x[0], HistogramFeatures.Minimum(h)), (p10, HistogramFeatures.Percentile10(h)), (p90, HistogramFeatures.Percentile90(h)),
            (highest, HistogramFeatures.Maximum(h)), (modes[0], HistogramFeatures.Mode(h)), (p75 - p25, HistogramFeatures.InterquartileRange(h)), (highest - x[0], HistogramFeatures.Range(h)),
            (x.Average(l => Math.Abs(l - mean)), HistogramFeatures.MeanAbsoluteDeviation(h)),
            (central.Length == 0 ? double.NaN : central.Average(l => Math.Abs(l - central.Average())), HistogramFeatures.RobustMeanAbsoluteDeviation(h)),
            (x.Average(l => Math.Abs(l - median)), HistogramFeatures.MedianAbsoluteDeviation(h)), (Math.Sqrt(variance) / mean, HistogramFeatures.CoefficientOfVariation(h)),
            ((p75 - p25) / (p75 + p25), HistogramFeatures.QuartileCoefficientOfDispersion(h)),
            (-n.Where(c => c > 0).Sum(c => c / x.Length * Math.Log2(c / x.Length)), HistogramFeatures.Entropy(h)), (n.Sum(c => c / x.Length * c / x.Length), HistogramFeatures.Uniformity(h)),
            (steepest, HistogramFeatures.MaximumGradient(h)), (Array.IndexOf(gradient, steepest, 1), HistogramFeatures.MaximumGradientLevel(h)),
            (lowest, HistogramFeatures.MinimumGradient(h)), (Array.IndexOf(gradient, lowest, 1), HistogramFeatures.MinimumGradientLevel(h)),
        ];
        Assert.Equal(HistogramFeatures.All.Count, pairs.Length);
        for (int i = 0; i < pairs.Length; i++)
            Assert.True(Math.Abs(pairs[i].Expected - pairs[i].Found) <= 1e-12 * Math.Max(1, Math.Abs(pairs[i].Expected)) || double.IsNaN(pairs[i].Expected) && double.IsNaN(pairs[i].Found), $"{i}: {pairs[i]}");
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void VolumeHistogramFeaturesAreThoseOfTheTableOverTheRange(int seed, int values, double density)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(7, 5, 3), values, density);
        double[] x = [.. Enumerable.Range(0, volume.Voxels.Length).Where(i => mask[volume.Size.IndexOf(i)]).Select(i => (double)volume.Voxels[i])];
        Resegmentation range = new() { Lower = -20, Upper = 20 };
        AssertTable(IntensityVolumeHistogram.Count(volume, mask), x, x.Min(), x.Max(), 1);
        AssertTable(IntensityVolumeHistogram.Count(volume, mask, null, range), x, -20, 20, 1);
        AssertTable(IntensityVolumeHistogram.Count(volume, mask, new FixedBinSize(2.5), range), [.. x.Select(v => -20 + (Math.Floor((v + 20) / 2.5) + 0.5) * 2.5)], -18.75, 18.75, 2.5);
        double width = x.Max() - x.Min();
        double[] bins = [.. x.Select(v => v == x.Max() ? 50 : Math.Floor(50 * (v - x.Min()) / width) + 1)];
        AssertTable(IntensityVolumeHistogram.Count(volume, mask, new FixedBinNumber(50), range), bins, 1, 50, 1);
    }

    [Fact]
    public void FractionsWithoutSettingsAreTakenForArbitraryUnits()
    {
        Volume volume = Volume.FromHounsfield([0, 0.5f, 1], new ImageSize(3, 1, 1), Spacing.Isotropic(1));
        Mask mask = Mask.FromVoxels(volume.Geometry, [1, 1, 1]);
        IntensityVolumeHistogram histogram = IntensityVolumeHistogram.Count(volume, mask);
        Assert.Equal(1001, VolumeHistogramFeatures.IntensityAt10(histogram));
        Assert.Equal(2, VolumeHistogramFeatures.IntensityAt90(histogram));
        Assert.Equal(2 / 3.0, VolumeHistogramFeatures.VolumeAt10(histogram), 1e-15);
    }

    [Fact]
    public void AFlatRegionWithoutRangeHasIntensitiesButNoVolumes()
    {
        Volume volume = Volume.FromHounsfield([7, 7], new ImageSize(2, 1, 1), Spacing.Isotropic(1));
        IntensityVolumeHistogram histogram = IntensityVolumeHistogram.Count(volume, Mask.FromVoxels(volume.Geometry, [1, 1]));
        Assert.Equal(double.NaN, VolumeHistogramFeatures.VolumeAt10(histogram));
        Assert.Equal(8, VolumeHistogramFeatures.IntensityAt10(histogram));
        Assert.Equal(0, VolumeHistogramFeatures.IntensityDifference(histogram));
        Assert.Equal(0, VolumeHistogramFeatures.AreaUnderCurve(histogram));
    }

    [Fact]
    public void OfTwoModesAsNearToTheMeanTheLowerOneCounts()
    {
        Volume volume = Volume.FromHounsfield([1, 1, 5, 5], new ImageSize(4, 1, 1), Spacing.Isotropic(1));
        GrayLevels levels = new FixedBinSize(1) { LowestEdge = 1 }.Discretize(volume, Mask.FromVoxels(volume.Geometry, [1, 1, 1, 1]));
        Assert.Equal(1, HistogramFeatures.Mode(IntensityHistogram.Count(levels)));
    }

    private static void AssertTable(IntensityVolumeHistogram histogram, double[] x, double lower, double upper, double step)
    {
        List<(double I, double Gamma, double Nu)> table = [];
        for (int i = 0; lower + i * step <= upper; i++) table.Add((lower + i * step, (lower + i * step - lower) / (upper - lower), x.Count(v => v >= lower + i * step) / (double)x.Length));
        double area = 0;
        for (int i = 1; i < table.Count; i++) area += (table[i].Nu + table[i - 1].Nu) / 2 * (table[i].Gamma - table[i - 1].Gamma);
        foreach (int percent in new[] { 10, 90 })
        {
            double volume = upper == lower ? double.NaN : table.Where(r => r.Gamma >= percent / 100.0 - 1e-12).Max(r => r.Nu);
            double intensity = table.Where(r => r.Nu <= percent / 100.0 + 1e-12).Select(r => r.I).DefaultIfEmpty(upper + step).Min();
            Assert.Equal(volume, histogram.VolumeAt(percent), 1e-12);
            Assert.Equal(intensity, histogram.IntensityAt(percent), 1e-9);
        }
        Assert.Equal(x.Distinct().Count() == 1 ? 0 : area, histogram.AreaUnderCurve(), 1e-12);
    }

    private static double Percentile(double[] sorted, double q)
    {
        double rank = (sorted.Length - 1) * q;
        int below = (int)rank;
        return sorted[below] + (rank - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }
}
