using Xunit;

namespace Radiomics.Core.Tests.Filters;

public sealed class IntensityTransformTests
{
    // The largest magnitude, 100, lies outside the part that is asked for, and counts all the same.
    private static readonly Volume s_image = Volume.FromHounsfield([-100, 0, 9, -9, 25, 1], new ImageSize(6, 1, 1), new Spacing(1, 1, 1));

    private static readonly VoxelRegion s_part = new(new VoxelIndex(1, 0, 0), new ImageSize(5, 1, 1));

    public static TheoryData<ImageFilter, string, double[]> Filters => new()
    {
        { new SquareFilter(), "square", [0, 0.81, 0.81, 6.25, 0.01] },
        { new SquareRootFilter(), "squareroot", [0, 30, -30, 50, 10] },
        { new LogarithmFilter(), "logarithm", [0, 100 * Math.Log(10) / Math.Log(101), -100 * Math.Log(10) / Math.Log(101), 100 * Math.Log(26) / Math.Log(101), 100 * Math.Log(2) / Math.Log(101)] },
        { new ExponentialFilter(), "exponential", [1, Math.Pow(100, 0.09), Math.Pow(100, -0.09), Math.Pow(100, 0.25), Math.Pow(100, 0.01)] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void EachVoxelFollowsTheFormula(ImageFilter filter, string name, double[] expected)
    {
        FilterResponse response = Assert.Single(filter.Apply(s_image, s_part, TestContext.Current.CancellationToken).Responses);
        Assert.Equal(name, response.Name);
        Assert.Equal([name], filter.ResponseNames);
        Assert.Equal(s_image.Geometry.Crop(s_part), response.Image.Geometry);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], response.Image.DoubleVoxels[i], 1e-12);
    }

    [Fact]
    public void AnImageOfZerosOrWithoutNumbersIsLeftOutWithANote()
    {
        Assert.Contains("0 everywhere", Assert.Single(new SquareFilter().Apply(Volume.FromHounsfield(new float[4], new ImageSize(2, 2, 1), new Spacing(1, 1, 1)), TestContext.Current.CancellationToken).Notes), StringComparison.Ordinal);
        FilterResult result = new ExponentialFilter().Apply(Volume.FromHounsfield([1, float.NaN, 2, 3], new ImageSize(2, 2, 1), new Spacing(1, 1, 1)), TestContext.Current.CancellationToken);
        Assert.Empty(result.Responses);
        Assert.Contains("no finite numbers", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void APartOutsideTheImageIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SquareFilter().Apply(s_image, new VoxelRegion(new VoxelIndex(4, 0, 0), new ImageSize(5, 1, 1)), TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SquareFilter().Apply(s_image, default, TestContext.Current.CancellationToken));
    }
}
