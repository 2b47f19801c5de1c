using Xunit;

namespace Radiomics.Core.Tests.Plots;

public sealed class RegionPlotsTests
{
    private static readonly ImageGeometry s_geometry = new(new ImageSize(4, 2, 1), new Spacing(1, 1, 1));
    private static readonly Volume s_volume = new(s_geometry, [-30, -30, 0, 10, 24, 25, 60, 99]);

    [Fact]
    public void BarsCountEveryVoxelOfTheRegionOnce()
    {
        Chart chart = RegionPlots.Histogram(s_volume, Mask.FromPredicate(v => v.Column < 3 || v.Row == 0), 25);
        ChartBar[] bars = [.. Assert.IsType<ChartBars>(chart.Marks[0]).Bars];
        Assert.Equal([2, 0, 3, 1, 1], bars.Select(b => b.Top));
        Assert.Equal((-50.0, -25.0), (bars[0].Left, bars[0].Right));
        Assert.Equal(10, Assert.IsType<ChartRule>(chart.Marks[1]).Value);
    }

    [Fact]
    public void TheVolumeHistogramIsTheShareThatReachesAnIntensity()
    {
        ChartLine line = Assert.IsType<ChartLine>(RegionPlots.IntensityVolumeHistogram(s_volume, Mask.FromPredicate(_ => true)).Marks[0]);
        Assert.Equal([-30, -30, 0, 10, 24, 25, 60, 99], line.X);
        Assert.Equal([100, 75, 62.5, 50, 37.5, 25, 12.5, 0], line.Y);
    }
}
