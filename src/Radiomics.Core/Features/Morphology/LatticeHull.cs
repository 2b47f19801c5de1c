namespace Radiomics;

/// <summary>
/// The convex hull of lattice points in three dimensions (Barber, Dobkin and Huhdanpaa, The quickhull algorithm for convex hulls, 1996), in whole numbers
/// throughout: which side of a facet a point lies on is never a matter of rounding, and points in the plane of a facet need no care.
/// </summary>
internal sealed class LatticeHull
{
    /// <summary>Largest extent, in half voxels, for which the side of a facet fits 64 bits.</summary>
    private const int MaximumExtent = 1 << 19;

    private readonly LatticePoint[] _points;
    private readonly Stack<Facet> _waiting = new();
    private Facet _any;

    private LatticeHull(LatticePoint[] points)
    {
        _points = points;
        _any = Start();
        while (_waiting.TryPop(out Facet? facet))
            if (!facet.IsRemoved && facet.Outside.Count > 0) Grow(facet);
    }

    /// <summary>The hull's facets: triangles with corners counterclockwise seen from outside, some of which may lie in one plane.</summary>
    /// <param name="points">Points that do not lie in one plane, at most 524,288 half voxels apart along each axis.</param>
    /// <exception cref="MaskException">The points lie too far apart.</exception>
    public static List<(LatticePoint A, LatticePoint B, LatticePoint C)> Facets(LatticePoint[] points)
    {
        int x = points.Max(p => p.X) - points.Min(p => p.X), y = points.Max(p => p.Y) - points.Min(p => p.Y), z = points.Max(p => p.Z) - points.Min(p => p.Z);
        if (Math.Max(x, Math.Max(y, z)) > MaximumExtent) throw MaskException.TooLarge($"{x / 2} x {y / 2} x {z / 2}");
        return new LatticeHull(points).Collect();
    }

    /// <summary>A tetrahedron of far points; every other point goes to a facet it lies outside of.</summary>
    private Facet Start()
    {
        int a = Farthest(p => -p.X), b = Farthest(p => (p - _points[a]) is var d ? (double)d.X * d.X + (double)d.Y * d.Y + (double)d.Z * d.Z : 0);
        LatticePoint axis = _points[b] - _points[a];
        int c = Farthest(p => LatticeVector.Cross(axis, p - _points[a]) is var n ? (double)n.X * n.X + (double)n.Y * n.Y + (double)n.Z * n.Z : 0);
        LatticeVector normal = LatticeVector.Cross(axis, _points[c] - _points[a]);
        int d = Farthest(p => Math.Abs((double)normal.Dot(p - _points[a])));
        if (normal.Dot(_points[d] - _points[a]) > 0) (b, c) = (c, b);
        Facet[] facets = [new(_points, a, b, c), new(_points, a, d, b), new(_points, b, d, c), new(_points, c, d, a)];
        (facets[0].Neighbors[0], facets[0].Neighbors[1], facets[0].Neighbors[2]) = (facets[1], facets[2], facets[3]);
        for (int i = 1; i < 4; i++)
            (facets[i].Neighbors[0], facets[i].Neighbors[1], facets[i].Neighbors[2]) = (facets[1 + (i + 1) % 3], facets[1 + i % 3], facets[0]);
        Distribute(Enumerable.Range(0, _points.Length), facets);
        return facets[0];
    }

    private int Farthest(Func<LatticePoint, double> distance)
    {
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int i = 0; i < _points.Length; i++)
        {
            double d = distance(_points[i]);
            if (d > largest) (best, largest) = (i, d);
        }
        return best;
    }

    /// <summary>Adds the point farthest outside a facet: the facets it sees give way to a cone from their horizon.</summary>
    private void Grow(Facet facet)
    {
        int point = facet.Farthest;
        List<Facet> seen = [facet];
        List<(Facet Facet, int Edge)> horizon = [];
        facet.IsRemoved = true;
        for (int i = 0; i < seen.Count; i++)
        {
            for (int edge = 0; edge < 3; edge++)
            {
                Facet neighbor = seen[i].Neighbors[edge];
                if (neighbor.IsRemoved) continue;
                if (neighbor.Height(_points[point]) > 0)
                {
                    neighbor.IsRemoved = true;
                    seen.Add(neighbor);
                }
                else
                {
                    horizon.Add((seen[i], edge));
                }
            }
        }
        Dictionary<int, Facet> byStart = new(horizon.Count);
        Facet[] cone = new Facet[horizon.Count];
        for (int i = 0; i < cone.Length; i++)
        {
            (Facet old, int edge) = horizon[i];
            Facet outer = old.Neighbors[edge];
            cone[i] = new Facet(_points, old.Corners[edge], old.Corners[(edge + 1) % 3], point);
            cone[i].Neighbors[0] = outer;
            outer.Neighbors[Array.IndexOf(outer.Neighbors, old)] = cone[i];
            byStart[cone[i].Corners[0]] = cone[i];
        }
        foreach (Facet next in cone)
        {
            Facet after = byStart[next.Corners[1]];
            next.Neighbors[1] = after;
            after.Neighbors[2] = next;
        }
        _any = cone[0];
        Distribute(seen.SelectMany(f => f.Outside), cone);
    }

    private void Distribute(IEnumerable<int> points, Facet[] facets)
    {
        foreach (int point in points)
        {
            foreach (Facet facet in facets)
            {
                long height = facet.Height(_points[point]);
                if (height <= 0) continue;
                facet.Add(point, height);
                break;
            }
        }
        foreach (Facet facet in facets) _waiting.Push(facet);
    }

    private List<(LatticePoint A, LatticePoint B, LatticePoint C)> Collect()
    {
        List<Facet> found = [_any];
        HashSet<Facet> known = [_any];
        for (int i = 0; i < found.Count; i++)
            found.AddRange(found[i].Neighbors.Where(known.Add));
        return [.. found.Select(f => (_points[f.Corners[0]], _points[f.Corners[1]], _points[f.Corners[2]]))];
    }

    /// <summary>A triangle of the hull as it grows, with the points outside of it that no other facet has taken.</summary>
    private sealed class Facet(LatticePoint[] points, int a, int b, int c)
    {
        private readonly LatticePoint _a = points[a];
        private readonly LatticeVector _normal = LatticeVector.Cross(points[b] - points[a], points[c] - points[a]);
        private long _largest;

        /// <summary>Numbers of the corners; edge i leads from corner i to the next.</summary>
        public int[] Corners { get; } = [a, b, c];

        /// <summary>The facet across each edge.</summary>
        public Facet[] Neighbors { get; } = new Facet[3];

        public List<int> Outside { get; } = [];

        public int Farthest { get; private set; }

        public bool IsRemoved { get; set; }

        /// <summary>Above 0 outside, 0 in the plane of the facet, below 0 inside.</summary>
        public long Height(LatticePoint p) => _normal.Dot(p - _a);

        public void Add(int point, long height)
        {
            Outside.Add(point);
            if (height > _largest) (Farthest, _largest) = (point, height);
        }
    }
}
