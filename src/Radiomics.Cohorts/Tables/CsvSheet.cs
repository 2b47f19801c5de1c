using System.Globalization;
using System.Text;
using CsvHelper;

namespace Radiomics.Cohorts;

/// <summary>Reads CSV: UTF-8 with or without its mark, UTF-16 with its mark, else GB18030, which Chinese Excel writes; comma, semicolon or tab.</summary>
internal static class CsvSheet
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the rows.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="limits">What is allowed.</param>
    /// <exception cref="TableException">A quote is never closed, or a cell or the table is too large.</exception>
    public static RawSheet Read(byte[] bytes, string name, TableLimits limits)
    {
        string text = Decode(bytes, name);
        CsvReaderOptions options = new()
        {
            HasHeader = false,
            Separator = Separator(text),
            SkipEmptyLines = false,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            FormatProvider = CultureInfo.InvariantCulture,
        };
        List<RawRow> rows = [];
        int number = 0;
        long cells = 0;
        try
        {
            using CsvReader reader = CsvReader.FromText(text, options);
            while (reader.Read())
            {
                number++;
                cells += Math.Max(1, reader.FieldCount);
                if (cells > limits.MaxCells) throw TooLarge(name, string.Create(CultureInfo.InvariantCulture, $"more than {limits.MaxCells} cells"), "a table of ordinary size");
                string[] fields = new string[reader.FieldCount];
                for (int column = 0; column < fields.Length; column++)
                {
                    fields[column] = reader.GetString(column).Trim();
                    if (fields[column].Length > limits.MaxCellCharacters)
                    {
                        throw TooLarge($"{name}, cell {CellName.Of(column, number)}", string.Create(CultureInfo.InvariantCulture, $"the cell holds {fields[column].Length} characters"),
                            string.Create(CultureInfo.InvariantCulture, $"at most {limits.MaxCellCharacters}"));
                    }
                }
                if (fields.Any(field => field.Length > 0)) rows.Add(new RawRow(number, fields));
            }
        }
        catch (CsvFormatException)
        {
            throw Broken(name, number + 1, "a quote stands in the middle of a field or is never closed");
        }
        return new RawSheet(name, "", rows);
    }

    private static string Decode(byte[] bytes, string name)
    {
        ReadOnlySpan<byte> start = bytes;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        if (start.Contains((byte)0)) throw new TableException("TABLE_DAMAGED", new Problem(name, "the file is no text", "a CSV table in UTF-8 or GB18030", "Save the table again as CSV."));
        int skip = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        try
        {
            return s_strictUtf8.GetString(bytes, skip, bytes.Length - skip);
        }
        catch (DecoderFallbackException)
        {
            Encoding chinese = CodePagesEncodingProvider.Instance.GetEncoding(54936) ?? Encoding.GetEncoding(54936);
            return chinese.GetString(bytes);
        }
    }

    /// <summary>The separator that is most common in the first lines, outside quotes.</summary>
    private static char Separator(string text)
    {
        int commas = 0, semicolons = 0, tabs = 0, lines = 0;
        bool quoted = false;
        foreach (char c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == ',') commas++;
            else if (c == ';') semicolons++;
            else if (c == '\t') tabs++;
            else if (c == '\n' && ++lines >= 10) break;
        }
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static TableException Broken(string name, int row, string found) => new("TABLE_SYNTAX", new Problem(
        string.Create(CultureInfo.InvariantCulture, $"{name}, row {row}"), found, "fields parted by commas, with quotes closed and doubled inside", "Save the table again as CSV or .xlsx."));

    private static TableException TooLarge(string where, string found, string expected) =>
        new("TABLE_TOO_LARGE", new Problem(where, found, expected, "Copy the cells that matter into a new table."));
}
