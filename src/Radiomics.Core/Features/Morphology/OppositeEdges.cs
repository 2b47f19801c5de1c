namespace Radiomics;

/// <summary>
/// Pairs of edges of a hull that two parallel planes can touch with the whole hull between them. A box may lie on such a pair with two opposite sides, and on no
/// face at all: the direction across both edges is a candidate for its side.
/// </summary>
internal static class OppositeEdges
{
    /// <summary>Sine of the angle below which two edges count as parallel: the direction across them is that of no plane in particular.</summary>
    private const double Parallel = 1e-6;

    /// <summary>The unit vectors at right angles to both edges of each pair.</summary>
    public static IEnumerable<PointMm> Normals(ConvexHull hull)
    {
        TouchedEdge[] edges = Array.ConvertAll(hull.Edges, e => new TouchedEdge(hull, e));
        for (int i = 0; i < edges.Length; i++)
        {
            for (int j = i + 1; j < edges.Length; j++)
            {
                PointMm across = edges[i].Direction.Cross(edges[j].Direction);
                PointMm opposite = across.Scale(-1);
                bool touched = (edges[i].IsTouchedFrom(across) && edges[j].IsTouchedFrom(opposite)) || (edges[i].IsTouchedFrom(opposite) && edges[j].IsTouchedFrom(across));
                if (!touched) continue;
                double length = across.Length;
                if (length >= Parallel) yield return across.Scale(1 / length);
            }
        }
    }

    /// <summary>An edge with the wedge of directions from which a plane touches it: between the normals of its two faces.</summary>
    private readonly struct TouchedEdge
    {
        private readonly PointMm _fromFirst;
        private readonly PointMm _fromSecond;

        public TouchedEdge(ConvexHull hull, HullEdge edge)
        {
            PointMm step = hull.Vertices[edge.To] - hull.Vertices[edge.From];
            Direction = step.Scale(1 / step.Length);
            PointMm first = hull.Normals[edge.Left], second = hull.Normals[edge.Right];
            PointMm turn = first.Cross(second).Dot(Direction) > 0 ? Direction : Direction.Scale(-1);
            _fromFirst = turn.Cross(first);
            _fromSecond = second.Cross(turn);
        }

        /// <summary>Unit vector along the edge.</summary>
        public PointMm Direction { get; }

        /// <summary>Whether a plane across a direction (at right angles to the edge) touches the hull there; the ends of the wedge belong to it.</summary>
        public bool IsTouchedFrom(PointMm normal) => normal.Dot(_fromFirst) >= -Parallel && normal.Dot(_fromSecond) >= -Parallel;
    }
}
