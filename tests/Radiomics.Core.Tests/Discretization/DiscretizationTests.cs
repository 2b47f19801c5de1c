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

    [Theory]
    [InlineData(-7.3f, 0.1)]
    [InlineData(0.25f, 0.3)]
    [InlineData(-1000f, 1.7)]
    [InlineData(3f, 12.34)]
    public void AnIntensityOnAnEdgeBelongsAboveItAndTheNumberBeforeItBelow(float minimum, double width)
    {
        double remainder = minimum % width, low = minimum - (remainder < 0 ? remainder + width : remainder), step = low + width - low;
        BinEdges edges = new FixedBinSize(width).Edges(minimum, 1e6f, singlePrecision: false);
        for (int i = 1; i <= 20_000; i++)
        {
            double edge = low + i * step;
            Assert.Equal(i + 1, edges.LevelOf(edge));
            Assert.Equal(i, edges.LevelOf(Math.BitDecrement(edge)));
        }
    }

    [Theory]
    [InlineData(0.1f, 1.7f, 7)]
    [InlineData(-903.4f, 411.9f, 32)]
    [InlineData(-1f, 2f, 4096)]
    public void EqualBinsMeetAtTheEdgesThatAreSpacedOverTheRange(float minimum, float maximum, int count)
    {
        BinEdges edges = new FixedBinNumber(count).Edges(minimum, maximum, singlePrecision: false);
        for (int i = 1; i < count; i++)
        {
            double edge = i * (((double)maximum - minimum) / count) + minimum;
            Assert.Equal(i + 1, edges.LevelOf(edge));
            Assert.Equal(i, edges.LevelOf(Math.BitDecrement(edge)));
        }
        Assert.Equal(1, edges.LevelOf(minimum));
        Assert.Equal(count, edges.LevelOf(maximum));
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

    [Theory]
    [InlineData(-1000f, 1)]
    [InlineData(-975.5f, 1)]
    [InlineData(-975f, 2)]
    [InlineData(399f, 56)]
    [InlineData(400f, 57)]
    [InlineData(-1010f, 1)]
    public void BinsFromALowestEdgeAreCountedFromThere(float intensity, int level) =>
        Assert.Equal(level, LevelsOf(new FixedBinSize(25) { LowestEdge = -1000 }, intensity, 10)[0]);

    [Theory]
    [InlineData(0.1, 0.3)]
    [InlineData(-1000.7, 2.5)]
    [InlineData(1e6, 0.7)]
    public void EdgesFromALowestEdgeAreMultiplesOfTheWidthAwayFromIt(double lowest, double width)
    {
        BinEdges edges = new FixedBinSize(width) { LowestEdge = lowest }.Edges((float)lowest, 1e7f, singlePrecision: true);
        for (int i = 1; i <= 20_000; i++)
        {
            Assert.Equal(i + 1, edges.LevelOf(lowest + i * width));
            Assert.Equal(i, edges.LevelOf(Math.BitDecrement(lowest + i * width)));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void ALowestEdgeThatIsNoNumberIsRefused(double edge) => Assert.Throws<SettingsException>(() => new FixedBinSize(25) { LowestEdge = edge });

    [Fact]
    public void WidthsBelowResolutionFromALowestEdgeAreRefusedUnlessThereIsOneIntensityOnIt()
    {
        Assert.Equal([1], LevelsOf(new FixedBinSize(1e-300) { LowestEdge = 100 }, 100, 100).Distinct());
        Assert.Throws<SettingsException>(() => LevelsOf(new FixedBinSize(1e-300) { LowestEdge = 100 }, 100, 101));
        Assert.Throws<SettingsException>(() => LevelsOf(new FixedBinSize(1e-300) { LowestEdge = 100 }, 101, 101));
        Assert.Throws<SettingsException>(() => LevelsOf(new FixedBinSize(1) { LowestEdge = -1e30 }, 5, 5));
    }

    [Fact]
    public void BinsByFormulaAreThoseOfExactFractions()
    {
        for (int count = 1; count <= 40; count++)
        {
            for (int range = 1; range <= 60; range++)
            {
                BinEdges edges = new FixedBinNumber(count) { ByFormula = true }.Edges(-7, -7 + range, singlePrecision: true);
                for (int x = 0; x <= range; x++) Assert.Equal(Math.Min(count * x / range + 1, count), edges.LevelOf(-7 + x));
            }
        }
    }

    [Fact]
    public void TheListOfEdgesLeavesAnIntensityBelowItsEdgeThatTheFormulaPutsOnIt()
    {
        // 29 is half of the range and the lower edge of bin 8 of 14, but 7 * (58 / 14) is more than 29 in double.
        Assert.Equal(7, new FixedBinNumber(14).Edges(0, 58, singlePrecision: false).LevelOf(29));
        Assert.Equal(8, new FixedBinNumber(14) { ByFormula = true }.Edges(0, 58, singlePrecision: false).LevelOf(29));
    }

    [Fact]
    public void AFlatRegionByFormulaIsItsOwnMaximum() => Assert.Equal([32], LevelsOf(new FixedBinNumber(32) { ByFormula = true }, 100, 100).Distinct());

    [Fact]
    public void TheIbsiProfileStartsBinsAtTheRangeOrAtTheMinimum()
    {
        Volume volume = Volume.FromHounsfield([-310, 20, 400], new ImageSize(3, 1, 1), Spacing.Isotropic(1));
        RegionIntensities region = RegionIntensities.Gather(volume, Mask.FromVoxels(volume.Geometry, [1, 1, 1]));
        ExtractionSettings ibsi = ExtractionSettings.Ibsi, ranged = ibsi with { Resegmentation = new Resegmentation { Lower = -500, Upper = 400 } };
        Assert.Equal(new FixedBinSize(25) { LowestEdge = -310 }, ibsi.DiscretizationFor(region));
        Assert.Equal(new FixedBinSize(25) { LowestEdge = -500 }, ranged.DiscretizationFor(region));
        Assert.Equal(new FixedBinSize(25) { LowestEdge = -310 }, (ranged with { Resegmentation = new Resegmentation { Lower = -3, Mode = ResegmentationMode.Sigma } }).DiscretizationFor(region));
        Assert.Equal(new FixedBinSize(10) { LowestEdge = 0 }, (ranged with { Discretization = new FixedBinSize(10) { LowestEdge = 0 } }).DiscretizationFor(region));
        Assert.Equal(new FixedBinNumber(8) { ByFormula = true }, (ibsi with { Discretization = new FixedBinNumber(8) }).DiscretizationFor(region));
        Assert.Equal(new FixedBinSize(25), (ExtractionSettings.PyRadiomics with { Resegmentation = ranged.Resegmentation }).DiscretizationFor(region));
    }

    private static int[] LevelsOf(Radiomics.Discretization discretization, params float[] values)
    {
        Volume volume = Volume.FromHounsfield(values, new ImageSize(values.Length, 1, 1), Spacing.Isotropic(1));
        byte[] all = new byte[values.Length];
        Array.Fill(all, (byte)1);
        GrayLevels levels = discretization.Discretize(volume, Mask.FromVoxels(volume.Geometry, all));
        return [.. Enumerable.Range(0, values.Length).Select(x => levels[new VoxelIndex(x, 0, 0)])];
    }
}
