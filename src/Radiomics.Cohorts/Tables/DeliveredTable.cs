namespace Radiomics;

/// <summary>A sheet of a delivered table whose header was understood.</summary>
public sealed class DeliveredTable
{
    private readonly Dictionary<TableField, int> _columns = [];

    internal DeliveredTable(Cohorts.RawSheet sheet, Cohorts.HeaderRow header)
    {
        (File, Sheet) = (sheet.File, sheet.Sheet);
        List<(string, int)> carried = [];
        List<(TableField, string)> repeated = [];
        foreach ((int column, string text) in header.Columns)
        {
            if (Cohorts.HeaderNames.Find(text) is not { } field) carried.Add((text, column));
            else if (_columns.TryAdd(field, column)) Headers[field] = text;
            else
            {
                // The second column of a name is not dropped: it is carried like one that is not known.
                carried.Add((text, column));
                repeated.Add((field, Cohorts.CellName.Of(column, header.Number)));
            }
        }
        CarriedColumns = carried;
        RepeatedColumns = repeated;
        HeaderRow = header.Number;
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Name of the sheet; empty for CSV.</summary>
    public string Sheet { get; }

    /// <summary>Number of the row with the headers, from 1.</summary>
    public int HeaderRow { get; }

    /// <summary>The rows of data.</summary>
    public IReadOnlyList<DeliveredRow> Rows { get; internal set; } = [];

    /// <summary>Headers of the columns that are not known; their cells are carried through untouched.</summary>
    public IReadOnlyList<string> CarriedHeaders => [.. CarriedColumns.Select(c => c.Header)];

    /// <summary>Whether the sheet tells where lesions are.</summary>
    public bool HasPositions => Has(TableField.Id) && Has(TableField.X) && Has(TableField.Y)
        && (Has(TableField.Z) || Has(TableField.PlainZ) || Has(TableField.Contrast1Z) || Has(TableField.Contrast2Z) || Has(TableField.ImagePositionZ));

    /// <summary>Whether the sheet tells what lesions are.</summary>
    public bool HasClinical => Has(TableField.Id) && (Has(TableField.Class) || Has(TableField.PathologyChinese) || Has(TableField.PathologyEnglish) || Has(TableField.Tnm) || Has(TableField.Stage));

    /// <summary>Whether the sheet tells what became of patients.</summary>
    public bool HasFollowUp => Has(TableField.Id) && (Has(TableField.Death) || Has(TableField.Survival) || Has(TableField.Recurrence));

    /// <summary>Whether the sheet has a column.</summary>
    /// <param name="field">The column.</param>
    public bool Has(TableField field) => _columns.ContainsKey(field);

    /// <summary>The header of a known column as it was written; null where there is none.</summary>
    /// <param name="field">The column.</param>
    public string? HeaderOf(TableField field) => Headers.GetValueOrDefault(field);

    internal Dictionary<TableField, string> Headers { get; } = [];

    internal IReadOnlyList<(string Header, int Column)> CarriedColumns { get; }

    internal IReadOnlyList<(TableField Field, string Cell)> RepeatedColumns { get; }

    internal int? ColumnOf(TableField field) => _columns.TryGetValue(field, out int column) ? column : null;
}
