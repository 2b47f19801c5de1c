using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

public sealed class MeanFilterTests
{
    public static TheoryData<BoundaryCondition> Boundaries => FilterCases.Boundaries;

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void IsTheMeanOfItsCubeOrSquare(BoundaryCondition boundary)
    {
        ImageSize size = new(9, 5, 4);
        Volume image = NaiveFilter.Image(1, size);
        double[] values = NaiveFilter.Values(image);
        // A support wider than the image goes around it more than once.
        foreach (int support in (int[])[1, 3, 13])
        {
            double[] kernel = [.. Enumerable.Repeat(1.0 / support, support)];
            FilterCases.AssertNear(NaiveFilter.Separable(values, size, [kernel, kernel, kernel], boundary), FilterCases.Respond(new MeanFilter { Support = support, Boundary = boundary }, image));
            FilterCases.AssertNear(
                NaiveFilter.Separable(values, size, [kernel, kernel], boundary), FilterCases.Respond(new MeanFilter { Support = support, Boundary = boundary, Dimension = FilterDimension.Slice }, image));
        }
    }

    [Fact]
    public void NamesTellParametersApart()
    {
        Assert.Equal(["mean-5-3D"], new MeanFilter().ResponseNames);
        Assert.Equal(["mean-15-2D-zero"], new MeanFilter { Support = 15, Dimension = FilterDimension.Slice, Boundary = BoundaryCondition.Zero }.ResponseNames);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-3)]
    [InlineData(4097)]
    public void ASupportThatIsNotOddOrOutOfRangeIsRefused(int support) => Assert.Throws<SettingsException>(() => new MeanFilter { Support = support });

    [Fact]
    public void WhatIsNoDimensionOrBoundaryIsRefused()
    {
        Assert.Throws<SettingsException>(() => new MeanFilter { Dimension = (FilterDimension)7 });
        Assert.Throws<SettingsException>(() => new MeanFilter { Boundary = (BoundaryCondition)7 });
    }
}
