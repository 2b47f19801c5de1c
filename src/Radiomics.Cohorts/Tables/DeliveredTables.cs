namespace Radiomics.Cohorts;

/// <summary>A row of a sheet that is no data, and why.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Its first text.</param>
/// <param name="IsExample">Whether it is the example of the template.</param>
internal sealed record SkippedRow(TablePlace Place, string Text, bool IsExample);

/// <summary>The tables of a delivery: what could be read, and what could not.</summary>
internal sealed class DeliveredTables
{
    private static readonly string[] s_remarks = ["注", "说明", "备注", "note", "remark", "*", "#", "合计", "总计", "total", "填表", "制表"];

    private readonly List<DeliveredTable> _tables = [];
    private readonly List<SkippedRow> _skipped = [];
    private readonly List<(string File, TableException Error)> _unreadable = [];
    private readonly List<(TablePlace Sheet, bool IsHidden)> _unknown = [];

    /// <summary>Sheets whose header was understood.</summary>
    public IReadOnlyList<DeliveredTable> Tables => _tables;

    public IReadOnlyList<SkippedRow> Skipped => _skipped;

    /// <summary>Files that cannot be read.</summary>
    public IReadOnlyList<(string File, TableException Error)> Unreadable => _unreadable;

    /// <summary>Sheets that are not used: hidden, or with content but without a header that is known.</summary>
    public IReadOnlyList<(TablePlace Sheet, bool IsHidden)> Unknown => _unknown;

    /// <summary>Reads files; those that cannot be read are listed, not thrown.</summary>
    public static DeliveredTables Read(IEnumerable<(string Path, string Name)> files, TableLimits limits, CancellationToken cancellationToken)
    {
        DeliveredTables tables = new();
        foreach ((string path, string name) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (RawSheet sheet in TableFiles.Read(path, name, limits)) tables.Add(sheet);
            }
            catch (TableException error)
            {
                tables._unreadable.Add((name, error));
            }
        }
        return tables;
    }

    private void Add(RawSheet sheet)
    {
        if (sheet.IsHidden) _unknown.Add((new TablePlace(sheet.File, sheet.Sheet), true));
        if (sheet.Rows.Count == 0) return;
        if (HeaderRow.Find(sheet) is not var (header, index) || !header.Columns.Any(c => HeaderNames.Find(c.Text) is TableField.Id))
        {
            _unknown.Add((new TablePlace(sheet.File, sheet.Sheet), false));
            return;
        }
        DeliveredTable table = new(sheet, header);
        List<DeliveredRow> rows = [];
        foreach (RawRow raw in sheet.Rows.Skip(index + 1))
        {
            DeliveredRow row = new(table, raw);
            if (HeaderRow.KnownNames(raw) >= 2) continue; // the header again, in the other language or on a new page
            if (IsExample(row)) Skip(row, raw, isExample: true);
            else if (IsRemark(raw) || (rows.Count == 0 && IsExplanation(row))) Skip(row, raw, isExample: false);
            else rows.Add(row);
        }
        table.Rows = rows;
        _tables.Add(table);
    }

    private void Skip(DeliveredRow row, RawRow raw, bool isExample) => _skipped.Add(new SkippedRow(row.Place(), raw[raw.Filled.First()], isExample));

    private static bool IsExample(DeliveredRow row)
    {
        string id = row[TableField.Id];
        return id.StartsWith("示例", StringComparison.Ordinal) || id.StartsWith("例:", StringComparison.Ordinal) || id.StartsWith("EXAMPLE", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A single text that begins like a remark, or is too long for an ID.</summary>
    private static bool IsRemark(RawRow row)
    {
        if (row.Filled.Take(2).Count() != 1) return false;
        string text = TableText.Plain(row[row.Filled.First()]);
        return text.Length > 40 || s_remarks.Any(remark => text.StartsWith(remark, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A row right below the header that explains the columns: words where numbers belong, and an ID without a digit.</summary>
    private static bool IsExplanation(DeliveredRow row)
    {
        TableField[] numbers = [.. s_numbers.Where(f => row[f].Length > 0)];
        return numbers.Length >= 2 && numbers.All(f => !row[f].Any(char.IsAsciiDigit)) && !row[TableField.Id].Any(char.IsAsciiDigit);
    }

    private static readonly TableField[] s_numbers =
    [
        TableField.X, TableField.Y, TableField.Z, TableField.PlainZ, TableField.Contrast1Z, TableField.Contrast2Z, TableField.ImagePositionZ, TableField.Age, TableField.Survival,
    ];
}
