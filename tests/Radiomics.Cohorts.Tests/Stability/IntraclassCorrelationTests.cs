using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class IntraclassCorrelationTests
{
    // Shrout and Fleiss 1979, table 2; confidence limits from R (psych 2.2.9).
    private static readonly double[,] s_judges = { { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 }, { 10, 5, 6, 9 }, { 6, 2, 4, 7 } };

    [Fact]
    public void The_judges_of_Shrout_and_Fleiss_agree_as_published()
    {
        IntraclassCorrelation icc = IntraclassCorrelation.Of(s_judges);
        Assert.Equal((6, 4, 0.29, 0.71), (icc.Subjects, icc.Measurements, Math.Round(icc.Agreement, 2), Math.Round(icc.Consistency, 2)));
        Assert.Equal(0.28976377952755905, icc.Agreement, 1e-12);
        Assert.Equal(0.7148407148407151, icc.Consistency, 1e-12);
        Assert.Equal([0.018786513374712023, 0.761084369648953, 0.34246476503392548, 0.9458582599553595], [icc.AgreementLower, icc.AgreementUpper, icc.ConsistencyLower, icc.ConsistencyUpper], (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Theory]
    [InlineData("shroutfleiss"), InlineData("simradiomics")]
    public void Coefficients_and_limits_are_those_of_R(string name)
    {
        string folder = Reference.Require("models");
        string[] lines = [.. File.ReadAllLines(Path.Combine(folder, $"icc_{name}.csv")).Skip(1).Where(l => l.Length > 0)];
        double[][] rows = [.. lines.Select(l => l.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())];
        double[,] values = new double[rows.Length, rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < rows[0].Length; j++) values[i, j] = rows[i][j];
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "icc_tables.json")));
        JsonElement expected = document.RootElement.GetProperty("results").GetProperty(name);
        IntraclassCorrelation icc = IntraclassCorrelation.Of(values);
        Check("ICC_2_1_A1", icc.Agreement, icc.AgreementLower, icc.AgreementUpper);
        Check("ICC_3_1_C1", icc.Consistency, icc.ConsistencyLower, icc.ConsistencyUpper);

        void Check(string kind, double value, double lower, double upper)
        {
            JsonElement e = expected.GetProperty(kind);
            Assert.Equal(e.GetProperty("icc").GetDouble(), value, 1e-12);
            Assert.Equal(e.GetProperty("lower95").GetDouble(), lower, 1e-7);
            Assert.Equal(e.GetProperty("upper95").GetDouble(), upper, 1e-7);
        }
    }

    [Fact]
    public void A_constant_added_to_all_changes_nothing_and_one_added_to_a_judge_only_the_agreement()
    {
        double[,] far = (double[,])s_judges.Clone(), biased = (double[,])s_judges.Clone();
        for (int i = 0; i < 6; i++)
        {
            biased[i, 2] += 5;
            for (int j = 0; j < 4; j++) far[i, j] += 1e9;
        }
        IntraclassCorrelation plain = IntraclassCorrelation.Of(s_judges);
        Assert.Equal(plain.Agreement, IntraclassCorrelation.Of(far).Agreement, 1e-6);
        Assert.Equal(plain.Consistency, IntraclassCorrelation.Of(biased).Consistency, 1e-12);
        Assert.True(IntraclassCorrelation.Of(biased).Agreement < plain.Agreement - 0.01);
    }

    [Fact]
    public void What_is_measured_the_same_each_time_is_one_and_what_never_varies_has_no_coefficient()
    {
        IntraclassCorrelation same = IntraclassCorrelation.Of(new double[,] { { 1, 1 }, { 2, 2 }, { 4, 4 } });
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (same.Agreement, same.Consistency, same.AgreementLower, same.ConsistencyUpper));
        Assert.True(double.IsNaN(IntraclassCorrelation.Of(new double[,] { { 3, 3 }, { 3, 3 } }).Agreement));
    }

    [Fact]
    public void Too_few_or_undefined_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.Of(new double[,] { { 1, 2 } }));
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.Of(new double[,] { { 1, 2 }, { 3, double.NaN } }));
    }
}
