using Xunit;

namespace Radiomics.Core.Tests.Filters.Recursive;

public sealed class RecursiveLaplacianFilterTests
{
    [Theory]
    [InlineData(StoredType.Int16, 1.0)]
    [InlineData(StoredType.Float64, 2.7)]
    [InlineData(StoredType.Float32, 0.4)]
    public void EachVoxelIsThatOfOneLineAfterAnother(StoredType type, double sigma)
    {
        Volume image = FilterImages.Patterned(type);
        float[] expected = Twin(image, sigma);
        FilterResponse response = Assert.Single(new RecursiveLaplacianFilter { Sigma = sigma }.Apply(image, TestContext.Current.CancellationToken).Responses);
        Assert.Equal(expected, response.Image.Voxels.ToArray());
        Assert.Equal(StoredType.Float32, response.Image.StoredType);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.5)]
    public void AParabolaHasItsSecondDerivativeTimesTheSquareOfSigma(double sigma)
    {
        ImageSize size = new(60, 60, 60);
        float[] voxels = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(size.IndexOf).Select(i => 0.5f * i.Column * i.Column + 0.25f * i.Row * i.Row - 0.125f * i.Slice * i.Slice)];
        Volume image = Volume.FromHounsfield(voxels, size, new Spacing(1, 1, 1));
        VoxelRegion middle = new(new VoxelIndex(30, 30, 30), new ImageSize(1, 1, 1));
        float found = new RecursiveLaplacianFilter { Sigma = sigma }.Apply(image, middle, TestContext.Current.CancellationToken).Responses[0].Image.Voxels[0];
        Assert.Equal((1 + 0.5 - 0.25) * sigma * sigma, found, 2e-3 * sigma * sigma);
    }

    [Fact]
    public void OneVoxelBecomesAGaussianAndOtherLanesStayEmpty()
    {
        double[] line = new double[16 * 101];
        line[16 * 50] = 1;
        float[] results = new float[line.Length];
        RecursiveLines.Run(RecursiveGaussian.Smoothing(3.2), line, new double[line.Length], results);
        Assert.Equal(1, Enumerable.Range(0, 101).Sum(i => (double)results[16 * i]), 1e-5);
        // The recursion stands for the Gaussian to half a percent of its height.
        for (int i = 0; i < 101; i++) Assert.Equal(Math.Exp(-(i - 50) * (i - 50) / (2 * 3.2 * 3.2)) / (3.2 * Math.Sqrt(2 * Math.PI)), results[16 * i], 6e-4);
        Assert.All(Enumerable.Range(0, results.Length).Where(i => i % 16 != 0), i => Assert.Equal(0, results[i]));
    }

    [Theory]
    [InlineData(1.0, false, "log-sigma-1-0-mm-3D")]
    [InlineData(2.0, true, "log-sigma-2-mm-3D")]
    [InlineData(0.5, false, "log-sigma-0-5-mm-3D")]
    public void TheNameHasSigmaAsItWasWritten(double sigma, bool whole, string name) => Assert.Equal([name], new RecursiveLaplacianFilter { Sigma = sigma, IsNamedWhole = whole }.ResponseNames);

    [Theory]
    [InlineData(3, 10, 10, 1.0, 1.0, "needs 4 along each axis")]
    [InlineData(10, 10, 10, 9.0, 1.0, null)]
    [InlineData(10, 10, 10, 9.1, 1.0, "ceil(sigma / spacing) + 1")]
    [InlineData(10, 10, 10, 9.1, 2.0, null)]
    public void AnImageThatIsTooSmallIsLeftOutWithANote(int columns, int rows, int slices, double sigma, double spacing, string? reason)
    {
        Volume image = Volume.FromHounsfield(new float[columns * rows * slices], new ImageSize(columns, rows, slices), new Spacing(spacing, spacing, spacing));
        FilterResult result = new RecursiveLaplacianFilter { Sigma = sigma }.Apply(image, TestContext.Current.CancellationToken);
        Assert.Equal(reason is null ? 1 : 0, result.Responses.Count);
        if (reason is null) Assert.Empty(result.Notes);
        else Assert.Contains(reason, Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ASigmaThatIsNotAbove0IsRefused(double sigma) => Assert.Throws<SettingsException>(() => new RecursiveLaplacianFilter { Sigma = sigma });

    private static float[] Twin(Volume image, double sigma)
    {
        ImageSize size = image.Size;
        int[] lengths = [size.Columns, size.Rows, size.Slices], steps = [1, size.Columns, size.SliceArea];
        double[] spacing = [image.Geometry.Spacing.X, image.Geometry.Spacing.Y, image.Geometry.Spacing.Z];
        float[] sum = new float[size.VoxelCount];
        for (int axis = 0; axis < 3; axis++)
        {
            double[] term = FilterImages.Values(image);
            term = Lines(term, axis, RecursiveGaussian.SecondDerivative(sigma / spacing[axis], sigma * sigma));
            foreach (int other in new[] { 0, 1, 2 }.Where(a => a != axis)) term = Lines(term, other, RecursiveGaussian.Smoothing(sigma / spacing[other]));
            for (int i = 0; i < sum.Length; i++) sum[i] = (float)(sum[i] + term[i] * (1 / (spacing[axis] * spacing[axis])));
        }
        return sum;

        double[] Lines(double[] from, int axis, RecursiveGaussian filter)
        {
            double[] to = new double[from.Length];
            for (int i = 0; i < from.Length; i++)
            {
                if (i / steps[axis] % lengths[axis] != 0) continue;
                double[] line = Line([.. Enumerable.Range(0, lengths[axis]).Select(k => from[i + k * steps[axis]])], filter);
                for (int k = 0; k < line.Length; k++) to[i + k * steps[axis]] = (float)line[k];
            }
            return to;
        }
    }

    private static double[] Line(double[] x, RecursiveGaussian f)
    {
        int n = x.Length;
        double[] d = [f.D1, f.D2, f.D3, f.D4], forward = new double[n], backward = new double[n];
        for (int i = 0; i < n; i++)
        {
            double Before(int k) => i - k >= 0 ? x[i - k] : x[0];
            double Result(int k) => i - k >= 0 ? forward[i - k] * d[k - 1] : x[0] * f.BeforeLine[k - 1];
            forward[i] = x[i] * f.N0 + Before(1) * f.N1 + Before(2) * f.N2 + Before(3) * f.N3;
            forward[i] -= Result(1) + Result(2) + Result(3) + Result(4);
        }
        for (int i = n - 1; i >= 0; i--)
        {
            double After(int k) => i + k < n ? x[i + k] : x[n - 1];
            double Result(int k) => i + k < n ? backward[i + k] * d[k - 1] : x[n - 1] * f.AfterLine[k - 1];
            backward[i] = After(1) * f.M1 + After(2) * f.M2 + After(3) * f.M3 + After(4) * f.M4;
            backward[i] -= Result(1) + Result(2) + Result(3) + Result(4);
        }
        return [.. forward.Zip(backward, (a, b) => a + b)];
    }
}
