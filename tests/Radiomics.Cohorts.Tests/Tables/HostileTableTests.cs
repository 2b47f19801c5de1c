using System.IO.Compression;
using System.Text;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class HostileTableTests : IDisposable
{
    private const string SheetStart = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>""";
    private const string SheetEnd = "</t></is></c></row></sheetData></worksheet>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_zip_bomb_is_refused_by_what_it_declares()
    {
        string path = Pack("bomb.xlsx", part => Repeat(part, 600 << 20));
        long before = GC.GetTotalAllocatedBytes();
        TableException error = Assert.Throws<TableException>(() => TableFiles.Read(path, "bomb.xlsx", TableLimits.Default));
        Assert.Equal("TABLE_TOO_LARGE", error.Code);
        Assert.Contains("xl/worksheets/sheet1.xml", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_zip_bomb_that_declares_a_small_size_is_refused_while_it_inflates()
    {
        string path = Pack("liar.xlsx", part => Repeat(part, 300 << 20));
        byte[] bytes = File.ReadAllBytes(path);
        // The uncompressed size in the central directory entry of the sheet, made small.
        byte[] name = Encoding.ASCII.GetBytes("xl/worksheets/sheet1.xml");
        int at = bytes.AsSpan().LastIndexOf(name);
        BitConverter.TryWriteBytes(bytes.AsSpan(at - 46 + 24), 1000);
        File.WriteAllBytes(path, bytes);
        TableException error = Assert.Throws<TableException>(() => TableFiles.Read(path, "liar.xlsx", TableLimits.Default));
        Assert.True(error.Code is "TABLE_TOO_LARGE" or "TABLE_DAMAGED", error.Code);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        string path = Pack("parts.xlsx", part => part.Write("x"u8), parts: 5000);
        Assert.Equal("TABLE_TOO_LARGE", Assert.Throws<TableException>(() => TableFiles.Read(path, "parts.xlsx", TableLimits.Default)).Code);
    }

    [Fact]
    public void A_sheet_of_a_single_huge_cell_is_refused()
    {
        // As large as a sheet may be at all, so that the cell itself is what is refused; random letters, which hardly pack.
        string path = Pack("cell.xlsx", part => Letters(part, 6 << 20));
        TableException error = Assert.Throws<TableException>(() => TableFiles.Read(path, "cell.xlsx", TableLimits.Default));
        Assert.Equal("TABLE_TOO_LARGE", error.Code);
        Assert.Contains("cell A1", error.Message, StringComparison.Ordinal);
        Assert.Contains("sheet S", error.Message, StringComparison.Ordinal);

        string giant = Pack("giant.xlsx", part => Repeat(part, 1 << 30));
        Assert.Equal("TABLE_TOO_LARGE", Assert.Throws<TableException>(() => TableFiles.Read(giant, "giant.xlsx", TableLimits.Default)).Code);
    }

    [Fact]
    public void A_huge_cell_of_a_CSV_is_refused_and_an_open_quote_is_named()
    {
        string path = _folder.File("t.csv");
        File.WriteAllText(path, "ID,x\nA," + new string('7', 40_000) + "\n");
        TableException error = Assert.Throws<TableException>(() => TableFiles.Read(path, "t.csv", TableLimits.Default));
        Assert.Equal("TABLE_TOO_LARGE", error.Code);
        Assert.Contains("cell B2", error.Message, StringComparison.Ordinal);

        File.WriteAllText(path, "ID,x\nA,\"7\nB,8\n");
        error = Assert.Throws<TableException>(() => TableFiles.Read(path, "t.csv", TableLimits.Default));
        Assert.Equal("TABLE_SYNTAX", error.Code);
        Assert.Contains("row 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_at_the_far_end_of_the_sheet_does_not_hang_the_reader()
    {
        string path = Pack("far.xlsx", part => part.Write("A"u8), tail: """</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>""");
        Assert.Equal("TABLE_TOO_LARGE", Assert.Throws<TableException>(() => TableFiles.Read(path, "far.xlsx", TableLimits.Default)).Code);
    }

    [Fact]
    public void A_merged_range_over_the_whole_sheet_costs_nothing()
    {
        string path = _folder.File("merged.xlsx");
        MadeWorkbook.Write(path, new MadeSheet("a", [["ID", "x", "y", "z"], ["A", 1, 2, 3], ["B", 1, 2, 3]], "A2:XFD1048576"));
        Assert.Equal(3, Assert.Single(TableFiles.Read(path, "merged.xlsx", TableLimits.Default)).Rows.Count);
    }

    [Fact]
    public void An_entity_bomb_is_a_typed_error()
    {
        string path = Pack("entity.xlsx", part => part.Write("&a;"u8), head: """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY b "&a;&a;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>""");
        Assert.Equal("TABLE_DAMAGED", Assert.Throws<TableException>(() => TableFiles.Read(path, "entity.xlsx", TableLimits.Default)).Code);
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("＝cmd", true)]
    [InlineData("+cmd|' /C calc'!A0", true)]
    [InlineData("-2+3+cmd|x", true)]
    [InlineData("-151.25", false)]
    [InlineData("+3", false)]
    [InlineData("-", false)]
    [InlineData("左肺", false)]
    public void Text_that_a_spreadsheet_would_run_is_told_and_neutralized(string text, bool formula)
    {
        Assert.Equal(formula, TableText.LooksLikeFormula(text));
        Assert.Equal(formula ? "'" + text : text, TableText.Neutral(text));
    }

    [Theory]
    [InlineData("+A1"), InlineData("-A1"), InlineData("\t=A1"), InlineData("\r\n@A1"), InlineData("＋A1"), InlineData("－A1")]
    public void What_only_might_be_run_is_neutralized_without_a_word(string text) => Assert.Equal("'" + text, TableText.Neutral(text));

    [Theory]
    [InlineData(null, ""), InlineData("", ""), InlineData("=", "="), InlineData("+", "+"), InlineData("-1e-3", "-1e-3"), InlineData("a=b", "a=b")]
    public void What_is_harmless_stays_as_it_is(string? text, string written) => Assert.Equal(written, TableText.Neutral(text));

    private string Pack(string name, Action<Stream> cell, int parts = 0, string head = SheetStart, string tail = SheetEnd)
    {
        string path = _folder.File(name);
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add("[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Add("_rels/.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Add("xl/workbook.xml", """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Add("xl/_rels/workbook.xml.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        for (int i = 0; i < parts; i++) Add($"xl/media/{i}.bin", "x");
        using Stream sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        sheet.Write(Encoding.UTF8.GetBytes(head));
        cell(sheet);
        sheet.Write(Encoding.UTF8.GetBytes(tail));
        return path;

        void Add(string part, string text)
        {
            using Stream stream = archive.CreateEntry(part).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    private static void Repeat(Stream stream, int bytes)
    {
        byte[] block = new byte[1 << 20];
        Array.Fill(block, (byte)'7');
        for (int written = 0; written < bytes; written += block.Length) stream.Write(block);
    }

    private static void Letters(Stream stream, int bytes)
    {
        byte[] block = new byte[bytes];
        Random random = new(1);
        for (int i = 0; i < bytes; i++) block[i] = (byte)('a' + random.Next(26));
        stream.Write(block);
    }
}
