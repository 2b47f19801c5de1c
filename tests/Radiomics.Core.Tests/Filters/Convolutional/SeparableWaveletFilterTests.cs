using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

public sealed class SeparableWaveletFilterTests
{
    public static TheoryData<BoundaryCondition> Boundaries => FilterCases.Boundaries;

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void LevelsFollowFromTheLowPassesOfTheSameRotation(BoundaryCondition boundary)
    {
        ImageSize size = new(7, 6, 5);
        Volume image = NaiveFilter.Image(4, size);
        double[] values = NaiveFilter.Values(image);
        foreach ((string wavelet, string subband, int level) in ((string, string, int)[])
            [("db2", "LHL", 1), ("coif1", "HHL", 1), ("db3", "LLH", 2), ("haar", "HHH", 2), ("haar", "LLL", 3), ("sym4", "LH", 1), ("db3", "HH", 2), ("bior2.2", "HL", 1)])
        {
            double[][][] levels = [.. Enumerable.Range(0, level).Select(j => subband.Select(c => Kernel(wavelet, c == 'L' || j < level - 1, j)).ToArray())];
            SeparableWaveletFilter filter = new(wavelet, subband) { Level = level, Boundary = boundary };
            double[] expected = levels.Aggregate(values, (from, kernels) => NaiveFilter.Separable(from, size, kernels, boundary));
            FilterCases.AssertNear(expected, FilterCases.Respond(filter, image));
            foreach (RotationPooling pooling in Enum.GetValues<RotationPooling>())
                FilterCases.AssertNear(NaiveFilter.Pooled(values, size, levels, boundary, pooling), FilterCases.Respond(filter with { Pooling = pooling }, image));
        }
    }

    [Fact]
    public void NamesTellParametersApart()
    {
        Assert.Equal(["wavelet-db3-LLH-level-1-3D"], new SeparableWaveletFilter("db3", "LLH").ResponseNames);
        Assert.Equal(["wavelet-bior2-2-HH-level-2-2D-average-zero"],
            new SeparableWaveletFilter("bior2.2", "HH") { Level = 2, Pooling = RotationPooling.Average, Boundary = BoundaryCondition.Zero }.ResponseNames);
    }

    [Theory]
    [InlineData("db3", "")]
    [InlineData("db3", "L")]
    [InlineData("db3", "LLHH")]
    [InlineData("db3", "LLX")]
    [InlineData("db99", "LLH")]
    public void WhatIsNoWaveletOrSubbandIsRefused(string wavelet, string subband) => Assert.Throws<SettingsException>(() => new SeparableWaveletFilter(wavelet, subband));

    [Fact]
    public void ALevelOutOfRangeIsRefused()
    {
        Assert.Throws<SettingsException>(() => new SeparableWaveletFilter("haar", "LL") { Level = 0 });
        Assert.Throws<SettingsException>(() => new SeparableWaveletFilter("haar", "LL") { Level = 13 });
        Assert.Throws<SettingsException>(() => FilterCases.Respond(new SeparableWaveletFilter("db38", "LL") { Level = 12 }, NaiveFilter.Image(1, new ImageSize(3, 3, 1))));
    }

    /// <summary>The kernel of a level: 2^j - 1 zeros after each tap, and one at the end where the number is even.</summary>
    private static double[] Kernel(string wavelet, bool low, int zeros)
    {
        WaveletKernel kernel = WaveletKernels.Named(wavelet);
        List<double> taps = [];
        foreach (double tap in (low ? kernel.LowPass : kernel.HighPass).ToArray()) taps.AddRange([tap, .. new double[(1 << zeros) - 1]]);
        if (taps.Count % 2 == 0) taps.Add(0);
        return [.. taps];
    }
}
