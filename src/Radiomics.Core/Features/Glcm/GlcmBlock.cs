using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>
/// A part of a co-occurrence matrix whose rows hang together: two rows are in one block when both have a cell above 0 in a common column, or a chain of
/// such rows joins them. Every column belongs to one block. Rows and columns are numbered within the block.
/// </summary>
/// <param name="Cells">Cells above 0, by row.</param>
/// <param name="Rows">px of each row.</param>
/// <param name="Columns">py of each column.</param>
internal sealed record GlcmBlock(TextureCell[] Cells, double[] Rows, double[] Columns)
{
    /// <summary>The whole matrix as one block.</summary>
    public static GlcmBlock Whole(GlcmMatrix matrix) => new(matrix.Cells.ToArray(), matrix.Rows.ToArray(), matrix.Columns.ToArray());

    /// <summary>The blocks of a matrix. Rows and columns without pairs are in none.</summary>
    public static IEnumerable<GlcmBlock> Split(GlcmMatrix matrix)
    {
        int n = matrix.Levels.Length;
        int[] parent = [.. Enumerable.Range(0, n)], firstRow = new int[n];
        Array.Fill(firstRow, -1);
        foreach (TextureCell cell in matrix.Cells)
        {
            if (firstRow[cell.Column] < 0) firstRow[cell.Column] = cell.Row;
            else parent[Root(parent, cell.Row)] = Root(parent, firstRow[cell.Column]);
        }

        Dictionary<int, List<TextureCell>> cellsOfBlock = [];
        foreach (TextureCell cell in matrix.Cells)
            (CollectionsMarshal.GetValueRefOrAddDefault(cellsOfBlock, Root(parent, cell.Row), out _) ??= []).Add(cell);
        return cellsOfBlock.Values.Select(cells => Create(cells, matrix.Rows, matrix.Columns));
    }

    private static GlcmBlock Create(List<TextureCell> cells, ReadOnlySpan<double> px, ReadOnlySpan<double> py)
    {
        Dictionary<int, int> rows = [], columns = [];
        List<double> rowMarginal = [], columnMarginal = [];
        TextureCell[] local = new TextureCell[cells.Count];
        for (int i = 0; i < local.Length; i++)
            local[i] = new TextureCell(Number(rows, rowMarginal, cells[i].Row, px), Number(columns, columnMarginal, cells[i].Column, py), cells[i].Value);
        return new GlcmBlock(local, [.. rowMarginal], [.. columnMarginal]);
    }

    private static int Number(Dictionary<int, int> numbers, List<double> marginals, int level, ReadOnlySpan<double> marginal)
    {
        if (numbers.TryGetValue(level, out int number)) return number;
        marginals.Add(marginal[level]);
        return numbers[level] = numbers.Count;
    }

    private static int Root(int[] parent, int row)
    {
        while (parent[row] != row) row = parent[row] = parent[parent[row]];
        return row;
    }
}
