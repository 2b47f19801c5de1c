using System.Numerics;
using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

/// <summary>Filters of the whole image against the definition: the transform, the filter on IBSI's grid of frequencies, the transform back, its real part.</summary>
public sealed class PeriodicFilterTests
{
    public static TheoryData<PeriodicFilter> Filters =>
    [
        new SimoncelliFilter(), new SimoncelliFilter { Level = 2 }, new ShannonFilter(), new ShannonFilter { Level = 2 },
        new RieszSimoncelliFilter(new RieszOrder(1, 0, 0)), new RieszSimoncelliFilter(new RieszOrder(0, 2, 0)) { Level = 2 }, new RieszSimoncelliFilter(new RieszOrder(1, 1, 1)),
        new RieszSimoncelliFilter(new RieszOrder(2, 1, 1)), new RieszLaplacianOfGaussianFilter(0.9, new RieszOrder(0, 0, 1)) { Boundary = BoundaryCondition.Zero },
        new RieszLaplacianOfGaussianFilter(0.9, new RieszOrder(2, 0, 0)) { Cutoff = 2 },
        new SimoncelliFilter { Dimension = FilterDimension.Slice }, new RieszSimoncelliFilter(new RieszOrder(1, 0)), new RieszSimoncelliFilter(new RieszOrder(1, 2)),
        new RieszLaplacianOfGaussianFilter(1.2, new RieszOrder(0, 2)),
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public void IsTheRealPartOfTheFilteredSpectrum(PeriodicFilter filter)
    {
        foreach (ImageSize size in (ImageSize[])[new(7, 6, 5), new(8, 5, 3), new(11, 4, 1), new(1, 7, 6)])
        {
            Volume image = NaiveFilter.Image(6, size);
            double[] values = filter is RieszLaplacianOfGaussianFilter riesz
                ? FilterCases.Respond(new LaplacianOfGaussianFilter(riesz.SigmaMm) { Cutoff = riesz.Cutoff, Boundary = riesz.Boundary, Dimension = riesz.Dimension }, image)
                : NaiveFilter.Values(image);
            FilterCases.AssertNear(Twin(values, size, filter), FilterCases.Respond(filter, image));
        }
    }

    [Fact]
    public void AnImageWithoutNumbersIsLeftOutWithANote()
    {
        Volume image = Volume.FromHounsfield([1, float.NaN, 2, 3], new ImageSize(2, 2, 1), new Spacing(1, 1, 1));
        FilterResult result = new SimoncelliFilter().Apply(image, TestContext.Current.CancellationToken);
        Assert.Empty(result.Responses);
        Assert.Contains("no finite numbers", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesTellParametersApart()
    {
        Assert.Equal(["simoncelli-level-2-3D"], new SimoncelliFilter { Level = 2 }.ResponseNames);
        Assert.Equal(["shannon-level-1-2D"], new ShannonFilter { Dimension = FilterDimension.Slice }.ResponseNames);
        Assert.Equal(["riesz-0-2-0-simoncelli-level-1-3D"], new RieszSimoncelliFilter(new RieszOrder(0, 2, 0)).ResponseNames);
        Assert.Equal(["riesz-1-0-log-sigma-3-mm-2D-zero"], new RieszLaplacianOfGaussianFilter(3, new RieszOrder(1, 0)) { Boundary = BoundaryCondition.Zero }.ResponseNames);
    }

    [Fact]
    public void ParametersOutOfRangeAreRefused()
    {
        Assert.Throws<SettingsException>(() => new SimoncelliFilter { Level = 0 });
        Assert.Throws<SettingsException>(() => new ShannonFilter { Level = 13 });
        Assert.Throws<SettingsException>(() => new RieszOrder(0, 0, 0));
        Assert.Throws<SettingsException>(() => new RieszOrder(9, 0));
        Assert.Throws<SettingsException>(() => new RieszSimoncelliFilter(default));
        Assert.Throws<SettingsException>(() => FilterCases.Respond(new RieszSimoncelliFilter(new RieszOrder(1, 0)) { Dimension = FilterDimension.Volume }, NaiveFilter.Image(1, new ImageSize(3, 3, 3))));
        Assert.Null(RieszOrder.Parse("1"));
        Assert.Null(RieszOrder.Parse("0-0-0"));
        Assert.Null(RieszOrder.Parse("1-x"));
        Assert.Equal(new RieszOrder(0, 2, 1), RieszOrder.Parse("0-2-1"));
    }

    private static double[] Twin(double[] values, ImageSize size, PeriodicFilter filter)
    {
        if (filter.Dimension == FilterDimension.Volume) return TwinOfBlock(values, size, filter);
        return [.. values.Chunk(size.SliceArea).SelectMany(slice => TwinOfBlock(slice, size with { Slices = 1 }, filter))];
    }

    private static double[] TwinOfBlock(double[] values, ImageSize size, PeriodicFilter filter)
    {
        Complex[] spectrum = NaiveFilter.Fourier([.. values.Select(v => new Complex(v, 0))], size, inverse: false);
        for (int i = 0; i < spectrum.Length; i++)
        {
            VoxelIndex k = size.IndexOf(i);
            double[] nu = [Frequency(k.Column, size.Columns), Frequency(k.Row, size.Rows), Frequency(k.Slice, size.Slices)];
            spectrum[i] *= Gain(filter, nu);
        }
        return [.. NaiveFilter.Fourier(spectrum, size, inverse: true).Select(v => v.Real / values.Length)];
    }

    /// <summary>numpy's ifftshift(linspace(-pi, pi, N))[k].</summary>
    private static double Frequency(int k, int length)
    {
        if (length == 1) return 0;
        double[] points = [.. Enumerable.Range(0, length).Select(i => -Math.PI + 2 * Math.PI * i / (length - 1))];
        return points.Skip(length / 2).Concat(points.Take(length / 2)).ElementAt(k);
    }

    private static Complex Gain(PeriodicFilter filter, double[] nu)
    {
        double size = Math.Sqrt(nu.Sum(n => n * n));
        Complex gain = filter switch
        {
            SimoncelliFilter f => Simoncelli(size, f.Level),
            RieszSimoncelliFilter f => Simoncelli(size, f.Level),
            ShannonFilter f => size > Limit(f.Level) / 2 && size <= Limit(f.Level) ? 1 : 0,
            _ => 1,
        };
        if (filter is not RieszFilter riesz) return gain;
        if (size == 0) return 0;
        int[] order = [riesz.Order.First, riesz.Order.Second, riesz.Order.Third ?? 0];
        double product = 1, combinations = Factorial(order.Sum());
        for (int a = 0; a < 3; a++) (product, combinations) = (product * Math.Pow(nu[a] / size, order[a]), combinations / Factorial(order[a]));
        return gain * Complex.Pow(new Complex(0, -1), order.Sum()) * Math.Sqrt(combinations) * product;
    }

    private static double Simoncelli(double size, int level) =>
        size >= Limit(level) / 4 && size <= Limit(level) ? Math.Cos(Math.PI / 2 * Math.Log2(2 * size / Limit(level))) : 0;

    private static double Limit(int level) => Math.PI / Math.Pow(2, level - 1);

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
