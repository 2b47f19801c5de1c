using System.Text;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class WorkbookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Headers_are_found_below_titles_by_synonyms_in_any_order()
    {
        DeliveredTable table = Read(
        [
            ["肿瘤位置登记表（2024年）"],
            [],
            ["Z 坐标", " Ｘ坐标 ", "患者编号", "y（像素）", "备注", "病灶序号"],
            [131, "１１０", "００１２", " 254 ", "左上叶", 2],
        ], "A1:F1");
        DeliveredRow row = Assert.Single(table.Rows);
        Assert.Equal(("0012", 110d, 254d, 131d, 2d), (row[TableField.Id], row.NumberOf(TableField.X), row.NumberOf(TableField.Y), row.NumberOf(TableField.Z), row.NumberOf(TableField.Order)));
        Assert.Equal([new("备注", "左上叶")], row.Carried);
        Assert.Equal(new TablePlace("t.xlsx", "表 1", "B4"), row.Place(TableField.X));
        Assert.True(table is { HasPositions: true, HasClinical: false, HasFollowUp: false });
    }

    [Fact]
    public void A_header_of_two_rows_with_merged_cells_is_one_header()
    {
        DeliveredTable table = Read(
        [
            ["ID", "位置", null, null, "分类"],
            [null, "X", "Y", "Z", null],
            ["A1", 1, 2, 3, "恶性"],
        ], "A1:A2", "B1:D1", "E1:E2");
        DeliveredRow row = Assert.Single(table.Rows);
        Assert.Equal(("A1", "1", "2", "3", "恶性"), (row[TableField.Id], row[TableField.X], row[TableField.Y], row[TableField.Z], row[TableField.Class]));
    }

    [Fact]
    public void An_ID_merged_over_several_lesions_belongs_to_each()
    {
        DeliveredTable table = Read(
        [
            ["ID", "Order", "x", "y", "z"],
            ["A1", 1, 10, 20, 30],
            [null, 2, 11, 21, 31],
            [null, 3, 12, 22, 32],
            ["A2", 1, 13, 23, 33],
        ], "A2:A4");
        Assert.Equal(["A1", "A1", "A1", "A2"], table.Rows.Select(r => r[TableField.Id]));
    }

    [Fact]
    public void Numbers_dates_and_shown_zeros_are_text_that_reads_back()
    {
        DeliveredTable table = Read(
        [
            ["ID", "Age", "survival (days)", "随访日期", "death"],
            [1234L, 63.0, 0.1 + 0.2, new DateTime(2024, 5, 17), true ? "是" : null],
            [98765432101234d, "６３岁", "1e3", new DateTime(2024, 5, 17, 8, 30, 0), "0"],
        ]);
        Assert.Equal("001234", table.Rows[0][TableField.Id]);
        Assert.Equal("98765432101234", table.Rows[1][TableField.Id]);
        Assert.Equal(0.1 + 0.2, table.Rows[0].NumberOf(TableField.Survival));
        Assert.Equal(1000, table.Rows[1].NumberOf(TableField.Survival));
        Assert.Equal(63, table.Rows[1].NumberOf(TableField.Age));
        Assert.Equal(["2024-05-17", "2024-05-17 08:30:00"], table.Rows.Select(r => r.Carried.Single().Value));
    }

    [Fact]
    public void Several_sheets_are_read_and_repeated_headers_and_empty_rows_are_no_data()
    {
        string path = _folder.File("t.xlsx");
        MadeWorkbook.Write(path,
            new MadeSheet("位置", [["ID", "x", "y", "z"], ["A", 1, 2, 3], [], [null, "  ", null], ["ID", "x", "y", "z"], ["B", 4, 5, 6]]),
            new MadeSheet("随访", [["ID", "死亡", "生存时间（天）"], ["A", "是", 100]]),
            new MadeSheet("空", []),
            new MadeSheet("旧", [["ID", "x", "y", "z"], ["A", 9, 9, 9]]) { IsHidden = true });
        DeliveredTables tables = DeliveredTables.Read([(path, "t.xlsx")], TableLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal(["位置", "随访"], tables.Tables.Select(t => t.Sheet));
        Assert.Equal([(2, "A"), (6, "B")], tables.Tables[0].Rows.Select(r => (r.Number, r[TableField.Id])));
        Assert.True(tables.Tables[1].HasFollowUp);
        Assert.Equal(SurvivalUnit.Days, FollowUpRecord.UnitOf(tables.Tables[1]));
        Assert.Empty(tables.Skipped);
        // What is hidden is not used, and that is said.
        Assert.Equal((new TablePlace("t.xlsx", "旧"), true), Assert.Single(tables.Unknown));
    }

    [Fact]
    public void Formulas_are_not_evaluated_their_stored_value_is_read_and_errors_are_seen()
    {
        DeliveredTable table = Read([["ID", "x", "y", "z"], ["A", new Formula("1+1", "7"), 2, new ErrorCell("#REF!")]]);
        Assert.Equal("7", table.Rows[0][TableField.X]);
        Assert.Equal("#REF!", table.Rows[0][TableField.Z]);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    [InlineData("utf-16", true)]
    public void Chinese_CSV_is_read_in_any_encoding(string encoding, bool mark)
    {
        Encoding chosen = encoding switch { "utf-8" => new UTF8Encoding(mark), "utf-16" => new UnicodeEncoding(false, mark), _ => CodePagesEncodingProvider.Instance.GetEncoding(54936)! };
        string path = _folder.File("随访.csv");
        File.WriteAllBytes(path, [.. chosen.GetPreamble(), .. chosen.GetBytes("患者编号,性别,\"生存时间（月）\",备注\r\n\r\n张三01,女,12.5,\"复查,\"\"好转\"\"\r\n第二行\"\r\n")]);
        DeliveredTable table = Assert.Single(DeliveredTables.Read([(path, "随访.csv")], TableLimits.Default, TestContext.Current.CancellationToken).Tables);
        DeliveredRow row = Assert.Single(table.Rows);
        Assert.Equal(("张三01", "女", 12.5), (row[TableField.Id], row[TableField.Sex], row.NumberOf(TableField.Survival)));
        Assert.Equal("复查,\"好转\"\r\n第二行", row.Carried.Single().Value);
        Assert.Equal("A3", row.Place(TableField.Id).Cell);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Other_separators_are_told(char separator)
    {
        string path = _folder.File("t.csv");
        File.WriteAllText(path, "ID,x,y,z\nA,1,2,3\n".Replace(',', separator));
        Assert.Equal("3", Assert.Single(DeliveredTables.Read([(path, "t.csv")], TableLimits.Default, TestContext.Current.CancellationToken).Tables).Rows[0][TableField.Z]);
    }

    [Fact]
    public void Old_workbooks_are_read()
    {
        // Written by LibreOffice (Excel 97 format), its ID column as text.
        string path = Path.Combine(AppContext.BaseDirectory, "Tables", "位置.xls");
        DeliveredTable table = DeliveredTables.Read([(path, "位置.xls")], TableLimits.Default, TestContext.Current.CancellationToken).Tables.Single();
        Assert.Equal([("0012", 110d, 131d), ("0013", 301d, 88d)], table.Rows.Select(r => (r[TableField.Id], r.NumberOf(TableField.X)!.Value, r.NumberOf(TableField.Z)!.Value)));
    }

    [Theory]
    [InlineData(0x17, "#REF!"), InlineData(0x2A, "#N/A"), InlineData(0x63, "#ERROR 99!")]
    public void A_failed_formula_of_an_old_workbook_is_no_empty_cell(int code, string text)
    {
        byte[] xls = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Tables", "位置.xls"));
        // The numbers of the first row are one MulRk record (row, column, then format and value of each): it becomes a BoolErr record of the first, Order, whose other bytes are not looked at.
        int number = xls.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xBA, 0x01, 0x00, 0x00]), content = number - 12;
        Assert.Equal(0xBD, xls[content - 4]);
        (xls[content - 4], xls[content - 3], xls[content + 6], xls[content + 7]) = (0x05, 0x02, (byte)code, 1);
        string path = _folder.File("错误.xls");
        File.WriteAllBytes(path, xls);
        DeliveredTable table = DeliveredTables.Read([(path, "错误.xls")], TableLimits.Default, TestContext.Current.CancellationToken).Tables.Single();
        Assert.Equal(text, table.Rows[0][TableField.Order]);
        Assert.Equal((301, 88), (table.Rows[1].NumberOf(TableField.X), table.Rows[1].NumberOf(TableField.Z)));
    }

    [Fact]
    public void A_damaged_workbook_of_either_kind_is_a_typed_error_wherever_it_is_damaged()
    {
        byte[] xls = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Tables", "位置.xls"));
        string path = _folder.File("t.xlsx");
        MadeWorkbook.Write(path, new MadeSheet("a", [["ID", "x", "y", "z"], ["A", 1, 2, 3]]));
        byte[] xlsx = File.ReadAllBytes(path);
        Random random = new(7);
        int errors = 0;
        foreach (byte[] whole in (byte[][])[xls, xlsx])
        {
            for (int i = 0; i < 200; i++)
            {
                byte[] damaged = i % 4 == 0 ? whole[..random.Next(1, whole.Length)] : [.. whole];
                for (int k = 0; k < 1 + i % 8; k++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                string file = _folder.File("d" + (whole == xls ? ".xls" : ".xlsx"));
                File.WriteAllBytes(file, damaged);
                try
                {
                    TableFiles.Read(file, "d", TableLimits.Default);
                }
                catch (TableException)
                {
                    errors++;
                }
            }
        }
        Assert.InRange(errors, 50, 400);
    }

    private DeliveredTable Read(object?[][] rows, params string[] merged)
    {
        string path = _folder.File("t.xlsx");
        MadeWorkbook.Write(path, new MadeSheet("表 1", rows, merged));
        return Assert.Single(DeliveredTables.Read([(path, "t.xlsx")], TableLimits.Default, TestContext.Current.CancellationToken).Tables);
    }
}
