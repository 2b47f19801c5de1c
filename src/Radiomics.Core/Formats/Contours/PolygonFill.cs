namespace Radiomics;

/// <summary>Even-odd scan conversion of polygons, half-open: a centre on a left or upper edge is inside, one on a right or lower edge is not.</summary>
internal static class PolygonFill
{
    /// <summary>Sets the pixels whose centres lie inside an odd number of polygons.</summary>
    /// <param name="contours">The polygons of one plane.</param>
    /// <param name="box">The box the pixels are one slice of.</param>
    /// <param name="pixels">One slice of the box, zeros; set to 1 inside.</param>
    public static void Fill(List<GridContour> contours, VoxelRegion box, Span<byte> pixels)
    {
        foreach (GridContour contour in contours)
        {
            for (int i = 0, j = contour.Columns.Length - 1; i < contour.Columns.Length; j = i++)
                Edge(contour.Columns[j], contour.Rows[j], contour.Columns[i], contour.Rows[i], box, pixels);
        }
        // Each pixel now holds the parity of the edges that cross its row between it and its left neighbor.
        for (int y = 0; y < box.Size.Rows; y++)
        {
            int inside = 0;
            foreach (ref byte pixel in pixels.Slice(y * box.Size.Columns, box.Size.Columns)) pixel = (byte)(inside ^= pixel);
        }
    }

    private static void Edge(double x0, double y0, double x1, double y1, VoxelRegion box, Span<byte> pixels)
    {
        // Always from the upper to the lower end, so that an edge shared by two polygons is crossed at the same place by both.
        if (y0 > y1) (x0, y0, x1, y1) = (x1, y1, x0, y0);
        int left = box.Start.Column, top = box.Start.Row, columns = box.Size.Columns;
        int first = (int)Math.Clamp(Math.Ceiling(y0), top, box.End.Row), end = (int)Math.Clamp(Math.Ceiling(y1), top, box.End.Row);
        for (int y = first; y < end; y++)
        {
            double crossing = x0 + (y - y0) * (x1 - x0) / (y1 - y0);
            int column = (int)Math.Clamp(Math.Ceiling(crossing), left, left + columns) - left;
            if (column < columns) pixels[(y - top) * columns + column] ^= 1;
        }
    }
}
