namespace Radiomics;

/// <summary>A box with the directions of its sides.</summary>
/// <param name="W">Unit vector along the first side.</param>
/// <param name="U">Unit vector along the second side.</param>
/// <param name="Height">Length along w, mm.</param>
/// <param name="Width">Length along u, mm.</param>
/// <param name="Depth">Length along the third side, mm.</param>
internal readonly record struct PlacedBox(PointMm W, PointMm U, double Height, double Width, double Depth)
{
    public double Volume => Height * Width * Depth;

    public double Area => 2 * (Height * Width + Width * Depth + Depth * Height);

    /// <summary>Unit vector of a side: 0 for w, 1 for u, 2 for the third.</summary>
    public PointMm Axis(int number) => number switch { 0 => W, 1 => U, _ => W.Cross(U) };

    /// <summary>The least box around a hull with one side along a direction.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="hull">The hull.</param>
    public static PlacedBox LeastAlong(PointMm direction, ConvexHull hull)
    {
        PointMm w = direction.Scale(1 / direction.Length), u = Across(w), v = w.Cross(u);
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (PointMm vertex in hull.Vertices)
        {
            double height = vertex.Dot(w);
            low = Math.Min(low, height);
            high = Math.Max(high, height);
        }
        ShadowRectangle least = ShadowRectangle.Least(Outline(hull, w, u, v));
        return new PlacedBox(w, u.Scale(least.Cosine) + v.Scale(least.Sine), high - low, least.Width, least.Depth);
    }

    /// <summary>The vertices that border the shadow of a hull: ends of edges between a face that looks towards w and one that does not.</summary>
    private static List<(double U, double V)> Outline(ConvexHull hull, PointMm w, PointMm u, PointMm v)
    {
        bool[] towards = Array.ConvertAll(hull.Normals, n => n.Dot(w) > 0), taken = new bool[hull.Vertices.Length];
        List<(double U, double V)> outline = [];
        foreach (HullEdge edge in hull.Edges)
        {
            if (towards[edge.Left] == towards[edge.Right]) continue;
            Take(edge.From);
            Take(edge.To);
        }
        return outline;

        void Take(int vertex)
        {
            if (taken[vertex]) return;
            taken[vertex] = true;
            outline.Add((hull.Vertices[vertex].Dot(u), hull.Vertices[vertex].Dot(v)));
        }
    }

    /// <summary>A unit vector at right angles.</summary>
    private static PointMm Across(PointMm w)
    {
        double x = Math.Abs(w.X), y = Math.Abs(w.Y), z = Math.Abs(w.Z);
        PointMm other = x <= y && x <= z ? new PointMm(1, 0, 0) : y <= z ? new PointMm(0, 1, 0) : new PointMm(0, 0, 1);
        PointMm across = w.Cross(other);
        return across.Scale(1 / across.Length);
    }
}
