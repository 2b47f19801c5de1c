namespace Radiomics.Cohorts;

/// <summary>The header of a sheet.</summary>
/// <param name="Number">Number of its row, from 1.</param>
/// <param name="Columns">Zero-based column and text of every header.</param>
internal sealed record HeaderRow(int Number, IReadOnlyList<(int Column, string Text)> Columns)
{
    private const int RowsSearched = 30, RowsAbove = 2;

    /// <summary>
    /// Finds the header: among the first rows the one with most known names, at least two. Where it has no text, as under cells merged downwards, the
    /// text above counts.
    /// </summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The header and its index among the rows; null where no row looks like one.</returns>
    public static (HeaderRow Header, int Index)? Find(RawSheet sheet)
    {
        (int Index, int Known) best = (-1, 1);
        for (int i = 0; i < Math.Min(RowsSearched, sheet.Rows.Count); i++)
        {
            int known = ColumnsOf(sheet, i).Select(c => HeaderNames.Find(c.Text)).Where(f => f is not null).Distinct().Count();
            if (known > best.Known && KnownNames(sheet.Rows[i]) > 0) best = (i, known);
        }
        return best.Index < 0 ? null : (new HeaderRow(sheet.Rows[best.Index].Number, ColumnsOf(sheet, best.Index)), best.Index);
    }

    /// <summary>How many cells of a row are names of columns.</summary>
    public static int KnownNames(RawRow row) => row.Filled.Count(i => HeaderNames.Find(row[i]) is not null);

    private static List<(int Column, string Text)> ColumnsOf(RawSheet sheet, int index)
    {
        List<(int, string)> columns = [];
        int width = Enumerable.Range(Math.Max(0, index - RowsAbove), Math.Min(index, RowsAbove) + 1).Max(i => sheet.Rows[i].Cells.Length);
        for (int column = 0; column < width; column++)
        {
            string text = TableText.Plain(sheet.Rows[index][column]);
            // Only a known name is taken from above: a title is none.
            for (int above = index - 1; text.Length == 0 && above >= Math.Max(0, index - RowsAbove); above--)
                if (HeaderNames.Find(sheet.Rows[above][column]) is not null) text = TableText.Plain(sheet.Rows[above][column]);
            if (text.Length > 0) columns.Add((column, text));
        }
        return columns;
    }
}
