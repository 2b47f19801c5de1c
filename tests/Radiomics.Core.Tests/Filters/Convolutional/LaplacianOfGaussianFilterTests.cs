using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

public sealed class LaplacianOfGaussianFilterTests
{
    public static TheoryData<BoundaryCondition> Boundaries => FilterCases.Boundaries;

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void IsTheConvolutionWithIbsisKernelWhereSpacingsAreEqual(BoundaryCondition boundary)
    {
        ImageSize size = new(7, 5, 4);
        Volume image = NaiveFilter.Image(2, size, Spacing.Isotropic(0.7));
        double[] values = NaiveFilter.Values(image);
        foreach ((double mm, double cutoff) in ((double, double)[])[(0.9, 4), (0.35, 3), (1.4, 1.5), (0.05, 1)])
        {
            double sigma = mm / 0.7;
            int reach = (int)Math.Floor(cutoff * sigma + 0.5);
            foreach (int axes in (int[])[3, 2])
            {
                double[] expected = NaiveFilter.Map(size, (x, y, z) =>
                {
                    double sum = 0;
                    for (int c = axes == 3 ? -reach : 0; c <= (axes == 3 ? reach : 0); c++)
                        for (int b = -reach; b <= reach; b++)
                            for (int a = -reach; a <= reach; a++) sum += Ibsi(a * a + b * b + c * c, sigma, axes) * NaiveFilter.At(values, size, x - a, y - b, z - c, boundary);
                    return sum;
                });
                LaplacianOfGaussianFilter filter = new(mm) { Cutoff = cutoff, Boundary = boundary, Dimension = axes == 3 ? FilterDimension.Volume : FilterDimension.Slice };
                FilterCases.AssertNear(expected, FilterCases.Respond(filter, image));
            }
        }
    }

    [Fact]
    public void WhereSpacingsDifferItIsTheLaplacianInMillimetres()
    {
        // x^2 + 2 y^2 + 3 z^2 in mm: the Laplacian is 12 everywhere, whatever the voxels are.
        ImageSize size = new(61, 47, 31);
        Spacing mm = new(0.5, 0.75, 1.25);
        float[] voxels = [.. NaiveFilter.Map(size, (x, y, z) => Math.Pow(x * mm.X, 2) + 2 * Math.Pow(y * mm.Y, 2) + 3 * Math.Pow(z * mm.Z, 2)).Select(v => (float)v)];
        Volume image = Volume.FromHounsfield(voxels, size, mm);
        VoxelRegion center = new(new VoxelIndex(30, 23, 15), new ImageSize(1, 1, 1));
        double found = FilterCases.Respond(new LaplacianOfGaussianFilter(1.5) { Cutoff = 6 }, image, center, 1)[0];
        // On the scale of IBSI's definition, which counts in voxels: mm^2 a voxel^2.
        Assert.Equal(12 * Math.Pow(0.5 * 0.75 * 1.25, 2.0 / 3), found, 1e-4);
    }

    [Fact]
    public void NamesTellParametersApart()
    {
        Assert.Equal(["log-sigma-1-5-mm-3D"], new LaplacianOfGaussianFilter(1.5).ResponseNames);
        Assert.Equal(["log-sigma-3-mm-2D-cutoff-2-5-periodic"], new LaplacianOfGaussianFilter(3) { Cutoff = 2.5, Dimension = FilterDimension.Slice, Boundary = BoundaryCondition.Periodic }.ResponseNames);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ASigmaOutOfRangeIsRefused(double sigma)
    {
        Assert.Throws<SettingsException>(() => new LaplacianOfGaussianFilter(sigma));
        Assert.Throws<SettingsException>(() => new LaplacianOfGaussianFilter(1) { Cutoff = sigma });
    }

    [Fact]
    public void AReachBeyondReasonIsRefusedBeforeAnythingIsAllocated() =>
        Assert.Contains("4096", Assert.Throws<SettingsException>(() => FilterCases.Respond(new LaplacianOfGaussianFilter(1e9), NaiveFilter.Image(1, new ImageSize(3, 3, 3)))).Message, StringComparison.Ordinal);

    private static double Ibsi(double squared, double sigma, int axes) =>
        -1 / (sigma * sigma) * Math.Pow(1 / (Math.Sqrt(2 * Math.PI) * sigma), axes) * (axes - squared / (sigma * sigma)) * Math.Exp(-squared / (2 * sigma * sigma));
}
