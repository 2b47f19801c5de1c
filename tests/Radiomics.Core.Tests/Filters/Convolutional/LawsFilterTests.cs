using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

public sealed class LawsFilterTests
{
    private static readonly Dictionary<string, double[]> s_kernels = new()
    {
        ["L3"] = Over(6, 1, 2, 1),
        ["L5"] = Over(70, 1, 4, 6, 4, 1),
        ["E3"] = Over(2, -1, 0, 1),
        ["E5"] = Over(10, -1, -2, 0, 2, 1),
        ["S3"] = Over(6, -1, 2, -1),
        ["S5"] = Over(6, -1, 0, 2, 0, -1),
        ["W5"] = Over(10, -1, 2, 0, -2, 1),
        ["R5"] = Over(70, 1, -4, 6, -4, 1),
    };

    public static TheoryData<BoundaryCondition> Boundaries => FilterCases.Boundaries;

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void EachAxisHasItsKernelAndRotationsArePooledBeforeTheEnergy(BoundaryCondition boundary)
    {
        ImageSize size = new(7, 6, 5);
        Volume image = NaiveFilter.Image(3, size);
        double[] values = NaiveFilter.Values(image);
        foreach (string names in (string[])["E5L5S5", "E3W5R5", "L3S3E3", "L5E5E5", "L5S5", "E5W5", "R5R5R5"])
        {
            double[][] kernels = [.. names.Chunk(2).Select(name => s_kernels[new string(name)])];
            FilterCases.AssertNear(NaiveFilter.Separable(values, size, kernels, boundary), FilterCases.Respond(new LawsFilter(names) { Boundary = boundary }, image));
            foreach (RotationPooling pooling in Enum.GetValues<RotationPooling>())
            {
                double[] pooled = NaiveFilter.Pooled(values, size, [kernels], boundary, pooling);
                FilterCases.AssertNear(pooled, FilterCases.Respond(new LawsFilter(names) { Boundary = boundary, Pooling = pooling }, image));
                double[] mean = [.. Enumerable.Repeat(1.0 / 5, 5)];
                double[] energy = NaiveFilter.Separable([.. pooled.Select(Math.Abs)], size, [.. kernels.Select(_ => mean)], boundary);
                FilterCases.AssertNear(energy, FilterCases.Respond(new LawsFilter(names) { Boundary = boundary, Pooling = pooling, EnergyDelta = 2 }, image));
            }
        }
    }

    [Fact]
    public void NamesTellParametersApart()
    {
        Assert.Equal(["laws-L5E5E5-3D"], new LawsFilter("L5E5E5").ResponseNames);
        Assert.Equal(["laws-L5E5-2D-max-energy-7-nearest"], new LawsFilter("L5E5") { Pooling = RotationPooling.Maximum, EnergyDelta = 7, Boundary = BoundaryCondition.Nearest }.ResponseNames);
        Assert.Equal(new LawsFilter("L5E5"), new LawsFilter("L5E5"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("L5")]
    [InlineData("L5E")]
    [InlineData("L5E4")]
    [InlineData("l5e5")]
    [InlineData("L5E5S5W5")]
    public void WhatNamesNoKernelsIsRefused(string kernels) => Assert.Throws<SettingsException>(() => new LawsFilter(kernels));

    [Fact]
    public void AnEnergyOutOfRangeAndAnotherDimensionAreRefused()
    {
        Assert.Throws<SettingsException>(() => new LawsFilter("L5E5") { EnergyDelta = -1 });
        Assert.Throws<SettingsException>(() => new LawsFilter("L5E5") { EnergyDelta = 3000 });
        Assert.Throws<SettingsException>(() => FilterCases.Respond(new LawsFilter("L5E5") { Dimension = FilterDimension.Volume }, NaiveFilter.Image(1, new ImageSize(3, 3, 3))));
    }

    private static double[] Over(double squared, params double[] taps) => [.. taps.Select(t => t / Math.Sqrt(squared))];
}
