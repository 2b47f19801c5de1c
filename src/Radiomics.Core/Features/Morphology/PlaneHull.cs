using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// The convex hull of the mesh vertices in one plane, in mm, with a circle around it. Only corners of the hull can be the ends of a longest distance
/// from or within the plane.
/// </summary>
internal sealed class PlaneHull
{
    private readonly double[] _u;
    private readonly double[] _v;

    private PlaneHull(double height, (double U, double V)[] corners)
    {
        Height = height;
        Corners = corners;
        // The last corner fills up the last vector: once more, it is no farther from anywhere.
        int lanes = Vector512<double>.Count, padded = (corners.Length + lanes - 1) / lanes * lanes;
        (_u, _v) = (new double[padded], new double[padded]);
        for (int i = 0; i < padded; i++) (_u[i], _v[i]) = corners[Math.Min(i, corners.Length - 1)];
        double minU = double.PositiveInfinity, maxU = double.NegativeInfinity, minV = minU, maxV = maxU, squaredRadius = 0;
        foreach ((double u, double v) in corners)
            (minU, maxU, minV, maxV) = (Math.Min(minU, u), Math.Max(maxU, u), Math.Min(minV, v), Math.Max(maxV, v));
        Center = ((minU + maxU) / 2, (minV + maxV) / 2);
        foreach ((double U, double V) corner in corners) squaredRadius = Math.Max(squaredRadius, SquaredDistance(corner, Center));
        Radius = Math.Sqrt(squaredRadius);
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
        PlaneCorners corners = new(lines.Rows);
        for (int slice = 0; slice < lines.Slices; slice++)
            Add(hulls, corners, (int row, out int first, out int last) => lines.TryGet(row, slice, out first, out last), slice * 0.5 * spacing.Z, spacing.X, spacing.Y);
        return hulls;
    }

    /// <summary>Hulls of the planes of constant row that hold a vertex, in order; u along columns, v along slices.</summary>
    public static List<PlaneHull> OfRows(SurfaceLines lines, Spacing spacing)
    {
        List<PlaneHull> hulls = [];
        PlaneCorners corners = new(lines.Slices);
        for (int row = 0; row < lines.Rows; row++)
            Add(hulls, corners, (int slice, out int first, out int last) => lines.TryGet(row, slice, out first, out last), row * 0.5 * spacing.Y, spacing.X, spacing.Z);
        return hulls;
    }

    /// <summary>A bound that no squared distance between a point and a corner exceeds by more than rounding, mm2.</summary>
    public double SquaredReach((double U, double V) point)
    {
        double reach = Math.Sqrt(SquaredDistance(point, Center)) + Radius;
        return reach * reach;
    }

    /// <summary>Squared distance of the corner farthest from a point, mm2. Eight corners at a time; a maximum is the same in any order.</summary>
    public double SquaredFarthest((double U, double V) point)
    {
        ref double u = ref MemoryMarshal.GetArrayDataReference(_u), v = ref MemoryMarshal.GetArrayDataReference(_v);
        Vector512<double> pointU = Vector512.Create(point.U), pointV = Vector512.Create(point.V), largest = default;
        for (int i = 0; i < _u.Length; i += Vector512<double>.Count)
        {
            Vector512<double> awayU = pointU - Vector512.LoadUnsafe(ref u, (nuint)i), awayV = pointV - Vector512.LoadUnsafe(ref v, (nuint)i);
            largest = Vector512.MaxNative(largest, awayU * awayU + awayV * awayV);
        }
        double farthest = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++) farthest = Math.Max(farthest, largest.GetElement(lane));
        return farthest;
    }

    public static double SquaredDistance((double U, double V) a, (double U, double V) b)
    {
        double u = a.U - b.U, v = a.V - b.V;
        return u * u + v * v;
    }

    private static void Add(List<PlaneHull> hulls, PlaneCorners plane, PlaneCorners.Line line, double height, double spacingU, double spacingV)
    {
        (int U, int V)[] corners = plane.Find(line);
        if (corners.Length > 0) hulls.Add(new PlaneHull(height, Array.ConvertAll(corners, p => (p.U * 0.5 * spacingU, p.V * 0.5 * spacingV))));
    }
}
