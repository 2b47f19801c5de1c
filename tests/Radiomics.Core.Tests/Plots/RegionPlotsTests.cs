using Xunit;

namespace Radiomics.Core.Tests.Plots;

public sealed class RegionPlotsTests
{
    private static readonly ImageGeometry s_geometry = new(new ImageSize(4, 2, 1), new Spacing(1, 1, 1));
    private static readonly Volume s_volume = new(s_geometry, [-30, -30, 0, 10, 24, 25, 60, 99]);

    [Fact]
    public void BarsCountEveryVoxelOfTheRegionOnce()
    {
        Chart chart = RegionPlots.Histogram(s_volume, Mask.FromVoxels(s_geometry, [1, 1, 1, 1, 1, 1, 1, 0]), 25);
        ChartBar[] bars = [.. Assert.IsType<ChartBars>(chart.Marks[0]).Bars];
        Assert.Equal([2, 0, 3, 1, 1], bars.Select(b => b.Top));
        Assert.Equal((-50.0, -25.0), (bars[0].Left, bars[0].Right));
        Assert.Equal(10, Assert.IsType<ChartRule>(chart.Marks[1]).Value);
    }

    [Fact]
    public void TheVolumeHistogramIsTheShareThatReachesAnIntensity()
    {
        ChartLine line = Assert.IsType<ChartLine>(RegionPlots.IntensityVolumeHistogram(s_volume, Mask.FromVoxels(s_geometry, [1, 1, 1, 1, 1, 1, 1, 1])).Marks[0]);
        Assert.Equal([-30, -30, 0, 10, 24, 25, 60, 99], line.X);
        Assert.Equal([100, 75, 62.5, 50, 37.5, 25, 12.5, 0], line.Y);
    }

    [Fact]
    public void CellsOfTheHeatMapAreTheProbabilitiesOfTheMatrix()
    {
        Chart chart = RegionPlots.GlcmHeatMap(s_volume, Mask.FromVoxels(s_geometry, [1, 1, 1, 1, 1, 1, 1, 1]), new FixedBinSize(25));
        ChartCells cells = Assert.IsType<ChartCells>(chart.Marks[0]);
        // Levels: 1 1 3 3 over 3 4 5 6. Pairs: 6 along rows, 4 along columns, 3 along each diagonal; the one of level 1 with itself counts twice of 32.
        Assert.Equal((6, 6, 1.0), (cells.Columns, cells.Rows, cells.XStart));
        Assert.Equal(1, cells.Values.Where(double.IsFinite).Sum(), 12);
        Assert.Equal(2 / 32.0, cells.Values[0], 12);
        Assert.True(double.IsNaN(cells.Values[1]));
        for (int i = 0; i < 6; i++) for (int j = 0; j < 6; j++) Assert.Equal(cells.Values[6 * i + j], cells.Values[6 * j + i]);
    }

    [Fact]
    public void ManyLevelsAreShownInGroups()
    {
        ChartCells cells = Assert.IsType<ChartCells>(RegionPlots.GlcmHeatMap(s_volume, Mask.FromVoxels(s_geometry, [1, 1, 1, 1, 1, 1, 1, 1]), new FixedBinSize(1)).Marks[0]);
        Assert.InRange(cells.Columns, 2, 64);
        Assert.Equal((1 + (cells.Step - 1) / 2, 3.0), (cells.XStart, cells.Step));
        Assert.Equal(1, cells.Values.Where(double.IsFinite).Sum(), 12);
    }

    [Fact]
    public void TooManyBarsAreRefused() =>
        Assert.Throws<SettingsException>(() => RegionPlots.Histogram(s_volume, Mask.FromVoxels(s_geometry, [1, 1, 1, 1, 1, 1, 1, 1]), 1e-3));

    [Fact]
    public void ARegionWithoutNeighborsHasNoMatrixToShow() =>
        Assert.Equal("MASK_NO_PAIRS", Assert.Throws<MaskException>(() => RegionPlots.GlcmHeatMap(s_volume, Mask.FromVoxels(s_geometry, [1, 0, 0, 0, 0, 0, 0, 0]))).Code);
}
