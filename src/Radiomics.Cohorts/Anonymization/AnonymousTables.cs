using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>
/// The tables of a delivery without identities: IDs and names become pseudonyms, dates move with their patient, columns that only identify are emptied. Rows and headers
/// stay where they are; rows that are no data, and sheets that are not understood, are left out.
/// </summary>
/// <param name="key">The key.</param>
/// <param name="identities">Names and IDs of each patient as written, by the patient's key.</param>
/// <param name="dropped">Headers of more columns to be emptied.</param>
internal sealed class AnonymousTables(PseudonymKey key, IReadOnlyDictionary<string, HashSet<string>> identities, IReadOnlyCollection<string> dropped)
{
    private static readonly string[] s_identifying = [.. EmbeddedTable.Read("identifying.csv").Select(row => TableText.Key(row[0]))];

    private static readonly TableField[] s_numbers =
    [
        TableField.Order, TableField.X, TableField.Y, TableField.Z, TableField.PlainZ, TableField.Contrast1Z, TableField.Contrast2Z, TableField.ImagePositionZ, TableField.Age, TableField.Survival,
    ];

    private readonly HashSet<string> _dropped = [.. dropped.Select(TableText.Key)];

    /// <summary>Whether a column that is not known identifies a patient by its kind, such as a telephone number.</summary>
    /// <param name="header">Its header.</param>
    public static bool Identifies(string header) => TableText.Key(header) is var plain && s_identifying.Any(word => plain.Contains(word, StringComparison.Ordinal));

    /// <summary>What is emptied: the headers of these columns.</summary>
    public SortedSet<string> Emptied { get; } = new(StringComparer.Ordinal);

    /// <summary>The files to be written, in the order of the originals: name, and its sheets.</summary>
    /// <param name="tables">The tables of the delivery.</param>
    public IReadOnlyList<(string Name, IReadOnlyList<RawSheet> Sheets)> Of(IReadOnlyList<DeliveredTable> tables)
    {
        List<(string, IReadOnlyList<RawSheet>)> files = [];
        foreach (IGrouping<string, DeliveredTable> file in tables.GroupBy(t => t.File))
        {
            DeliveredTable[] sheets = [.. file];
            string kind = sheets.Any(t => t.HasPositions) ? "positions" : sheets.Any(t => t.HasClinical) ? "clinical" : sheets.Any(t => t.HasFollowUp) ? "follow-up" : "other";
            string extension = Path.GetExtension(file.Key).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? "csv" : "xlsx";
            // The number keeps the order in which tables are read, which is that of the lesions.
            string name = string.Create(CultureInfo.InvariantCulture, $"{files.Count + 1:D2}-{kind}.{extension}");
            files.Add((name, [.. sheets.Select((table, i) => Sheet(table, name, string.Create(CultureInfo.InvariantCulture, $"Sheet{i + 1}")))]));
        }
        return files;
    }

    private RawSheet Sheet(DeliveredTable table, string file, string sheet)
    {
        int width = 1 + table.Headers.Keys.Select(f => table.ColumnOf(f)!.Value).Concat(table.CarriedColumns.Select(c => c.Column)).Max();
        string[] head = Row(width);
        var columns = new (TableField? Field, bool IsEmptied)[width];
        foreach ((TableField field, string text) in table.Headers) Take(table.ColumnOf(field)!.Value, text, field);
        foreach ((string text, int column) in table.CarriedColumns) Take(column, text, HeaderNames.Find(text));
        List<RawRow> rows = [new RawRow(table.HeaderRow, head)];
        foreach (DeliveredRow row in table.Rows)
        {
            string[] cells = Row(width);
            PseudonymousPatient patient = key.Of(row[TableField.Id]);
            for (int column = 0; column < width; column++)
                if (head[column].Length > 0 && row.Raw[column] is { Length: > 0 } text) cells[column] = Cell(text, columns[column], row[TableField.Id], patient);
            rows.Add(new RawRow(row.Number, cells));
        }
        return new RawSheet(file, sheet, rows);

        void Take(int column, string text, TableField? field)
        {
            bool emptied = _dropped.Contains(TableText.Key(text)) || (field is null && Identifies(text));
            if (emptied) Emptied.Add(text);
            (head[column], columns[column]) = (text, (field, emptied));
        }
    }

    private string Cell(string text, (TableField? Field, bool IsEmptied) column, string id, PseudonymousPatient patient)
    {
        if (column.IsEmptied) return "";
        switch (column.Field)
        {
            case TableField.Id: return TableText.Plain(text).Length == 0 ? "" : key.Of(TableText.Plain(text)).Pseudonym;
            case TableField.Name: return id.Length == 0 ? "" : patient.Pseudonym;
            case { } field when s_numbers.Contains(field) && TableNumber.Parse(text) is not null: return text;
            default: break;
        }
        string cleaned = identities.TryGetValue(PatientKey.Of(id), out HashSet<string>? known) ? IdentityTraces.Without(text, known, patient.Pseudonym) : text;
        return DateShift.OfText(cleaned, patient.DaysBack);
    }

    private static string[] Row(int width)
    {
        string[] cells = new string[width];
        Array.Fill(cells, "");
        return cells;
    }
}
