using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Tests against counts made by going through every case, and what is refused.</summary>
public sealed class StatisticalTestsTests
{
    [Fact]
    public void The_exact_rank_sum_test_counts_every_order()
    {
        double[] first = [1.5, 7, 8], second = [2, 3, 4.5, 10];
        double[] all = [.. first, .. second];
        int observed = Pairs([0, 1, 2]), low = 0, high = 0, total = 0;
        for (int a = 0; a < 7; a++)
            for (int b = a + 1; b < 7; b++)
                for (int c = b + 1; c < 7; c++, total++)
                {
                    int w = Pairs([a, b, c]);
                    if (w <= observed) low++;
                    if (w >= observed) high++;
                }
        RankSumTest test = RankSumTest.Run(first, second);
        Assert.Equal(observed, test.Test.Statistic);
        Assert.Equal(Math.Min(1, 2.0 * Math.Min(low, high) / total), test.Test.PValue, 1e-14);

        int Pairs(int[] chosen) => chosen.Sum(i => Enumerable.Range(0, 7).Count(j => !chosen.Contains(j) && all[i] > all[j]));
    }

    [Fact]
    public void The_far_tail_of_the_exact_rank_sum_test_keeps_its_digits()
    {
        double[] first = [.. Enumerable.Range(0, 30).Select(i => (double)i)], second = [.. Enumerable.Range(100, 30).Select(i => (double)i)];
        double ways = 1;
        for (int i = 1; i <= 30; i++) ways *= (30 + i) / (double)i;
        Assert.Equal(1, RankSumTest.Run(first, second).Test.PValue / (2 / ways), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fishers_exact_test_goes_through_every_table(int seed)
    {
        SeededRandom random = new((ulong)seed);
        int[][] counts = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 3 + seed % 2).Select(_ => 1 + random.Next(4)).ToArray())];
        int[] rows = [.. counts.Select(r => r.Sum())], columns = [.. Enumerable.Range(0, counts[0].Length).Select(j => counts.Sum(r => r[j]))];
        double observed = Weight(counts), all = 0, atMost = 0;
        Visit(0, 0, [.. rows], [.. columns], [.. counts.Select(r => new int[r.Length])]);
        Assert.Equal(atMost / all, new ContingencyTable(counts).Fisher().PValue, 1e-12);

        void Visit(int i, int j, int[] left, int[] below, int[][] table)
        {
            if (i == rows.Length)
            {
                double weight = Weight(table);
                all += weight;
                if (weight <= observed * (1 + 1e-7)) atMost += weight;
                return;
            }
            if (j == columns.Length)
            {
                if (left[i] == 0) Visit(i + 1, 0, left, below, table);
                return;
            }
            if (i == rows.Length - 1 && below[j] > left[i]) return;
            for (int c = i == rows.Length - 1 ? below[j] : 0; c <= Math.Min(left[i], below[j]); c++)
            {
                table[i][j] = c;
                left[i] -= c;
                below[j] -= c;
                Visit(i, j + 1, left, below, table);
                left[i] += c;
                below[j] += c;
            }
        }

        static double Weight(int[][] table) => table.Aggregate(1.0, (w, r) => r.Aggregate(w, (v, c) => v / Enumerable.Range(1, c).Aggregate(1.0, (f, k) => f * k)));
    }

    [Fact]
    public void The_limits_of_an_odds_ratio_leave_half_of_the_error_on_each_side()
    {
        ConfidenceInterval odds = new ContingencyTable([[25, 37], [101, 49]]).OddsRatio();
        Assert.Equal(0.025, Tail(odds.Lower, k => k >= 25), 1e-12);
        Assert.Equal(0.025, Tail(odds.Upper, k => k <= 25), 1e-12);
        double total = Enumerable.Range(0, 63).Sum(k => Weight(odds.Estimate, k)), mean = Enumerable.Range(0, 63).Sum(k => k * Weight(odds.Estimate, k)) / total;
        Assert.Equal(25, mean, 1e-10);

        double Tail(double ratio, Func<int, bool> counts) => Enumerable.Range(0, 63).Where(counts).Sum(k => Weight(ratio, k)) / Enumerable.Range(0, 63).Sum(k => Weight(ratio, k));
        static double Weight(double ratio, int k) => Choose(62, k) * Choose(150, 126 - k) * Math.Pow(ratio, k) * 1e-60;
        static double Choose(int n, int k) => k < 0 || k > n ? 0 : Enumerable.Range(1, k).Aggregate(1.0, (v, i) => v * (n - k + i) / i);
    }

    [Fact]
    public void Samples_without_variation_have_no_p_value()
    {
        double[] same = [2, 2, 2, 2];
        Assert.True(double.IsNaN(MeanComparison.Welch(same, same).Test.PValue));
        Assert.True(double.IsNaN(RankSumTest.Run(same, same).Test.PValue));
        Assert.True(double.IsNaN(KruskalWallisTest.Run([same, same]).PValue));
        Assert.True(double.IsNaN(AnalysisOfVariance.Pooled([same, same]).Test.PValue));
        Assert.True(double.IsNaN(Correlation.Kendall(same, [1, 2, 3, 4]).Test.PValue));
        Assert.True(double.IsNaN(Correlation.Pearson(same, [1, 2, 3, 4]).Test.PValue));
        Assert.True(double.IsNaN(SignedRankTest.Run(same, same).PValue));
        Assert.True(double.IsNaN(ShapiroWilkTest.Run(same).PValue));
    }

    [Fact]
    public void Wrong_samples_are_refused()
    {
        Assert.Equal("MODEL_MISSING_VALUE", Assert.Throws<ModelingException>(() => MeanComparison.Welch([1, double.NaN], [1, 2])).Code);
        Assert.Equal("MODEL_SHAPE", Assert.Throws<ModelingException>(() => Correlation.Pearson([1, 2, 3], [1, 2])).Code);
        Assert.Equal("MODEL_SHAPE", Assert.Throws<ModelingException>(() => KruskalWallisTest.Run([[1, 2]])).Code);
        Assert.Equal("MODEL_SHAPE", Assert.Throws<ModelingException>(() => new ContingencyTable([[1, 0], [2, 0]])).Code);
        Assert.Equal("MODEL_OPTION", Assert.Throws<ModelingException>(() => RankSumTest.Run([1, 2], [2, 3], exact: true)).Code);
        Assert.Equal("MODEL_SHAPE", Assert.Throws<ModelingException>(() => ShapiroWilkTest.Run([1, 2])).Code);
    }

    [Fact]
    public void Adjusted_p_values_leave_missing_ones_out()
    {
        double[] p = [0.01, double.NaN, 0.04, 0.03];
        Assert.Equal([0.03, double.NaN, 0.12, 0.09], FamilyWiseError.Bonferroni(p), (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.03, double.NaN, 0.06, 0.06], FamilyWiseError.Holm(p), (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.03, double.NaN, 0.04, 0.04], FamilyWiseError.Hochberg(p), (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-12);
    }
}
