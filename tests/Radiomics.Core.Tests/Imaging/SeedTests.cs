using Xunit;

namespace Radiomics.Core.Tests.Imaging;

public sealed class SeedTests
{
    [Theory]
    [InlineData("110,254,131", 110, 254, 130)]
    [InlineData(" 110 , 254 ,1", 110, 254, 0)]
    [InlineData("110.4,253.5,131", 110, 254, 130)]
    [InlineData("-0.5,1e1,3", 0, 10, 2)]
    public void ReadsTheHospitalsNumbers(string text, int column, int row, int slice) =>
        Assert.Equal(new VoxelIndex(column, row, slice), Seed.Parse(text).ToVoxelIndex());

    [Theory]
    [InlineData("")]
    [InlineData("1,2")]
    [InlineData("1,2,3,4")]
    [InlineData("1;2;3")]
    [InlineData("1,2,3.5")]
    [InlineData("1,2,3 mm")]
    [InlineData("NaN,2,3")]
    [InlineData("1,Infinity,3")]
    [InlineData("1,2,99999999999")]
    public void RefusesWhatIsNotThreeNumbers(string text)
    {
        SettingsException error = Assert.Throws<SettingsException>(() => Seed.Parse(text));
        Assert.Equal("SEED_SYNTAX", error.Code);
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WritesWhatItReads()
    {
        Seed seed = Seed.AtSlice(110.25, 254, 131);
        Assert.Equal("110.25,254,131", seed.ToString());
        Assert.Equal(seed, Seed.Parse(seed.ToString()));
        Assert.Equal(Seed.AtSlice(3, 4, 6), Seed.AtVoxel(new VoxelIndex(3, 4, 5)));
    }

    [Fact]
    public void RefusesWhatIsNowhere()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Seed.AtSlice(double.NaN, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Seed.AtSlice(1, double.NegativeInfinity, 1));
        Assert.Throws<ArgumentException>(() => Seed.AtPoint(new PointMm(0, double.NaN, 0), GeometryTests.Frame(0.7, true)));
    }

    [Fact]
    public void APointBecomesTheNearestVoxelOfTheImage()
    {
        ImageGeometry geometry = GeometryTests.Frame(0.7, true);
        VoxelIndex index = new(4, 1, 6);
        Assert.Equal(index, Seed.AtPoint(geometry.PointAt(4.3, 0.6, 6.2), geometry).ToVoxelIndex());
        Assert.Equal(7, Seed.AtPoint(geometry.PointAt(index), geometry).Z);
    }
}
