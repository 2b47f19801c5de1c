using Xunit;

namespace Radiomics.Core.Tests.Filters.Wavelets;

public sealed class StationaryWaveletFilterTests
{
    /// <summary>SHA-1 of all responses of the patterned image, as PyWavelets 1.1.1 gives them.</summary>
    [Theory]
    [InlineData(StoredType.Int16, "coif1", null, 0, 1, "b210f73835faf8b93fa8a284a0810536f1a9218a")]
    [InlineData(StoredType.Int16, "db4", VoxelAxis.Slice, 1, 2, "f61349fc0db7ab2ca264961b62d0cbe9d3daa3b2")]
    [InlineData(StoredType.Int16, "bior2.2", null, 0, 2, "5d1426ff5b1157c5ab39211749bc4be044bc24ea")]
    [InlineData(StoredType.Float32, "coif1", null, 0, 1, "c03461e4cba8e21120a28777f24376646e237488")]
    [InlineData(StoredType.Float32, "db4", VoxelAxis.Slice, 1, 2, "02f510f05603b93bbbb78cc2a98bf18305a3d898")]
    [InlineData(StoredType.Float32, "bior2.2", null, 0, 2, "b7ee319f3dd6cf71d2734c6d97290c06c0f43390")]
    [InlineData(StoredType.Float32, "coif17", VoxelAxis.Row, 0, 3, "d19d89ffe5bdfdf64be6d54a0c5a16252e5e60c5")]
    [InlineData(StoredType.Float64, "coif1", null, 0, 1, "705fbffc5611b85ffdde442aca6231bed5699479")]
    [InlineData(StoredType.Float64, "db4", VoxelAxis.Slice, 1, 2, "edc59bea3404b0e99ff8d0bab45cd92ac6a1d2ee")]
    [InlineData(StoredType.Float64, "bior2.2", null, 0, 2, "dd656a91b186c5885c3f01b41bcb1510b017e239")]
    [InlineData(StoredType.Float64, "coif17", VoxelAxis.Row, 0, 3, "5907900396b78aad2fc71c979342b870705abf24")]
    public void EveryBitIsThatOfPyWavelets(StoredType type, string wavelet, VoxelAxis? normal, int startLevel, int levels, string expected)
    {
        StationaryWaveletFilter filter = new() { Wavelet = wavelet, PlaneNormal = normal, StartLevel = startLevel, Levels = levels };
        Assert.Equal(expected, FilterImages.Sha1(filter.Apply(FilterImages.Patterned(type), TestContext.Current.CancellationToken).Responses));
    }

    [Fact]
    public void ALevelIsTheCircularConvolutionAlongEachAxis()
    {
        Volume image = FilterImages.Patterned(StoredType.Int16);
        WaveletKernel kernel = WaveletKernels.Named("db3");
        double[] values = FilterImages.Values(image);
        foreach (FilterResponse response in new StationaryWaveletFilter { Wavelet = "db3" }.Apply(image, TestContext.Current.CancellationToken).Responses)
        {
            double[] taps(char letter) => (letter == 'L' ? kernel.LowPass : kernel.HighPass).ToArray();
            double[] x = taps(response.Name[^3]), y = taps(response.Name[^2]), z = taps(response.Name[^1]);
            foreach (VoxelIndex at in new VoxelIndex[] { new(0, 0, 0), new(8, 6, 5), new(4, 3, 2) })
            {
                double sum = 0;
                for (int a = 0; a < 6; a++)
                    for (int b = 0; b < 6; b++)
                        for (int c = 0; c < 6; c++)
                            sum += x[a] * y[b] * z[c] * values[image.Size.Offset(new VoxelIndex(Wrapped(at.Column + 3 - a, 9), Wrapped(at.Row + 3 - b, 7), Wrapped(at.Slice + 3 - c, 6)))];
                Assert.Equal(sum, response.Image.DoubleVoxels[image.Size.Offset(at)], 1e-9);
            }
        }

        // An odd axis is one longer, by its first voxel.
        static int Wrapped(int position, int length)
        {
            int period = length + length % 2, at = (position % period + period) % period;
            return at < length ? at : 0;
        }
    }

    [Fact]
    public void NamesAreThoseOfPyRadiomics()
    {
        Assert.Equal("LLH LHL LHH HLL HLH HHL HHH LLL".Split(' ').Select(n => "wavelet-" + n), new StationaryWaveletFilter().ResponseNames);
        Assert.Equal(["wavelet-LH", "wavelet-HL", "wavelet-HH", "wavelet-LL"], new StationaryWaveletFilter { PlaneNormal = VoxelAxis.Slice }.ResponseNames);
        IReadOnlyList<string> two = new StationaryWaveletFilter { Levels = 2, StartLevel = 3 }.ResponseNames;
        Assert.Equal((15, "wavelet-HHH", "wavelet2-LLH", "wavelet2-LLL"), (two.Count, two[6], two[7], two[^1]));
    }

    [Fact]
    public void WrongParametersAreRefused()
    {
        Assert.Throws<SettingsException>(() => new StationaryWaveletFilter { Wavelet = "foo" });
        Assert.Throws<SettingsException>(() => new StationaryWaveletFilter { Levels = 0 });
        Assert.Throws<SettingsException>(() => new StationaryWaveletFilter { Levels = StationaryWaveletFilter.MaximumLevels + 1 });
        Assert.Throws<SettingsException>(() => new StationaryWaveletFilter { StartLevel = -1 });
    }
}
