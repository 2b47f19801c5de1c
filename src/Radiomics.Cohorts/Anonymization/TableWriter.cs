using System.Globalization;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Radiomics.Cohorts;

/// <summary>Writes sheets so that reading them gives the same texts in the same cells. Nothing is written that a spreadsheet would run.</summary>
internal static class TableWriter
{
    /// <summary>Writes a file; the extension says which kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheets">Its sheets; one for CSV.</param>
    public static void Write(string path, IReadOnlyList<RawSheet> sheets)
    {
        bool isCsv = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        byte[] bytes = isCsv ? Csv(sheets[0]) : Workbook(sheets);
        ImageFiles.Replace(path, stream => stream.Write(bytes));
    }

    private static byte[] Csv(RawSheet sheet)
    {
        using MemoryStream bytes = new();
        using (StreamWriter writer = new(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\n" })
        {
            int line = 1;
            foreach (RawRow row in sheet.Rows)
            {
                for (; line < row.Number; line++) writer.WriteLine();
                using CsvWriter csv = CsvWriter.Create(writer, new CsvWriterOptions(), leaveOpen: true);
                csv.WriteRecord([.. row.Cells.Select(TableText.Neutral)]);
                csv.Flush();
                line++;
            }
        }
        return bytes.ToArray();
    }

    private static byte[] Workbook(IReadOnlyList<RawSheet> sheets)
    {
        using MemoryStream bytes = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            Sheets list = workbook.Workbook.AppendChild(new Sheets());
            foreach (RawSheet sheet in sheets)
            {
                WorksheetPart part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(sheet.Rows.Select(row => new Row(row.Filled.Select(column => CellOf(row[column], column, row.Number))) { RowIndex = (uint)row.Number })));
                list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)list.ChildElements.Count + 1, Name = sheet.Sheet });
            }
            workbook.Workbook.Save();
        }
        return bytes.ToArray();
    }

    /// <summary>A number where the text is exactly what the number is read as, else text, which no program evaluates.</summary>
    private static Cell CellOf(string text, int column, int row)
    {
        bool isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number.ToString("R", CultureInfo.InvariantCulture) == text && Math.Abs(number) < 1e15 && text != "-0";
        Cell cell = isNumber ? new Cell(new CellValue(text)) : new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };
        cell.CellReference = CellName.Of(column, row);
        return cell;
    }
}
