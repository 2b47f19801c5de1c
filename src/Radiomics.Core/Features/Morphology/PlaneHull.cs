namespace Radiomics;

/// <summary>
/// The convex hull of the mesh vertices in one plane, in mm, with a circle around it. Only corners of the hull can be the ends of a longest distance
/// from or within the plane.
/// </summary>
internal sealed class PlaneHull
{
    private PlaneHull(double height, (double U, double V)[] corners)
    {
        Height = height;
        Corners = corners;
        double minU = corners.Min(c => c.U), maxU = corners.Max(c => c.U), minV = corners.Min(c => c.V), maxV = corners.Max(c => c.V);
        Center = ((minU + maxU) / 2, (minV + maxV) / 2);
        Radius = Math.Sqrt(corners.Max(c => SquaredDistance(c, Center)));
    }

    /// <summary>Place of the plane along its normal, mm.</summary>
    public double Height { get; }

    public (double U, double V)[] Corners { get; }

    /// <summary>Centre of the box around the corners.</summary>
    public (double U, double V) Center { get; }

    /// <summary>Distance of the farthest corner from the centre.</summary>
    public double Radius { get; }

    /// <summary>Hulls of the planes of constant slice that hold a vertex, in order; u along columns, v along rows.</summary>
    public static List<PlaneHull> OfSlices(SurfaceLines lines, Spacing spacing)
    {
        List<PlaneHull> hulls = [];
        for (int slice = 0; slice < lines.Slices; slice++)
            Add(hulls, lines.Rows, (int row, out int first, out int last) => lines.TryGet(row, slice, out first, out last), slice * 0.5 * spacing.Z, spacing.X, spacing.Y);
        return hulls;
    }

    /// <summary>Hulls of the planes of constant row that hold a vertex, in order; u along columns, v along slices.</summary>
    public static List<PlaneHull> OfRows(SurfaceLines lines, Spacing spacing)
    {
        List<PlaneHull> hulls = [];
        for (int row = 0; row < lines.Rows; row++)
            Add(hulls, lines.Slices, (int slice, out int first, out int last) => lines.TryGet(row, slice, out first, out last), row * 0.5 * spacing.Y, spacing.X, spacing.Z);
        return hulls;
    }

    /// <summary>Largest squared distance between two corners, mm2.</summary>
    public double SquaredDiameter()
    {
        double largest = 0;
        for (int i = 0; i < Corners.Length; i++)
            for (int j = i + 1; j < Corners.Length; j++)
                largest = Math.Max(largest, SquaredDistance(Corners[i], Corners[j]));
        return largest;
    }

    public static double SquaredDistance((double U, double V) a, (double U, double V) b)
    {
        double u = a.U - b.U, v = a.V - b.V;
        return u * u + v * v;
    }

    private delegate bool Line(int index, out int first, out int last);

    private static void Add(List<PlaneHull> hulls, int lineCount, Line line, double height, double spacingU, double spacingV)
    {
        // Lines come by ascending v: the left and the right side of the hull are each one chain (Andrew's monotone chain, in whole numbers).
        List<(int U, int V)> left = [], right = [];
        for (int v = 0; v < lineCount; v++)
        {
            if (!line(v, out int first, out int last)) continue;
            Extend(left, (first, v), 1);
            Extend(right, (last, v), -1);
        }
        if (left.Count == 0) return;
        hulls.Add(new PlaneHull(height, [.. left.Concat(right).Distinct().Select(p => (p.U * 0.5 * spacingU, p.V * 0.5 * spacingV))]));
    }

    /// <summary>Adds a point to a chain and drops the points before it that no longer bulge out; side 1 for the left, -1 for the right chain.</summary>
    private static void Extend(List<(int U, int V)> chain, (int U, int V) point, int side)
    {
        while (chain.Count >= 2)
        {
            (int U, int V) a = chain[^2], b = chain[^1];
            long turn = (long)(b.U - a.U) * (point.V - a.V) - (long)(b.V - a.V) * (point.U - a.U);
            if (side * turn < 0) break;
            chain.RemoveAt(chain.Count - 1);
        }
        chain.Add(point);
    }
}
