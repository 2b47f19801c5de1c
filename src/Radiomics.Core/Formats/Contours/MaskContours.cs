namespace Radiomics;

/// <summary>Traces the edges between voxels inside and outside of one slice of a mask: closed loops over the corners of the voxels.</summary>
internal static class MaskContours
{
    // Right, down, left, up: walking with the inside to the right.
    private static readonly (int Column, int Row)[] s_steps = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    /// <summary>The loops of a slice. Corners where the loop goes straight on are left out; parts that touch at a corner only are loops of their own.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="slice">Zero-based slice of the image, inside the mask's box.</param>
    /// <returns>Each loop's corners: corner (c, r) is the upper left one of voxel (c, r), at (c - 0.5, r - 0.5) voxels; and whether it is the border of a hole.</returns>
    public static IReadOnlyList<(IReadOnlyList<(int Column, int Row)> Corners, bool IsHole)> Trace(Mask mask, int slice)
    {
        int columns = mask.Region.Size.Columns, rows = mask.Region.Size.Rows;
        byte[] plane = mask.Box.Slice((slice - mask.Region.Start.Slice) * columns * rows, columns * rows).ToArray();
        var visited = new bool[(columns + 1) * (rows + 1)];
        List<(IReadOnlyList<(int, int)>, bool)> loops = [];
        // Every loop has an edge that goes right: an outer one the top of a voxel, a hole the top of the voxel below it.
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (!Inside(column, row) || Inside(column, row - 1) || visited[row * (columns + 1) + column]) continue;
                loops.Add(Walk(column, row));
            }
        }
        return loops;

        bool Inside(int column, int row) => (uint)column < (uint)columns && (uint)row < (uint)rows && plane[row * columns + column] != 0;

        // Whether an edge leaves a corner in a direction: inside on its right, outside on its left.
        bool Leaves(int column, int row, int direction) => direction switch
        {
            0 => Inside(column, row) && !Inside(column, row - 1),
            1 => Inside(column - 1, row) && !Inside(column, row),
            2 => Inside(column - 1, row - 1) && !Inside(column - 1, row),
            _ => Inside(column, row - 1) && !Inside(column - 1, row - 1),
        };

        (IReadOnlyList<(int, int)>, bool) Walk(int startColumn, int startRow)
        {
            List<(int, int)> corners = [];
            int column = startColumn, row = startRow, direction = 0;
            long doubleArea = 0;
            do
            {
                if (direction == 0) visited[row * (columns + 1) + column] = true;
                (int nextColumn, int nextRow) = (column + s_steps[direction].Column, row + s_steps[direction].Row);
                doubleArea += (long)column * nextRow - (long)nextColumn * row;
                (column, row) = (nextColumn, nextRow);
                // Right first, so that voxels that touch at a corner are parted.
                int turned = (direction + 1) & 3;
                if (!Leaves(column, row, turned)) turned = direction;
                if (!Leaves(column, row, turned)) turned = (direction + 3) & 3;
                if (turned != direction) corners.Add((column + mask.Region.Start.Column, row + mask.Region.Start.Row));
                direction = turned;
            }
            while (column != startColumn || row != startRow || direction != 0);
            return (corners, doubleArea < 0);
        }
    }
}
