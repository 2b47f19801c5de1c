namespace Radiomics;

/// <summary>Flood fill by runs along x in a box of bytes: <see cref="Open"/> voxels that are connected to a start become <see cref="Grown"/>.</summary>
internal static class ConnectedGrowth
{
    /// <summary>A voxel the growth may not enter.</summary>
    public const byte Closed = 0;

    /// <summary>A voxel the growth may enter and has not reached.</summary>
    public const byte Open = 1;

    /// <summary>A voxel the growth has reached.</summary>
    public const byte Grown = 2;

    /// <summary>Grows from one voxel, in place.</summary>
    /// <param name="field">States, column fastest, then row, then slice.</param>
    /// <param name="size">Size of the box.</param>
    /// <param name="start">Offset of the start voxel; nothing happens when it is not open.</param>
    /// <param name="connectivity">The neighbors a step may go to.</param>
    /// <returns>The number of voxels that became grown.</returns>
    public static int Grow(Span<byte> field, ImageSize size, int start, Neighborhood connectivity)
    {
        if (field[start] != Open) return 0;
        int columns = size.Columns, rows = size.Rows, slices = size.Slices;
        // One pending run: its row number (slice * rows + row), its first column and its end.
        Stack<(int Row, int From, int To)> pending = new();
        int grown = Take(field, start / columns, start % columns, columns, pending);
        while (pending.TryPop(out (int Row, int From, int To) run))
        {
            int y = run.Row % rows, z = run.Row / rows;
            for (int dz = -1; dz <= 1; dz++)
            {
                if ((uint)(z + dz) >= (uint)slices) continue;
                for (int dy = -1; dy <= 1; dy++)
                {
                    if ((dy == 0 && dz == 0) || (uint)(y + dy) >= (uint)rows) continue;
                    int reach = Reach(connectivity, diagonal: dy != 0 && dz != 0);
                    if (reach < 0) continue;
                    int row = run.Row + dz * rows + dy;
                    int from = Math.Max(0, run.From - reach), to = Math.Min(columns, run.To + reach);
                    while (from < to)
                    {
                        int next = field.Slice(row * columns + from, to - from).IndexOf(Open);
                        if (next < 0) break;
                        grown += Take(field, row, from + next, columns, pending);
                        from = pending.Peek().To;
                    }
                }
            }
        }
        return grown;
    }

    /// <summary>How many columns beyond its ends a run touches in a neighboring row; -1 when that row is no neighbor.</summary>
    private static int Reach(Neighborhood connectivity, bool diagonal) => connectivity switch
    {
        Neighborhood.Six => diagonal ? -1 : 0,
        Neighborhood.Eighteen => diagonal ? 0 : 1,
        _ => 1,
    };

    /// <summary>Marks the whole open run through a voxel and puts it on the stack.</summary>
    private static int Take(Span<byte> field, int row, int column, int columns, Stack<(int Row, int From, int To)> pending)
    {
        Span<byte> line = field.Slice(row * columns, columns);
        int from = line[..column].LastIndexOfAnyExcept(Open) + 1;
        int length = line[column..].IndexOfAnyExcept(Open);
        int to = length < 0 ? columns : column + length;
        line[from..to].Fill(Grown);
        pending.Push((row, from, to));
        return to - from;
    }
}
