using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class TrimmedQuadricTests
{
    [Fact]
    public void A_bulge_is_left_out_of_the_fit()
    {
        List<(double U, double V, double H)> points = [];
        for (double u = -1; u <= 1; u += 0.1)
            for (double v = -1; v <= 1; v += 0.1)
                points.Add((u, v, 3 + 0.5 * u - v + 2 * u * u + (u * u + v * v < 0.25 ? 6 : 0)));
        double[] fitted = TrimmedQuadric.Fit(points, 12, 0.6, 2)!;
        Assert.Equal(3, TrimmedQuadric.Value(fitted, 0, 0), 0.05);
        Assert.Equal(5, TrimmedQuadric.Value(fitted, 0.8, -0.32), 0.1);
    }

    [Fact]
    public void Points_on_one_line_determine_nothing() =>
        Assert.Null(TrimmedQuadric.Fit([.. Enumerable.Range(0, 50).Select(i => (i / 50.0, 0.0, 1.0))], 12, 0.6, 2));
}
