using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Profile limits are where the deviance of the model without the coefficient rises by the squared quantile.</summary>
public sealed class LogisticProfileTests
{
    private const double Rise = 3.841458820694124;

    private static (DesignMatrix X, bool[] Y, double[] Weights) Data(int n, double shift)
    {
        SeededRandom random = new(11);
        double[] a = [.. Enumerable.Range(0, n).Select(_ => shift + random.NextNormal())], b = [.. a.Select(v => 0.7 * v + random.NextNormal())];
        bool[] y = [.. a.Select((v, i) => random.NextDouble() < LogisticModel.Sigmoid(v - shift - 0.5 * (b[i] - 0.7 * shift)))];
        return (new DesignMatrix(["a", "b"], n, [.. a, .. b]), y, [.. Enumerable.Range(0, n).Select(i => 0.5 + i % 3)]);
    }

    [Theory]
    [InlineData(20, 0, false)]
    [InlineData(60, 0, true)]
    [InlineData(60, 1000, false)]
    public void A_slopes_limits_rise_the_deviance_of_the_rest_by_the_quantile(int n, double shift, bool weighted)
    {
        (DesignMatrix x, bool[] y, double[] w) = Data(n, shift);
        LogisticModel model = LogisticModel.Fit(x, y, weighted ? w : null);
        ConfidenceInterval interval = model.ProfileInterval(2);
        Assert.True(interval.Lower < interval.Estimate && interval.Estimate < interval.Upper);
        foreach (double limit in (double[])[interval.Lower, interval.Upper])
        {
            LogisticModel rest = LogisticModel.Fit(x.SelectColumns([0]), y, weighted ? w : null, [.. x.Column(1).ToArray().Select(v => limit * v)]);
            Assert.Equal(Rise, rest.Deviance - model.Deviance, 1e-8);
        }
    }

    [Fact]
    public void The_intercepts_limits_rise_the_deviance_of_the_slope_alone_by_the_quantile()
    {
        (DesignMatrix all, bool[] y, _) = Data(40, 2);
        DesignMatrix x = all.SelectColumns([0]);
        LogisticModel model = LogisticModel.Fit(x, y);
        ConfidenceInterval interval = model.ProfileInterval(0);
        foreach (double limit in (double[])[interval.Lower, interval.Upper]) Assert.Equal(Rise, Least(limit) - model.Deviance, 1e-6);

        double Least(double intercept)
        {
            double low = -20, high = 20;
            for (int i = 0; i < 200; i++)
            {
                double first = low + (high - low) / 3, second = high - (high - low) / 3;
                if (Deviance(first) < Deviance(second)) high = second;
                else low = first;
            }
            return Deviance((low + high) / 2);

            double Deviance(double slope) => Enumerable.Range(0, x.Rows).Sum(i => 2 * LogisticModel.SoftPlus((y[i] ? -1 : 1) * (intercept + slope * x[i, 0])));
        }
    }
}
