using System.Globalization;

namespace Radiomics;

/// <summary>A row of a delivered table: known columns by field, all others by their header.</summary>
public sealed class DeliveredRow
{
    private readonly Cohorts.RawRow _row;

    internal DeliveredRow(DeliveredTable table, Cohorts.RawRow row) => (Table, _row) = (table, row);

    /// <summary>The table.</summary>
    public DeliveredTable Table { get; }

    /// <summary>Number of the row in its sheet, from 1.</summary>
    public int Number => _row.Number;

    /// <summary>Text of a known column, blanks and full-width characters made plain; empty where the cell or the column is missing.</summary>
    /// <param name="field">The column.</param>
    public string this[TableField field] => Table.ColumnOf(field) is { } column ? Cohorts.TableText.Plain(_row[column]) : "";

    /// <summary>The columns that are not known, untouched: header and text, in the order of the sheet.</summary>
    public IEnumerable<KeyValuePair<string, string>> Carried => Table.CarriedColumns.Select(c => KeyValuePair.Create(c.Header, _row[c.Column]));

    /// <summary>The number of a known column; null where there is none.</summary>
    /// <param name="field">The column.</param>
    public double? NumberOf(TableField field) => this[field] is { Length: > 0 } text ? Cohorts.TableNumber.Parse(text) : null;

    /// <summary>Where a column of this row stands.</summary>
    /// <param name="field">The column; null for the whole row.</param>
    public TablePlace Place(TableField? field = null) => new(Table.File, Table.Sheet,
        field is { } f && Table.ColumnOf(f) is { } column ? Cohorts.CellName.Of(column, Number) : string.Create(CultureInfo.InvariantCulture, $"row {Number}"));

    /// <summary>The ID as it stands in its cell.</summary>
    internal string IdAsWritten => Table.ColumnOf(TableField.Id) is { } column ? _row[column] : "";

    /// <summary>The row as it stands in the sheet.</summary>
    internal Cohorts.RawRow Raw => _row;

    internal IEnumerable<(string Text, string Cell)> Cells => _row.Filled.Select(i => (_row[i], Cohorts.CellName.Of(i, Number)));
}
