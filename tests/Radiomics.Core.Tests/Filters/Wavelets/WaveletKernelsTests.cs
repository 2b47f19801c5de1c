using Xunit;

namespace Radiomics.Core.Tests.Filters.Wavelets;

public sealed class WaveletKernelsTests
{
    public static TheoryData<string> Names => [.. WaveletKernels.Names];

    [Fact]
    public void EveryFamilyHasItsMembers()
    {
        IEnumerable<string> expected =
        [
            "haar", "dmey",
            .. Enumerable.Range(1, 38).Select(n => $"db{n}"), .. Enumerable.Range(2, 19).Select(n => $"sym{n}"), .. Enumerable.Range(1, 17).Select(n => $"coif{n}"),
            .. new[] { "bior", "rbio" }.SelectMany(f => new[] { "1.1", "1.3", "1.5", "2.2", "2.4", "2.6", "2.8", "3.1", "3.3", "3.5", "3.7", "3.9", "4.4", "5.5", "6.8" }.Select(p => f + p)),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), WaveletKernels.Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("db", 1, 38, 2)]
    [InlineData("sym", 2, 20, 2)]
    [InlineData("coif", 1, 17, 6)]
    public void TheLengthOfAnOrthogonalWaveletFollowsFromItsOrder(string family, int first, int last, int tapsPerOrder)
    {
        for (int order = first; order <= last; order++) Assert.Equal(order * tapsPerOrder, WaveletKernels.Named($"{family}{order}").Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BothFiltersHaveOneEvenLengthAndTheirSums(string name)
    {
        WaveletKernel kernel = WaveletKernels.Named(name);
        Assert.Equal(name, kernel.Name);
        Assert.Equal(0, kernel.Length % 2);
        Assert.Equal(kernel.Length, kernel.HighPass.Length);
        // PyWavelets' own figures: the discrete Meyer wavelet is cut off, long symlets were computed to eleven digits.
        double tolerance = name == "dmey" ? 2e-3 : 1e-10;
        Assert.Equal(Math.Sqrt(2), kernel.LowPass.Span.ToArray().Sum(), tolerance);
        Assert.Equal(0, kernel.HighPass.Span.ToArray().Sum(), tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LinesAreReconstructedPerfectly(string name)
    {
        WaveletKernel kernel = WaveletKernels.Named(name);
        double[] low = kernel.LowPass.ToArray(), high = kernel.HighPass.ToArray();
        // Reconstruction filters by the alias condition: synthesis low pass from the analysis high pass and the other way round.
        double[] backLow = [.. high.Select((tap, i) => i % 2 == 0 ? -tap : tap)], backHigh = [.. low.Select((tap, i) => i % 2 == 0 ? tap : -tap)];
        int n = kernel.Length;
        double tolerance = name == "dmey" ? 5e-3 : 1e-10;
        for (int shift = 0; shift < 2 * n - 1; shift++)
        {
            double straight = 0, alias = 0;
            for (int k = Math.Max(0, shift - n + 1); k <= Math.Min(shift, n - 1); k++)
            {
                straight += low[k] * backLow[shift - k] + high[k] * backHigh[shift - k];
                alias += (k % 2 == 0 ? 1 : -1) * (low[k] * backLow[shift - k] + high[k] * backHigh[shift - k]);
            }
            Assert.Equal(shift == n - 1 ? 2 : 0, straight, tolerance);
            Assert.Equal(0, alias, 1e-14);
        }
    }

    [Theory]
    [InlineData("haar")]
    [InlineData("db4")]
    [InlineData("db38")]
    [InlineData("sym8")]
    [InlineData("coif1")]
    [InlineData("coif17")]
    public void AnOrthogonalWaveletIsOrthogonalToItsEvenShifts(string name)
    {
        WaveletKernel kernel = WaveletKernels.Named(name);
        double[] low = kernel.LowPass.ToArray(), high = kernel.HighPass.ToArray();
        for (int shift = 0; shift < kernel.Length; shift += 2)
        {
            double lowLow = 0, highHigh = 0, lowHigh = 0;
            for (int k = shift; k < kernel.Length; k++)
            {
                lowLow += low[k] * low[k - shift];
                highHigh += high[k] * high[k - shift];
                lowHigh += low[k] * high[k - shift];
            }
            Assert.Equal(shift == 0 ? 1 : 0, lowLow, 1e-12);
            Assert.Equal(shift == 0 ? 1 : 0, highHigh, 1e-12);
            Assert.Equal(0, lowHigh, 1e-12);
        }
    }

    [Fact]
    public void TheNumbersAreThoseOfPyWavelets()
    {
        WaveletKernel coif1 = WaveletKernels.Named("coif1");
        Assert.Equal([-0.015655728135791993, -0.07273261951252645, 0.3848648468648578, 0.8525720202116004, 0.3378976624574818, -0.07273261951252645], coif1.LowPass.ToArray());
        Assert.Equal([0.07273261951252645, 0.3378976624574818, -0.8525720202116004, 0.3848648468648578, 0.07273261951252645, -0.015655728135791993], coif1.HighPass.ToArray());
        WaveletKernel rbio = WaveletKernels.Named("rbio1.3");
        Assert.Equal([0, 0, 0.7071067811865476, 0.7071067811865476, 0, 0], rbio.LowPass.ToArray());
        Assert.Equal([0.08838834764831845, 0.08838834764831845, -0.7071067811865476, 0.7071067811865476, -0.08838834764831845, -0.08838834764831845], rbio.HighPass.ToArray());
    }

    [Fact]
    public void AnUnknownNameIsRefused()
    {
        Assert.False(WaveletKernels.Has("db39"));
        SettingsException error = Assert.Throws<SettingsException>(() => WaveletKernels.Named("db39"));
        Assert.Equal("SETTING_RANGE", error.Code);
    }
}
