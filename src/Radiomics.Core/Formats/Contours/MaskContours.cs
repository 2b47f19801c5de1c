namespace Radiomics;

/// <summary>
/// Outlines one slice of a mask along the edges of its voxels, as polygons without holes: a hole is joined to the contour around it by a channel of no width
/// (a keyhole), which the even-odd rule does not see.
/// </summary>
internal static class MaskContours
{
    // Right, down, left, up: walking with the inside to the right.
    private static readonly (int Column, int Row)[] s_steps = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    /// <summary>The polygons of a slice. Parts that touch at a corner only are polygons of their own.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="slice">Zero-based slice of the image, inside the mask's box.</param>
    /// <returns>Each polygon's corners, by the image's indices: corner (c, r) is the upper left one of voxel (c, r), at (c - 0.5, r - 0.5) voxels.</returns>
    public static IReadOnlyList<IReadOnlyList<(int Column, int Row)>> Trace(Mask mask, int slice)
    {
        int columns = mask.Region.Size.Columns, rows = mask.Region.Size.Rows;
        byte[] plane = mask.Box.Slice((slice - mask.Region.Start.Slice) * columns * rows, columns * rows).ToArray();
        var visited = new bool[(columns + 1) * (rows + 1)];
        // Which polygon passes through a corner; the row order of the search finds the contour around a hole before the hole.
        var owners = new Dictionary<(int, int), List<(int Column, int Row)>>();
        List<List<(int Column, int Row)>> polygons = [];
        // Every loop has an edge that goes right: an outer one the top of a voxel, a hole the top of the voxel below it.
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (!Inside(column, row) || Inside(column, row - 1) || visited[row * (columns + 1) + column]) continue;
                Add(Walk(column, row, out bool isHole), isHole);
            }
        }
        return [.. polygons.Select(polygon => Simplified(polygon, mask.Region.Start))];

        bool Inside(int column, int row) => (uint)column < (uint)columns && (uint)row < (uint)rows && plane[row * columns + column] != 0;

        // Whether an edge leaves a corner in a direction: inside on its right, outside on its left.
        bool Leaves(int column, int row, int direction) => direction switch
        {
            0 => Inside(column, row) && !Inside(column, row - 1),
            1 => Inside(column - 1, row) && !Inside(column, row),
            2 => Inside(column - 1, row - 1) && !Inside(column - 1, row),
            _ => Inside(column, row - 1) && !Inside(column - 1, row - 1),
        };

        List<(int Column, int Row)> Walk(int startColumn, int startRow, out bool isHole)
        {
            List<(int, int)> corners = [];
            int column = startColumn, row = startRow, direction = 0;
            long doubleArea = 0;
            do
            {
                corners.Add((column, row));
                if (direction == 0) visited[row * (columns + 1) + column] = true;
                (int nextColumn, int nextRow) = (column + s_steps[direction].Column, row + s_steps[direction].Row);
                doubleArea += (long)column * nextRow - (long)nextColumn * row;
                (column, row) = (nextColumn, nextRow);
                // Right first, so that voxels that touch at a corner are parted.
                int turned = (direction + 1) & 3;
                if (!Leaves(column, row, turned)) turned = direction;
                if (!Leaves(column, row, turned)) turned = (direction + 3) & 3;
                direction = turned;
            }
            while (column != startColumn || row != startRow || direction != 0);
            isHole = doubleArea < 0;
            return corners;
        }

        void Add(List<(int Column, int Row)> loop, bool isHole)
        {
            List<(int Column, int Row)> polygon = loop;
            if (isHole)
            {
                // From the topmost corner of the hole straight up through the inside, to the first polygon met.
                int top = 0;
                for (int i = 1; i < loop.Count; i++)
                    if (loop[i].Row < loop[top].Row) top = i;
                (int column, int row) = loop[top];
                do row--;
                while (!owners.ContainsKey((column, row)));
                polygon = owners[(column, row)];
                int at = polygon.IndexOf((column, row));
                polygon.InsertRange(at + 1, [.. loop[top..], .. loop[..top], loop[top], (column, row)]);
            }
            else
            {
                polygons.Add(polygon);
            }
            foreach ((int, int) corner in loop) owners.TryAdd(corner, polygon);
        }
    }

    private static List<(int, int)> Simplified(List<(int Column, int Row)> polygon, VoxelIndex start)
    {
        List<(int, int)> corners = [];
        for (int i = 0; i < polygon.Count; i++)
        {
            (int Column, int Row) before = polygon[i == 0 ? ^1 : i - 1], here = polygon[i], after = polygon[i + 1 == polygon.Count ? 0 : i + 1];
            bool isStraight = (before.Column == here.Column && here.Column == after.Column && (here.Row - before.Row) * (after.Row - here.Row) > 0)
                || (before.Row == here.Row && here.Row == after.Row && (here.Column - before.Column) * (after.Column - here.Column) > 0);
            if (!isStraight) corners.Add((here.Column + start.Column, here.Row + start.Row));
        }
        return corners;
    }
}
