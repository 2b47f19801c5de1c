using Xunit;

namespace Radiomics.Core.Tests.Rendering;

public sealed class HuWindowTests
{
    [Theory]
    [InlineData(-1350, 0)]
    [InlineData(-1e9, 0)]
    [InlineData(-600, 128)]
    [InlineData(150, 255)]
    [InlineData(double.PositiveInfinity, 255)]
    [InlineData(-1350 + 1500 / 255.0 * 51, 51)]
    public void GraysAreLinearBetweenTheEnds(double hu, byte gray) => Assert.Equal(gray, HuWindow.Lung.Gray(hu));

    [Theory]
    [InlineData(double.NaN, 100)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, double.PositiveInfinity)]
    public void AWindowWithoutWidthOrPlaceIsRefused(double level, double width) => Assert.Throws<SettingsException>(() => new HuWindow(level, width));
}
