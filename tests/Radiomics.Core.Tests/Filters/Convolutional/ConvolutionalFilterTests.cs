using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

/// <summary>What holds for every filter of IBSI 2: parts are those of the whole, threads change nothing, small images are no exception.</summary>
public sealed class ConvolutionalFilterTests
{
    public static TheoryData<ImageFilter> Filters => [.. All()];

    [Theory]
    [MemberData(nameof(Filters))]
    public void APartIsThatOfTheWholeImage(ImageFilter filter)
    {
        // Rows of more than four vectors and a rest, and voxels that are no whole numbers.
        ImageSize size = new(43, 11, 9);
        Volume image = new(new ImageGeometry(size, new Spacing(0.8, 1.1, 2.5)), [.. NaiveFilter.Values(NaiveFilter.Image(8, size)).Select(v => v / 7)]);
        double[] whole = FilterCases.Respond(filter, image);
        foreach (VoxelRegion part in (VoxelRegion[])
            [new(new VoxelIndex(3, 2, 4), new ImageSize(37, 5, 3)), new(new VoxelIndex(0, 0, 0), new ImageSize(1, 1, 1)), new(new VoxelIndex(40, 10, 8), new ImageSize(3, 1, 1)), new(new VoxelIndex(5, 0, 2), new ImageSize(17, 11, 1))])
        {
            double[] expected = new double[part.Size.VoxelCount];
            for (int i = 0; i < expected.Length; i++)
            {
                VoxelIndex at = part.Size.IndexOf(i);
                expected[i] = whole[size.Offset(new VoxelIndex(part.Start.Column + at.Column, part.Start.Row + at.Row, part.Start.Slice + at.Slice))];
            }
            double[] found = FilterCases.Respond(filter, image, part, 2);
            // Gabor's transforms are as long as the part needs: they agree to rounding, all others bit for bit.
            if (filter is GaborFilter) FilterCases.AssertNear(expected, found);
            else Assert.Equal(expected, found);
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void OneTwoAndEightThreadsGiveTheSameBytes(ImageFilter filter)
    {
        Volume image = NaiveFilter.Image(9, new ImageSize(33, 40, 21));
        double[] one = FilterCases.Respond(filter, image, image.Geometry.WholeRegion, 1);
        Assert.Equal(one, FilterCases.Respond(filter, image, image.Geometry.WholeRegion, 2));
        Assert.Equal(one, FilterCases.Respond(filter, image, image.Geometry.WholeRegion, 8));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void TheSmallestImagesHaveAResponse(ImageFilter filter)
    {
        foreach (ImageSize size in (ImageSize[])[new(1, 1, 1), new(5, 4, 1), new(1, 1, 7), new(1, 6, 1), new(2, 2, 2)])
        {
            Volume image = NaiveFilter.Image(10, size);
            Assert.All(FilterCases.Respond(filter, image), v => Assert.True(double.IsFinite(v)));
        }
    }

    [Fact]
    public void AFlatImageAnswersAsTheSumOfTheKernelSays()
    {
        Volume image = Volume.FromHounsfield([.. Enumerable.Repeat(60f, 7 * 6 * 5)], new ImageSize(7, 6, 5), Spacing.Isotropic(1));
        Assert.All(FilterCases.Respond(new MeanFilter(), image), v => Assert.Equal(60, v, 1e-12));
        Assert.All(FilterCases.Respond(new LawsFilter("E5L5S5"), image), v => Assert.Equal(0, v, 1e-12));
        Assert.All(FilterCases.Respond(new SeparableWaveletFilter("db3", "LLL"), image), v => Assert.Equal(60 * Math.Pow(2, 1.5), v, 1e-9));
        Assert.All(FilterCases.Respond(new SeparableWaveletFilter("db3", "LLH") { Level = 2, Pooling = RotationPooling.Average }, image), v => Assert.Equal(0, v, 1e-9));
        // A cut-off kernel does not sum to 0, and is left so.
        double[] log = FilterCases.Respond(new LaplacianOfGaussianFilter(1.5), image);
        Assert.All(log, v => Assert.Equal(log[0], v, 1e-12));
        Assert.InRange(Math.Abs(log[0]), 1e-4, 1);
    }

    [Fact]
    public void FiltersOfTheSameParametersAreEqual()
    {
        ImageFilter[] again = [.. All()];
        Assert.Equal(All(), again);
        Assert.Equal(again.Length, again.Distinct().Count());
        Assert.Equal(again.Length, again.SelectMany(f => f.ResponseNames).Distinct().Count());
    }

    private static IEnumerable<ImageFilter> All() =>
    [
        new MeanFilter(), new MeanFilter { Support = 15, Boundary = BoundaryCondition.Periodic }, new MeanFilter { Dimension = FilterDimension.Slice, Boundary = BoundaryCondition.Zero },
        new LaplacianOfGaussianFilter(1.5), new LaplacianOfGaussianFilter(1.5) { Boundary = BoundaryCondition.Nearest, Dimension = FilterDimension.Slice },
        new LaplacianOfGaussianFilter(2) { Boundary = BoundaryCondition.Periodic },
        new LawsFilter("L5E5S5"), new LawsFilter("E3W5R5") { Pooling = RotationPooling.Maximum, EnergyDelta = 3 }, new LawsFilter("L5S5") { Pooling = RotationPooling.Minimum, Boundary = BoundaryCondition.Zero },
        new LawsFilter("L5S5S5") { Pooling = RotationPooling.Average, EnergyDelta = 0, Boundary = BoundaryCondition.Periodic },
        new GaborFilter(1.5, 2) { Dimension = FilterDimension.Slice, ThetaDegrees = 60, Gamma = 0.5 }, new GaborFilter(1.5, 2) { ThetaStepDegrees = 45, Gamma = 1.5, Boundary = BoundaryCondition.Periodic },
        new GaborFilter(1, 3) { ThetaStepDegrees = 120, Pooling = RotationPooling.Maximum, Boundary = BoundaryCondition.Zero },
        new SeparableWaveletFilter("db3", "LLH"), new SeparableWaveletFilter("db3", "LLH") { Pooling = RotationPooling.Average, Level = 2 },
        new SeparableWaveletFilter("coif1", "LHH") { Pooling = RotationPooling.Maximum, Boundary = BoundaryCondition.Periodic },
        new SeparableWaveletFilter("haar", "HL") { Pooling = RotationPooling.Minimum, Level = 3, Boundary = BoundaryCondition.Nearest },
        new SimoncelliFilter(), new SimoncelliFilter { Level = 3, Dimension = FilterDimension.Slice }, new ShannonFilter(), new RieszSimoncelliFilter(new RieszOrder(0, 2, 0)), new RieszSimoncelliFilter(new RieszOrder(1, 0)),
        new RieszLaplacianOfGaussianFilter(1.5, new RieszOrder(1, 1, 1)), new RieszLaplacianOfGaussianFilter(1.5, new RieszOrder(0, 1)) { Boundary = BoundaryCondition.Zero },
    ];
}
