using System.Globalization;
using System.Text;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Batch;

/// <summary>A table of cases, as PyRadiomics takes it: columns <c>Image</c> and <c>Mask</c>, perhaps <c>Label</c> and <c>Label_channel</c>, and any others.</summary>
internal sealed class CaseTable
{
    private const string ImageColumn = "Image", MaskColumn = "Mask", LabelColumn = "Label", ChannelColumn = "Label_channel";

    private static readonly (char Character, string Name)[] s_delimiters = [(',', "commas"), (';', "semicolons"), ('\t', "tabs")];

    private CaseTable(IReadOnlyList<string> columns, IReadOnlyList<BatchCase> cases, IReadOnlyList<string> notes)
    {
        Columns = columns;
        Cases = cases;
        Notes = notes;
    }

    /// <summary>Column names, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, in the order of the file.</summary>
    public IReadOnlyList<BatchCase> Cases { get; }

    /// <summary>What a user should know about how the file was read.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Position of the column with the paths of the images.</summary>
    public int ImageIndex => IndexOf(ImageColumn);

    /// <summary>Position of the column with the paths of the masks.</summary>
    public int MaskIndex => IndexOf(MaskColumn);

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file: UTF-8 or UTF-16, fields between commas, semicolons or tabs. Paths in it are relative to its folder.</param>
    /// <exception cref="SettingsException">The file is no such table.</exception>
    /// <exception cref="ImageFormatException">The file is missing or cannot be read.</exception>
    public static CaseTable Read(string path)
    {
        string where = Path.GetFileName(path), text = Decode(path, where);
        (char delimiter, string delimiterName) = DelimiterOf(text);
        List<(int Line, string[] Fields)> records = [.. new DelimitedText(new StringReader(text), delimiter, where).Read()];
        if (records.Count == 0) throw Wrong("CASES_EMPTY", where, "the table is empty", "a line with the columns Image and Mask, then a line a case", "");
        string[] columns = Named(records[0].Fields, records);
        CheckColumns(columns, where);
        if (records.Count == 1) throw Wrong("CASES_EMPTY", where, "the table has no case", "a line a case below the column names", "");

        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        List<BatchCase> cases = [];
        foreach ((int line, string[] fields) in records.Skip(1)) cases.Add(Case(cases.Count + 1, line, fields, columns, folder, where));
        return new CaseTable(columns, cases, delimiter == ',' ? [] : [$"{where}: the fields are separated by {delimiterName}"]);
    }

    private int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
            if (Columns[i] == column) return i;
        return -1;
    }

    private static string Decode(string path, string where)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong("FILE_NOT_FOUND", path, "there is no such file", "a table of cases (.csv)", "Check the path.");
        }
        try
        {
            // Without a mark at the start, UTF-16 of text in any language has a NUL byte among the first column names.
            Encoding encoding = bytes is [0, not 0, ..] or [0xFE, 0xFF, ..] ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)
                : bytes is [not 0, 0, ..] or [0xFF, 0xFE, ..] ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
            return encoding.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            throw Wrong("CASES_ENCODING", where, string.Create(CultureInfo.InvariantCulture, $"the bytes at {error.Index} are no UTF-8 text"), "UTF-8 or UTF-16", "In a spreadsheet, save as 'CSV UTF-8'.");
        }
    }

    /// <summary>The delimiter that gives the columns Image and Mask; where none does, the most frequent of the first line.</summary>
    private static (char Character, string Name) DelimiterOf(string text)
    {
        string first = text.TrimStart('\r', '\n', ' ');
        first = first[..(first.IndexOfAny(['\r', '\n']) is >= 0 and int end ? end : first.Length)];
        return s_delimiters
            .OrderByDescending(d => first.Split(d.Character).Select(name => name.Trim(' ', '"')).Count(name => name is ImageColumn or MaskColumn))
            .ThenByDescending(d => first.Count(c => c == d.Character))
            .First();
    }

    /// <summary>The column names; columns without name are dropped where they are empty (trailing delimiters) and numbered where they are not.</summary>
    private static string[] Named(string[] names, List<(int Line, string[] Fields)> records)
    {
        int width = names.Length;
        while (width > 0 && names[width - 1].Length == 0 && records.All(r => r.Fields.Length < width || r.Fields[width - 1].Length == 0)) width--;
        return [.. names.Take(width).Select((name, i) => name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}"))];
    }

    private static void CheckColumns(string[] columns, string where)
    {
        foreach (string needed in new[] { ImageColumn, MaskColumn })
        {
            if (columns.Contains(needed)) continue;
            string hint = NearestName.Of(needed, columns) is { } near ? $"Did you mean it by '{near}'? Names are case-sensitive." : "Name the columns in the first line.";
            throw Wrong("CASES_COLUMN_MISSING", where, $"there is no column '{needed}'; there are {string.Join(", ", columns.Take(20).Select(c => $"'{c}'"))}", "the columns Image and Mask", hint);
        }
        if (columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Wrong("CASES_COLUMN_TWICE", where, $"the column '{twice.Key}' is there {twice.Count()} times", "each column once", "Rename or remove the others.");
    }

    private static BatchCase Case(int number, int line, string[] fields, string[] columns, string folder, string where)
    {
        string[] values = [.. columns.Select((_, i) => i < fields.Length ? fields[i] : "")];
        string image = Field(ImageColumn), mask = Field(MaskColumn);
        string place = string.Create(CultureInfo.InvariantCulture, $"{where}, line {line}");
        RegionError? problem = fields.Skip(columns.Length).Any(f => f.Length > 0)
            ? Error("CASE_FIELDS", new Problem(place, $"there are {fields.Length} fields for {columns.Length} columns", "a field a column", "Put a field that holds a delimiter into quotes."))
            : image.Length == 0 || mask.Length == 0
                ? Error("CASE_INCOMPLETE", new Problem(place, $"the field '{(image.Length == 0 ? ImageColumn : MaskColumn)}' is empty", "a path", ""))
                : null;
        return new BatchCase
        {
            Number = number,
            Line = line,
            Fields = values,
            Image = InFolder(image),
            Mask = InFolder(mask),
            Label = Field(LabelColumn),
            LabelChannel = Field(ChannelColumn),
            Problem = problem,
        };

        string Field(string column) => Array.IndexOf(columns, column) is >= 0 and int i ? values[i].Trim() : "";

        string InFolder(string file) => file.Length == 0 ? "" : Path.Combine(folder, file);
    }

    private static RegionError Error(string code, Problem problem) => new(code, problem.ToString());

    private static SettingsException Wrong(string code, string where, string found, string expected, string advice) => new(code, new Problem(where, found, expected, advice));
}
