namespace Radiomics;

/// <summary>A rectangle around points of a plane.</summary>
/// <param name="Cosine">First coordinate of the unit vector along its width.</param>
/// <param name="Sine">Second coordinate of that vector.</param>
/// <param name="Width">Length along the vector.</param>
/// <param name="Depth">Length across the vector.</param>
internal readonly record struct ShadowRectangle(double Cosine, double Sine, double Width, double Depth)
{
    /// <summary>Points closer than this share of the extent are images of one vertex: the edge between them has no direction of its own.</summary>
    private const double ShortestEdge = 1e-10;

    /// <summary>Steps back by less than this share of the extent are rounding: the far corner may lie behind them.</summary>
    private const double Slack = 1e-13;

    /// <summary>
    /// The rectangle of least area around points that do not lie on one line. One of its sides lies along an edge of their convex hull (Freeman and Shapira,
    /// 1975), so that it is found by letting the rectangle roll around the hull once (rotating calipers).
    /// </summary>
    public static ShadowRectangle Least(List<(double U, double V)> points)
    {
        double minU = double.PositiveInfinity, maxU = double.NegativeInfinity, minV = minU, maxV = maxU;
        foreach ((double u, double v) in points) (minU, maxU, minV, maxV) = (Math.Min(minU, u), Math.Max(maxU, u), Math.Min(minV, v), Math.Max(maxV, v));
        double extent = Math.Max(maxU - minU, maxV - minV);
        (double U, double V)[] corners = Hull(points, ShortestEdge * extent);
        ShadowRectangle best = default;
        double least = double.PositiveInfinity;
        int ahead = 0, across = 0, behind = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            (double U, double V) from = corners[i], to = corners[Next(i)];
            double stepU = to.U - from.U, stepV = to.V - from.V, length = Math.Sqrt(stepU * stepU + stepV * stepV);
            double cosine = stepU / length, sine = stepV / length;
            ahead = Farthest(cosine, sine, ahead);
            across = Farthest(-sine, cosine, i == 0 ? ahead : across);
            behind = Farthest(-cosine, -sine, i == 0 ? across : behind);
            double width = Along(cosine, sine, ahead) - Along(cosine, sine, behind), depth = Along(-sine, cosine, across) - Along(-sine, cosine, i);
            if (width * depth < least) (least, best) = (width * depth, new ShadowRectangle(cosine, sine, width, depth));
        }
        return best;

        int Next(int corner) => corner + 1 < corners.Length ? corner + 1 : 0;
        double Along(double u, double v, int corner) => corners[corner].U * u + corners[corner].V * v;

        int Farthest(double u, double v, int corner)
        {
            for (int steps = 0; steps < corners.Length && Along(u, v, Next(corner)) >= Along(u, v, corner) - Slack * extent; steps++) corner = Next(corner);
            return corner;
        }
    }

    /// <summary>Convex hull, counterclockwise (Andrew's monotone chain), without corners at less than a distance from the one before. Sorts the points.</summary>
    private static (double U, double V)[] Hull(List<(double U, double V)> points, double leastDistance)
    {
        points.Sort(static (a, b) => a.U != b.U ? (a.U < b.U ? -1 : 1) : a.V.CompareTo(b.V));
        (double U, double V)[] hull = new (double, double)[2 * points.Count];
        int count = 0;
        for (int i = 0; i < points.Count; i++) Push(points[i], 2);
        int lower = count + 1;
        for (int i = points.Count - 2; i >= 0; i--) Push(points[i], lower);
        count--;
        int kept = 1;
        for (int i = 1; i < count; i++)
            if (Distance(hull[i], hull[kept - 1]) >= leastDistance) hull[kept++] = hull[i];
        while (Distance(hull[kept - 1], hull[0]) < leastDistance) kept--;
        return hull[..kept];

        void Push((double U, double V) point, int least)
        {
            while (count >= least && Turn(hull[count - 2], hull[count - 1], point) <= 0) count--;
            hull[count++] = point;
        }
    }

    private static double Distance((double U, double V) a, (double U, double V) b) => Math.Max(Math.Abs(a.U - b.U), Math.Abs(a.V - b.V));

    private static double Turn((double U, double V) a, (double U, double V) b, (double U, double V) c) =>
        (b.U - a.U) * (c.V - a.V) - (b.V - a.V) * (c.U - a.U);
}
