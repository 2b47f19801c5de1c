using System.Numerics;
using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

public sealed class GaborFilterTests
{
    public static TheoryData<BoundaryCondition> Boundaries => FilterCases.Boundaries;

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void IsTheModulusOfTheConvolutionPooledOverOrientationsAndAveragedOverPlanes(BoundaryCondition boundary)
    {
        ImageSize size = new(9, 6, 5);
        Volume image = NaiveFilter.Image(5, size);
        double[] values = NaiveFilter.Values(image);
        GaborFilter one = new(1.1, 2.3) { Gamma = 0.6, ThetaDegrees = 35, Dimension = FilterDimension.Slice, Cutoff = 3, Boundary = boundary };
        FilterCases.AssertNear(Moduli(values, size, image.Geometry.Spacing, one, 35, 0, 1), FilterCases.Respond(one, image));
        foreach (RotationPooling pooling in Enum.GetValues<RotationPooling>())
        {
            // Three orientations have no opposite ones among them; eight have.
            foreach (int count in (int[])[3, 8])
            {
                GaborFilter filter = one with { Gamma = 1.7, ThetaDegrees = 0, ThetaStepDegrees = 360.0 / count, Pooling = pooling };
                FilterCases.AssertNear(Pool(values, size, image.Geometry.Spacing, filter, count, 0, 1), FilterCases.Respond(filter, image));
                double[][] planes = [Pool(values, size, image.Geometry.Spacing, filter, count, 0, 1), Pool(values, size, image.Geometry.Spacing, filter, count, 1, 2), Pool(values, size, image.Geometry.Spacing, filter, count, 0, 2)];
                FilterCases.AssertNear([.. planes[0].Select((v, i) => (v + planes[1][i] + planes[2][i]) / 3)], FilterCases.Respond(filter with { Dimension = FilterDimension.Volume }, image));
            }
        }
    }

    [Fact]
    public void NamesTellParametersApart()
    {
        Assert.Equal(["gabor-sigma-5-lambda-2-gamma-1-5-theta-60-2D"], new GaborFilter(5, 2) { Gamma = 1.5, ThetaDegrees = 60, Dimension = FilterDimension.Slice }.ResponseNames);
        Assert.Equal(["gabor-sigma-5-lambda-2-gamma-1-step-22-5-3D-max-cutoff-3-zero"],
            new GaborFilter(5, 2) { ThetaStepDegrees = 22.5, Pooling = RotationPooling.Maximum, Cutoff = 3, Boundary = BoundaryCondition.Zero }.ResponseNames);
        Assert.Equal(["gabor-sigma-5-lambda-2-gamma-1-theta-10-step-90-3D-average"], new GaborFilter(5, 2) { ThetaDegrees = 10, ThetaStepDegrees = 90 }.ResponseNames);
    }

    [Fact]
    public void ParametersOutOfRangeAreRefused()
    {
        Assert.Throws<SettingsException>(() => new GaborFilter(0, 2));
        Assert.Throws<SettingsException>(() => new GaborFilter(5, double.NaN));
        Assert.Throws<SettingsException>(() => new GaborFilter(5, 2) { Gamma = -1 });
        Assert.Throws<SettingsException>(() => new GaborFilter(5, 2) { ThetaDegrees = double.PositiveInfinity });
        Assert.Throws<SettingsException>(() => new GaborFilter(5, 2) { ThetaStepDegrees = 50 });
        Assert.Throws<SettingsException>(() => new GaborFilter(5, 2) { ThetaStepDegrees = 0 });
        Assert.Throws<SettingsException>(() => new GaborFilter(5, 2) { ThetaStepDegrees = 720 });
        Assert.Throws<SettingsException>(() => FilterCases.Respond(new GaborFilter(1e8, 2), NaiveFilter.Image(1, new ImageSize(3, 3, 3))));
    }

    private static double[] Pool(double[] values, ImageSize size, Spacing mm, GaborFilter filter, int count, int first, int second)
    {
        double[][] all = [.. Enumerable.Range(0, count).Select(i => Moduli(values, size, mm, filter, i * 360.0 / count, first, second))];
        return [.. Enumerable.Range(0, values.Length).Select(i => filter.Pooling switch
        {
            RotationPooling.Average => all.Average(one => one[i]),
            RotationPooling.Maximum => all.Max(one => one[i]),
            _ => all.Min(one => one[i]),
        })];
    }

    private static double[] Moduli(double[] values, ImageSize size, Spacing mm, GaborFilter filter, double degrees, int first, int second)
    {
        double[] spacing = [mm.X, mm.Y, mm.Z];
        double theta = degrees * Math.PI / 180, sigma = filter.SigmaMm, across = sigma / filter.Gamma;
        int reach1 = (int)Math.Floor(filter.Cutoff * Math.Sqrt(Math.Pow(sigma * Math.Cos(theta), 2) + Math.Pow(across * Math.Sin(theta), 2)) / spacing[first] + 0.5);
        int reach2 = (int)Math.Floor(filter.Cutoff * Math.Sqrt(Math.Pow(sigma * Math.Sin(theta), 2) + Math.Pow(across * Math.Cos(theta), 2)) / spacing[second] + 0.5);
        return NaiveFilter.Map(size, (x, y, z) =>
        {
            Complex sum = 0;
            for (int a = -reach1; a <= reach1; a++)
            {
                for (int b = -reach2; b <= reach2; b++)
                {
                    double k1 = a * spacing[first], k2 = b * spacing[second];
                    double u = k1 * Math.Cos(theta) + k2 * Math.Sin(theta), v = k1 * Math.Sin(theta) - k2 * Math.Cos(theta);
                    Complex g = Complex.Exp(new Complex(-(u * u + filter.Gamma * filter.Gamma * v * v) / (2 * sigma * sigma), 2 * Math.PI * u / filter.LambdaMm));
                    int[] at = [x, y, z];
                    at[first] -= a;
                    at[second] -= b;
                    sum += g * NaiveFilter.At(values, size, at[0], at[1], at[2], filter.Boundary);
                }
            }
            return sum.Magnitude;
        });
    }
}
