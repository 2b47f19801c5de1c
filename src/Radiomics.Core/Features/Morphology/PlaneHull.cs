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

    private static void Add(List<PlaneHull> hulls, int lineCount, PlaneCorners.Line line, double height, double spacingU, double spacingV)
    {
        (int U, int V)[] corners = PlaneCorners.Find(lineCount, line);
        if (corners.Length > 0) hulls.Add(new PlaneHull(height, Array.ConvertAll(corners, p => (p.U * 0.5 * spacingU, p.V * 0.5 * spacingV))));
    }
}
