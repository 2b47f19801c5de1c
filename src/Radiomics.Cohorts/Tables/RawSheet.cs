using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>A sheet as it stands in its file: text of every cell, nothing interpreted.</summary>
/// <param name="File">Name of the file in messages.</param>
/// <param name="Sheet">Name of the sheet; empty for CSV.</param>
/// <param name="Rows">The rows that are not empty.</param>
internal sealed record RawSheet(string File, string Sheet, IReadOnlyList<RawRow> Rows)
{
    /// <summary>Whether the sheet is hidden; its rows are then not read.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The sheet in messages.</summary>
    public string Where => Sheet.Length == 0 ? File : $"{File}, sheet {TableText.Shown(Sheet)}";
}

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number in the sheet, from 1.</param>
/// <param name="Cells">Text of the cells from column A on.</param>
internal sealed record RawRow(int Number, string[] Cells)
{
    /// <summary>The text of a cell, empty beyond the last.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    public IEnumerable<int> Filled => Enumerable.Range(0, Cells.Length).Where(i => Cells[i].Length > 0);
}

/// <summary>Names of cells.</summary>
internal static class CellName
{
    /// <summary>Such as <c>C5</c>.</summary>
    /// <param name="column">Zero-based column.</param>
    /// <param name="row">Row, from 1.</param>
    public static string Of(int column, int row) => Column(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Column(int column)
    {
        string name = "";
        for (int c = column; c >= 0; c = c / 26 - 1) name = (char)('A' + c % 26) + name;
        return name;
    }
}
