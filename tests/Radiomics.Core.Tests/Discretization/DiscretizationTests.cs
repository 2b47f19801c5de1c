using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Discretization;

public sealed class DiscretizationTests
{
    [Theory]
    [InlineData(-26f, 1)]
    [InlineData(-25f, 2)]
    [InlineData(-1f, 2)]
    [InlineData(0f, 3)]
    [InlineData(24.5f, 3)]
    [InlineData(25f, 4)]
    public void FixedBinsLieAtMultiplesOfTheWidth(float intensity, int level) =>
        Assert.Equal(level, LevelsOf(new FixedBinSize(25), -50f, intensity)[1]);

    [Fact]
    public void FixedBinNumberPutsTheMaximumIntoTheLastBin() =>
        Assert.Equal([1, 1, 2, 4, 4], LevelsOf(new FixedBinNumber(4), 0, 9.99f, 10, 30, 40));

    [Fact]
    public void AFlatRegionFallsIntoTheMiddleBin()
    {
        // Edges from value - 0.5 to value + 0.5: the value is the lower edge of bin 17 of 32.
        Assert.Equal([17], LevelsOf(new FixedBinNumber(32), 100).Distinct());
        Assert.Equal([1], LevelsOf(new FixedBinSize(25), 100).Distinct());
    }

    [Fact]
    public void LevelsAgreeWithEdgesForWidthsThatAreNoBinaryFractions()
    {
        Random random = new(5);
        foreach (double width in new[] { 0.1, 0.3, 1.7, 12.34 })
        {
            float[] values = [.. Enumerable.Range(0, 500).Select(_ => (float)(random.NextDouble() * 100 - 50))];
            double low = values.Min() - ((values.Min() % width) + width) % width, step = low + width - low;
            int[] levels = LevelsOf(new FixedBinSize(width), values);
            for (int i = 0; i < values.Length; i++)
            {
                Assert.True(values[i] >= low + (levels[i] - 1) * step - 1e-9);
                Assert.True(values[i] < low + levels[i] * step + 1e-9);
            }
        }
    }

    [Fact]
    public void MoreThan255LevelsAreHeldExactly()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(3, new ImageSize(40, 30, 5), 1500, 0.9);
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, mask);
        Assert.True(levels.LevelCount > 255);
        float minimum = levels.Size.VoxelCount == 0 ? 0 : Enumerable.Range(0, (int)volume.Size.VoxelCount).Where(i => mask[volume.Size.IndexOf(i)]).Min(i => volume.Voxels[i]);
        for (int i = 0; i < levels.Size.VoxelCount; i++)
        {
            VoxelIndex inBox = levels.Size.IndexOf(i), start = mask.Region.Start;
            VoxelIndex inImage = new(inBox.Column + start.Column, inBox.Row + start.Row, inBox.Slice + start.Slice);
            Assert.Equal(mask[inImage] ? (int)(volume[inImage] - minimum) + 1 : 0, levels[inBox]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AWidthOutOfRangeIsRefused(double width) => Assert.Throws<SettingsException>(() => new FixedBinSize(width));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(5000)]
    public void ABinNumberOutOfRangeIsRefused(int count) => Assert.Throws<SettingsException>(() => new FixedBinNumber(count));

    [Fact]
    public void TooManyGrayLevelsAreRefusedWithAdvice()
    {
        SettingsException error = Assert.Throws<SettingsException>(() => LevelsOf(new FixedBinSize(1e-9), 0, 1000));
        Assert.Equal("GRAY_LEVELS_TOO_MANY", error.Code);
        Assert.Contains("larger bin width", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-20, 100f)]
    [InlineData(1e-300, -100f)]
    [InlineData(25, 1e30f)]
    [InlineData(25, -3e38f)]
    public void OneIntensityIsOneLevelAlsoBelowTheResolutionOfItsNumbers(double width, float intensity) =>
        Assert.Equal([1], LevelsOf(new FixedBinSize(width), intensity, intensity).Distinct());

    [Theory]
    [InlineData(1e-14, 100f, 1000f)]
    [InlineData(1e-300, 100f, 1000f)]
    [InlineData(25, 1e30f, 2e30f)]
    [InlineData(25, -3e38f, 3e38f)]
    public void WidthsBelowTheResolutionOfTheIntensitiesAreRefusedAtOnce(double width, float low, float high) =>
        Assert.Equal("GRAY_LEVELS_TOO_MANY", Assert.Throws<SettingsException>(() => LevelsOf(new FixedBinSize(width), low, (low + high) / 2, high)).Code);

    private static int[] LevelsOf(Radiomics.Discretization discretization, params float[] values)
    {
        Volume volume = Volume.FromHounsfield(values, new ImageSize(values.Length, 1, 1), Spacing.Isotropic(1));
        byte[] all = new byte[values.Length];
        Array.Fill(all, (byte)1);
        GrayLevels levels = discretization.Discretize(volume, Mask.FromVoxels(volume.Geometry, all));
        return [.. Enumerable.Range(0, values.Length).Select(x => levels[new VoxelIndex(x, 0, 0)])];
    }
}
