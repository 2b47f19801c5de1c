using Xunit;

namespace Radiomics.Core.Tests.Discretization;

public sealed class RadixSortTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(RadixSort.Fewest - 1, 1000)]
    [InlineData(RadixSort.Fewest, 1)]
    [InlineData(RadixSort.Fewest, 1e-310)]
    [InlineData(20_000, 1e-3)]
    [InlineData(20_000, 1e30)]
    public void NumbersComeInAscendingOrder(int count, double scale)
    {
        Random random = new(count);
        double[] doubles = [.. Enumerable.Range(0, count).Select(i => i % 7 == 0 ? Math.Round(random.NextDouble() * 10 - 5) : (random.NextDouble() - 0.5) * scale)];
        float[] singles = [.. doubles.Select(d => (float)d)];
        double[] sortedDoubles = [.. doubles.Order()];
        float[] sortedSingles = [.. singles.Order()];
        RadixSort.Sort<double>(doubles);
        RadixSort.Sort<float>(singles);
        Assert.Equal(sortedDoubles, doubles);
        Assert.Equal(sortedSingles, singles);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10_000)]
    public void ZeroHasNoSignAfterwards(int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => (i % 4) switch { 0 => -0.0, 1 => 0.0, 2 => -double.Epsilon, _ => double.Epsilon })];
        RadixSort.Sort<double>(values);
        Assert.Equal(values.Order(), values);
        Assert.All(values.Where(v => v == 0), v => Assert.False(double.IsNegative(v)));
    }

    [Fact]
    public void ExtremesKeepTheirPlaces()
    {
        double[] values = [.. Enumerable.Range(0, 5000).Select(i => (i % 4) switch { 0 => double.MaxValue, 1 => double.MinValue, 2 => 1.0, _ => -1.0 })];
        double[] sorted = [.. values.Order()];
        RadixSort.Sort<double>(values);
        Assert.Equal(sorted, values);
    }

    [Fact]
    public void OtherTypesAreRefused() => Assert.Throws<NotSupportedException>(() => RadixSort.Sort<Half>(new Half[RadixSort.Fewest]));
}
