using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class DescriptiveTableTests
{
    private const string Csv = """
        patient,arm,age,size,sex,stage,rare
        P1,a,50,1,f,1,x
        P1,a,50,9,f,1,x
        P2,a,60,2,m,2,
        P3,a,70,3,f,10,y
        P4,b,55,40,m,2,x
        P5,b,NA,50,m,1,x
        P6,b,65,60,f,10,x
        P7,,90,7,m,1,x
        """;

    private static FeatureTable Table => FeatureTable.Parse(Csv, "t");

    [Fact]
    public void Everyone_and_groups_are_described_with_what_is_missing()
    {
        DescriptiveTable table = DescriptiveTable.Of(Table, new DescriptiveTableOptions { Columns = ["age", "sex", "rare"], GroupColumn = "arm", PerPatient = true });
        Assert.Equal([new DescriptiveGroup("overall", 7, 7), new("a", 3, 3), new("b", 3, 3)], table.Groups);
        Assert.Equal(1, table.Ungrouped);
        DescriptiveVariable age = table.Variables[0], sex = table.Variables[1], rare = table.Variables[2];
        Assert.Equal([1, 0, 1], age.Missing);
        Assert.Equal([65, 60, 60], age.Numbers.Select(n => n.Mean), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(10, age.Numbers[1].StandardDeviation, 1e-12);
        Assert.Equal(["f", "m"], sex.Levels.Select(l => l.Name));
        Assert.Equal([3, 2, 1], sex.Levels[0].Counts);
        Assert.Equal(2.0 / 3, sex.Levels[0].Shares[1], 1e-15);
        // 2 of 3 against 1 of 3: of C(6, 3) = 20 ways all but none are at most as likely.
        Assert.Equal(DescriptiveTestKind.FisherExact, sex.Test!.Kind);
        Assert.Equal(1, sex.Test.Result.PValue, 1e-12);
        Assert.Equal([1, 1, 0], rare.Missing);
        Assert.Equal(0.5, rare.Levels[0].Shares[1], 1e-15);
    }

    [Fact]
    public void Rows_are_counted_where_a_patient_has_several()
    {
        DescriptiveTable table = DescriptiveTable.Of(Table, new DescriptiveTableOptions { Columns = ["size", "stage"], Categorical = ["stage"] });
        Assert.Equal(new DescriptiveGroup("overall", 8, 7), Assert.Single(table.Groups));
        Assert.Equal(8, table.Variables[0].Numbers[0].Count);
        Assert.Equal(["1", "2", "10"], table.Variables[1].Levels.Select(l => l.Name));
        Assert.All(table.Variables, v => Assert.Null(v.Test));
    }

    [Fact]
    public void A_column_that_differs_within_a_patient_who_counts_once_is_refused() =>
        Assert.Equal("MODEL_PATIENT_VARIES", Assert.Throws<ModelingException>(() => DescriptiveTable.Of(Table, new DescriptiveTableOptions { Columns = ["size"], PerPatient = true })).Code);

    [Theory]
    [InlineData("arm", "arm", "MODEL_OPTION")]
    [InlineData("nothing", null, "MODEL_COLUMN_MISSING")]
    [InlineData("age", "patient", "MODEL_TOO_MANY_LEVELS")]
    public void Wrong_columns_are_refused(string column, string? group, string code) =>
        Assert.Equal(code, Assert.Throws<ModelingException>(() => DescriptiveTable.Of(Table, new DescriptiveTableOptions { Columns = [column], GroupColumn = group, MaxLevels = 3 })).Code);

    [Fact]
    public void One_group_is_nothing_to_compare() =>
        Assert.Equal("MODEL_ONE_CLASS", Assert.Throws<ModelingException>(() => DescriptiveTable.Of(FeatureTable.Parse("patient,g,v\nA,1,2\nB,1,3\n", "t"), new DescriptiveTableOptions { Columns = ["v"], GroupColumn = "g" })).Code);

    [Theory]
    [InlineData(2, false, DescriptiveTestKind.WelchT)]
    [InlineData(3, false, DescriptiveTestKind.WelchAnova)]
    [InlineData(2, true, DescriptiveTestKind.RankSum)]
    [InlineData(3, true, DescriptiveTestKind.KruskalWallis)]
    public void The_distribution_and_the_number_of_groups_choose_the_test(int groups, bool skewed, DescriptiveTestKind expected)
    {
        SeededRandom random = new(5);
        double[][] samples = [.. Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, 40).Select(_ => random.NextNormal() + 0.4 * g).Select(z => skewed ? Math.Exp(1.5 * z) : z).ToArray())];
        string csv = "patient,g,v\n" + string.Concat(samples.SelectMany((s, g) => s.Select((v, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P{g}-{i},{g},{v:R}\n"))));
        DescriptiveVariable variable = DescriptiveTable.Of(FeatureTable.Parse(csv, "t"), new DescriptiveTableOptions { Columns = ["v"], GroupColumn = "g" }).Variables[0];
        Assert.Equal(expected, variable.Test!.Kind);
        Assert.Equal(skewed ? DescriptiveKind.Median : DescriptiveKind.Mean, variable.Kind);
        double p = expected switch
        {
            DescriptiveTestKind.WelchT => MeanComparison.Welch(samples[0], samples[1]).Test.PValue,
            DescriptiveTestKind.WelchAnova => AnalysisOfVariance.Welch(samples).Test.PValue,
            DescriptiveTestKind.RankSum => RankSumTest.Run(samples[0], samples[1]).Test.PValue,
            _ => KruskalWallisTest.Run(samples).PValue,
        };
        Assert.Equal(p, variable.Test.Result.PValue);
    }

    [Fact]
    public void Large_counts_are_compared_by_chi_square_and_what_cannot_be_compared_says_why()
    {
        string rows = string.Concat(Enumerable.Range(0, 80).Select(i => $"P{i},{i % 2},{(i % 3 == 0 ? "u" : "v")},{(i % 2 == 0 ? "1" : "")},same\n"));
        DescriptiveTable table = DescriptiveTable.Of(FeatureTable.Parse("patient,g,c,half,one\n" + rows, "t"), new DescriptiveTableOptions { Columns = ["c", "half", "one"], GroupColumn = "g" });
        Assert.Equal(DescriptiveTestKind.ChiSquare, table.Variables[0].Test!.Kind);
        Assert.Equal(1, table.Variables[0].Test!.Result.Degrees);
        Assert.Null(table.Variables[1].Test);
        Assert.Contains("one value", table.Variables[1].Note, StringComparison.Ordinal);
        Assert.Null(table.Variables[2].Test);
    }
}
