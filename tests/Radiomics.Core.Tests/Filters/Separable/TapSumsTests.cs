using Xunit;

namespace Radiomics.Core.Tests.Filters.Separable;

public sealed class TapSumsTests
{
    [Fact]
    public void LinesOfAnyLengthHaveTheBytesOfAPlainLoop()
    {
        Random random = new(1);
        for (int length = 0; length <= 75; length++)
        {
            foreach (int stride in (int[])[1, 83])
            {
                int[] steps = [2, 0, 5, 3, 9];
                double[] weights = [.. steps.Select(_ => random.NextDouble() - 0.5)], from = [.. Enumerable.Range(0, 9 * stride + length).Select(_ => random.NextDouble() * 1000)];
                double[] to = new double[length], expected = new double[length];
                TapSums.Run(from, steps, stride, weights, to);
                for (int x = 0; x < length; x++)
                {
                    expected[x] = weights[0] * from[steps[0] * stride + x];
                    for (int t = 1; t < steps.Length; t++) expected[x] += weights[t] * from[steps[t] * stride + x];
                }
                Assert.Equal(expected, to);
            }
        }
    }

    [Fact]
    public void NoTapsGiveZerosAndTooShortALineIsRefused()
    {
        double[] to = [1, 2, 3];
        TapSums.Run([], [], 1, [], to);
        Assert.Equal([0, 0, 0], to);
        Assert.Throws<ArgumentOutOfRangeException>(() => TapSums.Run(new double[4], [0, 2], 1, [1, 1], new double[3]));
    }
}
