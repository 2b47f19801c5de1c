using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Radiomics.Cohorts;

/// <summary>
/// Reads the sheets of xls and xlsx files. Formulas are not evaluated: the value that Excel stored last is read. The first cell of a merged
/// range gives its text to the cells below it, so that an ID merged over several lesions belongs to each of them.
/// </summary>
internal static class WorkbookReader
{
    /// <summary>Name of the hidden sheet of templates with the values of the drop-down lists.</summary>
    public const string ListsSheet = "Lists";

    // Older xls files keep text in the code page of their country; the framework has these tables but offers them only once they are registered.
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads every sheet.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="isXml">Whether it is xlsx, not xls.</param>
    /// <param name="limits">What is allowed.</param>
    /// <exception cref="TableException">Damaged, encrypted or too large.</exception>
    public static IReadOnlyList<RawSheet> Read(byte[] bytes, string name, bool isXml, TableLimits limits)
    {
        string where = name;
        try
        {
            ExcelReaderConfiguration configuration = new() { FallbackEncoding = CodePagesEncodingProvider.Instance.GetEncoding(936) };
            Dictionary<string, Dictionary<string, string>> errors = isXml ? WorkbookErrors.Find(bytes) : OldWorkbookErrors.Find(bytes);
            using MemoryStream stream = new(bytes, writable: false);
            using IExcelDataReader reader = isXml ? ExcelReaderFactory.CreateOpenXmlReader(stream, configuration) : ExcelReaderFactory.CreateBinaryReader(stream, configuration);
            if (reader.ResultsCount > limits.MaxSheets) throw TooLarge(name, $"{reader.ResultsCount} sheets", $"at most {limits.MaxSheets}");
            List<RawSheet> sheets = [];
            long cells = 0;
            do
            {
                where = $"{name}, sheet {TableText.Shown(reader.Name)}";
                // Hidden sheets hold the lists of the template, what Excel keeps for itself, or what nobody remembers.
                if (reader.VisibleState is { } state && !state.Equals("visible", StringComparison.OrdinalIgnoreCase))
                {
                    if (reader.Name != ListsSheet) sheets.Add(new RawSheet(name, reader.Name, []) { IsHidden = true });
                    continue;
                }
                sheets.Add(new RawSheet(name, reader.Name, ReadRows(reader, where, limits, errors.GetValueOrDefault(reader.Name, []), ref cells)));
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (Exception error) when (error is not (RadiomicsException or OutOfMemoryException))
        {
            // Whatever a foreign reader throws at damaged bytes is damage.
            bool locked = error.GetType().Name.Contains("Password", StringComparison.Ordinal) || error.Message.Contains("password", StringComparison.OrdinalIgnoreCase);
            throw locked
                ? new TableException("TABLE_ENCRYPTED", new Problem(where, "the workbook is protected with a password", "a workbook without password", "Save it without a password."), error)
                : new TableException("TABLE_DAMAGED", new Problem(where, $"the workbook is damaged ({error.GetType().Name})", "a whole Excel workbook", "Open it in Excel, save it again, or save it as .csv."), error);
        }
    }

    private static List<RawRow> ReadRows(IExcelDataReader reader, string where, TableLimits limits, Dictionary<string, string> errors, ref long cells)
    {
        Dictionary<(int Row, int Column), (int Row, int Column)> merged = Merged(reader, where, limits);
        Dictionary<(int Row, int Column), string> sources = [];
        HashSet<(int, int)> wanted = [.. merged.Values];
        List<RawRow> rows = [];
        for (int row = 0; reader.Read(); row++)
        {
            int columns = reader.FieldCount;
            cells += Math.Max(1, columns);
            if (cells > limits.MaxCells) throw TooLarge(where, string.Create(CultureInfo.InvariantCulture, $"more than {limits.MaxCells} cells up to {CellName.Of(Math.Max(0, columns - 1), row + 1)}"), "a table of ordinary size");
            string[]? texts = null;
            for (int column = 0; column < columns; column++)
            {
                string text = Text(reader, column);
                if (text.Length == 0 && errors.Count > 0) text = errors.GetValueOrDefault(CellName.Of(column, row + 1), "");
                if (text.Length > limits.MaxCellCharacters)
                {
                    throw TooLarge($"{where}, cell {CellName.Of(column, row + 1)}", string.Create(CultureInfo.InvariantCulture, $"the cell holds {text.Length} characters"),
                        string.Create(CultureInfo.InvariantCulture, $"at most {limits.MaxCellCharacters}"));
                }
                if (wanted.Contains((row, column))) sources[(row, column)] = text;
                if (text.Length == 0 && merged.TryGetValue((row, column), out (int, int) source)) text = sources.GetValueOrDefault(source, "");
                if (text.Length == 0) continue;
                texts ??= NewRow(columns);
                texts[column] = text;
            }
            if (texts is not null) rows.Add(new RawRow(row + 1, texts));
        }
        return rows;
    }

    private static string[] NewRow(int columns)
    {
        string[] texts = new string[columns];
        Array.Fill(texts, "");
        return texts;
    }

    /// <summary>For the cells of the first column of merged ranges, below the first: the cell their text stands in.</summary>
    private static Dictionary<(int, int), (int, int)> Merged(IExcelDataReader reader, string where, TableLimits limits)
    {
        Dictionary<(int, int), (int, int)> merged = [];
        int lastRow = reader.RowCount;
        foreach (CellRange range in reader.MergeCells ?? [])
        {
            for (int row = range.FromRow + 1; row <= Math.Min(range.ToRow, lastRow); row++)
            {
                if (merged.Count >= limits.MaxCells / 20) throw TooLarge(where, "merged ranges cover too many cells", "a table of ordinary size");
                merged[(row, range.FromColumn)] = (range.FromRow, range.FromColumn);
            }
        }
        return merged;
    }

    private static string Text(IExcelDataReader reader, int column)
    {
        return reader.GetValue(column) switch
        {
            null => "",
            string text => text.Trim(),
            double number => Number(number, reader.GetNumberFormatString(column)),
            DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            bool flag => flag ? "TRUE" : "FALSE",
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            object other => other.ToString() ?? "",
        };
    }

    /// <summary>The number as it is, with the leading zeros that a format of zeros shows: an ID 000123 is often stored so.</summary>
    private static string Number(double number, string? format)
    {
        if (format is { Length: > 1 and < 40 } && format.All(c => c == '0') && number >= 0 && number == Math.Floor(number) && number < 1e15)
            return ((long)number).ToString(format, CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15 && number == Math.Floor(number) ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static TableException TooLarge(string where, string found, string expected) =>
        new("TABLE_TOO_LARGE", new Problem(where, found, expected, "Copy the cells that matter into a new workbook."));
}
