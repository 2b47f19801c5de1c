using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class AnonymousTablesTests : IDisposable
{
    private readonly MadeRun _made = new("P00017", "0002345");

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Identities_of_a_table_go_and_everything_else_stays()
    {
        _made.Cohort.FollowUpHead = ["ID", "姓名", "Age", "statue_death", "survival (月)", "手术日期", "备注", "联系电话", "影像号", "CEA", "公式"];
        _made.Cohort.FollowUp.Clear();
        _made.Cohort.FollowUp.Add(["P00017", "王小明", 63, 1, 27.5, "2024-03-05", "王小明于2024年1月2日入院，ID P00017", "13912345678", "CT900123", "20.50", "=1+1"]);
        _made.Cohort.FollowUp.Add(["2345", "Li Xiaolong", "５８", 0, 30, "2024/4/1", "Xiaolong Li, seen 20240102", "13912345679", "CT900124", 3.2, null]);
        _made.Cohort.Write();
        File.WriteAllText(Path.Combine(_made.Cohort.Root, "血液.csv"), "\nID,临床分期,NSE\nP00017,IA2,=cmd|x\n0002345,IB,7\n");
        string output = _made.Output("o");
        AnonymizationResult result = Anonymizer.Run(_made.Cohort.Root, output, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Failures.Count == 0, string.Join('\n', result.Failures) + string.Join('\n', result.Leaks));
        Assert.Equal(["联系电话"], result.EmptiedColumns);

        DeliveredRow[] rows = [.. Delivery.Open(output, cancellationToken: TestContext.Current.CancellationToken).Tables.Single(t => t.HasFollowUp).Rows];
        string first = rows[0][TableField.Id];
        Assert.Matches(@"^S\d{12}$", first);
        Assert.Equal(first, rows[0][TableField.Name]);
        Assert.Equal(("63", "1", "27.5"), (rows[0][TableField.Age], rows[0][TableField.Death], rows[0][TableField.Survival]));
        Dictionary<string, string> carried = rows[0].Carried.ToDictionary(), second = rows[1].Carried.ToDictionary();
        Assert.Equal(("", "20.50", "=1+1"), (carried["联系电话"], carried["CEA"], carried["公式"]));
        Assert.Equal("3.2", second["CEA"]);
        Assert.Matches(@"^S\d{12}$", carried["影像号"]);
        Assert.NotEqual(carried["影像号"], second["影像号"]);
        Assert.Matches($@"^{first}于\d{{4}}年\d{{1,2}}月\d{{1,2}}日入院，ID {first}$", carried["备注"]);
        Assert.Matches(@"^S\d{12}, seen (19|20)\d{6}$", second["备注"]);
        // Days between two dates of a patient stay: surgery came 63 days after the admission that the remark tells.
        System.Text.RegularExpressions.Match remark = System.Text.RegularExpressions.Regex.Match(carried["备注"], @"(\d+)年(\d+)月(\d+)日");
        DateTime admission = new(int.Parse(remark.Groups[1].Value), int.Parse(remark.Groups[2].Value), int.Parse(remark.Groups[3].Value));
        Assert.Equal(63, (DateTime.Parse(carried["手术日期"], System.Globalization.CultureInfo.InvariantCulture) - admission).Days);

        // CSV stays CSV, its rows where they were, and what a spreadsheet would run gets an apostrophe.
        string[] lines = File.ReadAllLines(Path.Combine(output, result.Tables.Single(t => t.EndsWith(".csv", StringComparison.Ordinal))));
        Assert.Equal("", lines[0].TrimStart('\uFEFF'));
        Assert.Equal("ID,临床分期,NSE", lines[1]);
        Assert.Equal($"{first},IA2,'=cmd|x", lines[2]);
    }

    [Fact]
    public void A_name_in_the_row_of_another_patient_withholds_the_table_until_its_column_is_dropped()
    {
        _made.Cohort.FollowUpHead = ["ID", "姓名", "statue_death", "备注"];
        _made.Cohort.FollowUp.Clear();
        _made.Cohort.FollowUp.Add(["P00017", "王小明", 1, "同病房李大力"]);
        _made.Cohort.FollowUp.Add(["0002345", "李大力", 0, null]);
        _made.Cohort.Write();
        AnonymizationResult result = Anonymizer.Run(_made.Cohort.Root, _made.Output("o"), cancellationToken: TestContext.Current.CancellationToken);
        AnonymizationFailure failure = Assert.Single(result.Failures);
        Assert.Equal("IDENTITY_LEFT", failure.Code);
        Assert.Equal("Sheet1, D2", Assert.Single(result.Leaks).Place);
        Assert.DoesNotContain("李大力", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_made.Output("o"), failure.Subject)));
        Assert.Equal(2, result.Tables.Count);

        result = Anonymizer.Run(_made.Cohort.Root, _made.Output("p"), options: new AnonymizationOptions { DroppedColumns = ["备注"] }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        Assert.Equal(3, result.Tables.Count);
    }

    [Theory]
    [InlineData("2024-01-02", "2023-12-23")]
    [InlineData("2024/1/2", "2023/12/23")]
    [InlineData("2024.01.02", "2023.12.23")]
    [InlineData("20240102", "20231223")]
    [InlineData("2024年1月12日复查, 2024年1月13日", "2024年1月2日复查, 2024年1月3日")]
    [InlineData("20241302", "20241302")]
    [InlineData("120240102", "120240102")]
    [InlineData("27.5", "27.5")]
    [InlineData("1.2.2024.1.2.5", "1.2.2024.1.2.5")]
    public void Dates_of_a_text_move_and_stay_written_as_they_were(string text, string moved) => Assert.Equal(moved, DateShift.OfText(text, 10));
}
