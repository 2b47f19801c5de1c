using System.Text.Json;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Correlations, tests of groups and of tables, and adjusted p-values against R.</summary>
public sealed class StatisticalTestsReferenceTests
{
    [Theory]
    [InlineData("stats_lung", "sex", "ph_ecog")]
    [InlineData("stats_lung1", "male", "stage")]
    public void Correlations_and_tests_agree_with_R(string table, string two, string more)
    {
        ReferenceModel m = new(table);
        JsonElement R(string name) => m.Results.GetProperty(name);
        string[] names = ReferenceModel.Names(R("names"));
        Correlations(m, names);
        int[] group = m.Whole(two), several = m.Whole(more);
        foreach (string name in names)
        {
            JsonElement r = R("per_variable").GetProperty(name);
            double[] v = m[name], x = Where(v, group, 0), y = Where(v, group, 1);
            double[][] groups = [.. several.Distinct().Order().Select(g => Where(v, several, g))];
            Check(m, "rank-sum test", name, RankSumTest.Run(x, y, exact: false).Test, r.GetProperty("wilcox_correct"));
            Check(m, "rank-sum test", name, RankSumTest.Run(x, y, exact: false, continuity: false).Test, r.GetProperty("wilcox_nocorrect"));
            Means(m, "Welch's test", name, MeanComparison.Welch(x, y), r.GetProperty("t_welch"));
            Means(m, "Student's test", name, MeanComparison.Pooled(x, y), r.GetProperty("t_pooled"));
            Check(m, "Kruskal-Wallis test", name, KruskalWallisTest.Run(groups), r.GetProperty("kruskal"));
            if (r.GetProperty("anova_oneway") is { ValueKind: JsonValueKind.Object } anova)
            {
                AnalysisOfVariance own = AnalysisOfVariance.Pooled(groups);
                m.Check("analysis of variance", name, own.Test.Statistic, anova.GetProperty("statistic").GetDouble(), 1e-8);
                m.Check("analysis of variance", name, [own.Test.Degrees, own.DenominatorDegrees], anova.GetProperty("parameter"), 1e-12);
                m.Check("analysis of variance", name, own.Test.PValue, anova.GetProperty("p").GetDouble(), 1e-8);
            }
            Check(m, "Shapiro-Wilk test", name, ShapiroWilkTest.Run(v), r.GetProperty("shapiro"));
            SampleSummary summary = SampleSummary.Of(v);
            foreach ((string key, double own) in ((string, double)[])
                [("mean", summary.Mean), ("sd", summary.StandardDeviation), ("median", summary.Median), ("mad", summary.MedianAbsoluteDeviation), ("iqr", summary.InterquartileRange)])
                m.Check("summary", $"{name} {key}", own, r.GetProperty(key).GetDouble(), 1e-10);
            m.Check("quantiles", name, ((double[])[0.05, 0.25, 0.75, 0.95]).Select(p => SampleSummary.Quantile(v, p)), r.GetProperty("q_type7"), 1e-10);
        }
        JsonElement adjusted = R("p_adjust");
        double[] ps = ReferenceModel.Numbers(adjusted.GetProperty("p"));
        foreach ((string key, double[] own) in ((string, double[])[])
            [("BH", FalseDiscoveryRate.Adjust(ps)), ("BY", FalseDiscoveryRate.Adjust(ps, anyDependence: true)), ("holm", FamilyWiseError.Holm(ps)), ("bonferroni", FamilyWiseError.Bonferroni(ps)), ("hochberg", FamilyWiseError.Hochberg(ps))])
            m.Check("adjusted p-values", key, own, adjusted.GetProperty(key), 1e-12);
        Pairs(m);
        Tables(m);
        m.Verify();
    }

    private static void Correlations(ReferenceModel m, string[] names)
    {
        JsonElement R(string name) => m.Results.GetProperty(name);
        foreach ((string key, Func<double[], double[], Correlation> of) in ((string, Func<double[], double[], Correlation>)[])
            [("pearson", (a, b) => Correlation.Pearson(a, b)), ("spearman", (a, b) => Correlation.Spearman(a, b)), ("kendall", (a, b) => Correlation.Kendall(a, b))])
        {
            double[][] matrix = ReferenceModel.Matrix(R($"cor_{key}").GetProperty("matrix"));
            for (int i = 0; i < names.Length; i++)
                for (int j = 0; j < names.Length; j++) m.Check("correlation", $"{key} {names[i]} {names[j]}", of(m[names[i]], m[names[j]]).Interval.Estimate, matrix[i][j], 1e-10, 1e-3);
            Correlation first = of(m[names[0]], m[names[1]]);
            Check(m, "test of a correlation", key, first.Test, R($"cortest_{key}"));
            if (key == "pearson") m.Check("limits of a correlation", key, [first.Interval.Lower, first.Interval.Upper], R("cortest_pearson").GetProperty("conf_int"), 1e-8);
        }
        Check(m, "test of a correlation", "continuity", Correlation.Spearman(m[names[0]], m[names[1]], continuity: true).Test, R("cortest_spearman_continuity"));
    }

    private static void Pairs(ReferenceModel m)
    {
        (double[] X, double[] Y, JsonElement R) Block(string name)
        {
            JsonElement r = m.Results.GetProperty(name);
            JsonElement data = r.TryGetProperty("x", out _) ? r : m.Results.GetProperty("wilcox_signed_paired");
            return (ReferenceModel.Numbers(data.GetProperty("x")), ReferenceModel.Numbers(data.GetProperty("y")), r);
        }
        (double[] x, double[] y, JsonElement exact) = Block("wilcox_exact_small");
        RankSumTest own = RankSumTest.Run(x, y);
        Assert.True(own.IsExact);
        Check(m, "exact rank-sum test", "small", own.Test, exact);
        m.Check("shift", "estimate", own.Shift!.Estimate, ReferenceModel.Numbers(exact.GetProperty("estimate"))[0], 1e-10);
        m.Check("shift", "limits", [own.Shift.Lower, own.Shift.Upper], exact.GetProperty("conf_int"), 1e-10);
        (x, y, JsonElement signed) = Block("wilcox_signed_paired");
        Check(m, "signed-rank test", "pairs", SignedRankTest.Run(x, y), signed);
        (x, y, JsonElement paired) = Block("t_paired");
        Means(m, "paired t test", "pairs", MeanComparison.Paired(x, y), paired);
    }

    private static void Tables(ReferenceModel m)
    {
        JsonElement R(string name) => m.Results.GetProperty(name);
        int[][] Counts(string name) => [.. ReferenceModel.Matrix(R("tables").GetProperty(name)).Select(r => r.Select(c => (int)c).ToArray())];
        ContingencyTable small = new(Counts("two_by_two")), large = new(Counts("r_by_c"));
        Check(m, "chi-square test", "Yates", small.ChiSquare(continuity: true), R("chisq_2x2_yates"));
        Check(m, "chi-square test", "plain", small.ChiSquare(), R("chisq_2x2_plain"));
        Check(m, "chi-square test", "r x c", large.ChiSquare(), R("chisq_rxc"));
        double[][] expected = ReferenceModel.Matrix(R("chisq_rxc").GetProperty("expected"));
        for (int i = 0; i < expected.Length; i++) m.Check("expected counts", $"row {i}", large.Expected[i], expected[i]);
        m.Check("Fisher's exact test", "2 x 2", small.Fisher().PValue, R("fisher_2x2").GetProperty("p").GetDouble(), 1e-8);
        m.Check("Fisher's exact test", "r x c", large.Fisher().PValue, R("fisher_rxc").GetProperty("p").GetDouble(), 1e-8);
        // R's roots are found to 1.2e-4 absolute on a scale where 1 is no effect; that ours solve the equations is tested by itself.
        ConfidenceInterval odds = small.OddsRatio();
        m.Check("odds ratio, as good as R's root", "estimate", odds.Estimate, ReferenceModel.Numbers(R("fisher_2x2").GetProperty("estimate"))[0], 1e-4, 1);
        m.Check("odds ratio, as good as R's root", "limits", [odds.Lower, odds.Upper], R("fisher_2x2").GetProperty("conf_int"), 1e-4, 1);
        Check(m, "McNemar's test", "2 x 2", small.McNemar(), R("mcnemar"));
    }

    private static double[] Where(double[] values, int[] group, int which) => [.. values.Where((_, i) => group[i] == which)];

    private static void Means(ReferenceModel m, string kind, string where, MeanComparison own, JsonElement r)
    {
        Check(m, kind, where, own.Test, r);
        double[] estimate = ReferenceModel.Numbers(r.GetProperty("estimate"));
        m.Check($"{kind}: difference", where, own.Difference.Estimate, estimate.Length == 1 ? estimate[0] : estimate[0] - estimate[1], 1e-8);
        m.Check($"{kind}: limits", where, [own.Difference.Lower, own.Difference.Upper], r.GetProperty("conf_int"), 1e-8);
    }

    private static void Check(ReferenceModel m, string kind, string where, TestResult own, JsonElement r)
    {
        m.Check($"{kind}: statistic", where, own.Statistic, r.GetProperty("statistic").GetDouble(), 1e-10);
        if (r.TryGetProperty("parameter", out JsonElement degrees)) m.Check($"{kind}: degrees", where, own.Degrees, ReferenceModel.Numbers(degrees)[0], 1e-10);
        m.Check($"{kind}: p", where, own.PValue, r.GetProperty("p").GetDouble(), 1e-8);
    }
}
