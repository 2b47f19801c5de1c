using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class WeightedGramTests
{
    [Fact]
    public void Multiples_are_added_as_a_plain_loop_adds_them()
    {
        SeededRandom random = SeededRandom.For(3, 1);
        for (int n = 0; n < 40; n++)
        {
            double[] numbers = [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())], to = [.. numbers.Select(_ => random.NextNormal())], expected = [.. to];
            double factor = random.NextNormal();
            for (int i = 0; i < n; i++) expected[i] += factor * numbers[i];
            WeightedGram.AddScaled(to, factor, numbers);
            Assert.Equal(expected, to);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_multinomial_curvature_is_that_of_its_formula(bool byColumn)
    {
        const int rows = 21, classes = 4, columns = 3;
        SeededRandom random = SeededRandom.For(4, 1);
        int[] y = [.. Enumerable.Range(0, rows).Select(i => i % classes)], used = byColumn ? [0, 1, 2, 3] : [1, 2, 3];
        double[] weights = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())], eta = [.. Enumerable.Range(0, rows * classes).Select(_ => random.NextNormal())], p = new double[rows * classes];
        double[][] x = [.. Enumerable.Range(0, columns).Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextNormal()).ToArray())];
        (int Column, int Class)[] order = byColumn
            ? [.. Enumerable.Range(0, columns).SelectMany(c => used.Select(k => (c, k)))] : [.. used.SelectMany(k => Enumerable.Range(0, columns).Select(c => (c, k)))];
        int m = order.Length;
        double[] hessian = new double[m * m];
        MultinomialLoss loss = new(y, classes, weights);
        loss.PrepareCurvature(eta);
        loss.Curvature([.. order.Select(o => x[o.Column])], [.. order.Select(o => o.Class)], hessian);
        MultinomialLoss.Probabilities(eta, rows, classes, p);
        for (int a = 0; a < m; a++)
        {
            for (int b = 0; b < m; b++)
            {
                double sum = 0;
                for (int i = 0; i < rows; i++)
                    sum += weights[i] * p[order[a].Class * rows + i] * ((order[a].Class == order[b].Class ? 1 : 0) - p[order[b].Class * rows + i]) * x[order[a].Column][i] * x[order[b].Column][i];
                Assert.Equal(sum, hessian[a * m + b], 1e-14);
            }
        }
    }
}
