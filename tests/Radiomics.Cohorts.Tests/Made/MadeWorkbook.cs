using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Radiomics.Cohorts.Tests;

/// <summary>A sheet to be written: cells are texts, numbers or null.</summary>
internal sealed record MadeSheet(string Name, IReadOnlyList<object?[]> Rows, params string[] Merged)
{
    public bool IsHidden { get; init; }
}

/// <summary>Writes workbooks for tests.</summary>
internal static class MadeWorkbook
{
    public static void Write(string path, params MadeSheet[] sheets)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        WorkbookPart workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "000000" }) { Count = 1 },
            new Fonts(new Font()) { Count = 1 }, new Fills(new Fill(new PatternFill())) { Count = 1 }, new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }) { Count = 3 });
        Sheets list = workbook.Workbook.AppendChild(new Sheets());
        foreach (MadeSheet sheet in sheets)
        {
            WorksheetPart part = workbook.AddNewPart<WorksheetPart>();
            SheetData data = new();
            for (int r = 0; r < sheet.Rows.Count; r++)
            {
                Row row = new() { RowIndex = (uint)r + 1 };
                for (int c = 0; c < sheet.Rows[r].Length; c++)
                    if (sheet.Rows[r][c] is { } value) row.Append(CellOf(CellName.Of(c, r + 1), value));
                data.Append(row);
            }
            part.Worksheet = new Worksheet(data);
            if (sheet.Merged.Length > 0) part.Worksheet.Append(new MergeCells(sheet.Merged.Select(m => new MergeCell { Reference = m })));
            list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)list.ChildElements.Count + 1, Name = sheet.Name, State = sheet.IsHidden ? SheetStateValues.Hidden : null });
        }
        workbook.Workbook.Save();
    }

    private static Cell CellOf(string name, object value) => value switch
    {
        string text => new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = name, DataType = CellValues.InlineString },
        DateTime date => new Cell(new CellValue(date.ToOADate().ToString(CultureInfo.InvariantCulture))) { CellReference = name, StyleIndex = 1 },
        // A number shown with leading zeros.
        long padded => new Cell(new CellValue(padded.ToString(CultureInfo.InvariantCulture))) { CellReference = name, StyleIndex = 2 },
        Formula formula => new Cell(new CellFormula(formula.Text), new CellValue(formula.Cached)) { CellReference = name, DataType = CellValues.String },
        ErrorCell error => new Cell(new CellValue(error.Text)) { CellReference = name, DataType = CellValues.Error },
        IFormattable number => new Cell(new CellValue(number.ToString(null, CultureInfo.InvariantCulture))) { CellReference = name },
        _ => throw new ArgumentException("no cell", nameof(value)),
    };
}

/// <summary>A formula and the value that was stored with it.</summary>
internal sealed record Formula(string Text, string Cached);

/// <summary>A cell whose formula failed.</summary>
internal sealed record ErrorCell(string Text);
