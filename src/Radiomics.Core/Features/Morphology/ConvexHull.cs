namespace Radiomics;

/// <summary>The convex hull of the mesh vertices, in mm. Its facets are found in whole numbers of half voxels; only the measures are rounded.</summary>
internal sealed class ConvexHull
{
    private ConvexHull(List<(LatticePoint A, LatticePoint B, LatticePoint C)> triangles, Spacing spacing)
    {
        Dictionary<LatticeVector, int> faces = [];
        Dictionary<(LatticePoint From, LatticePoint To), int> sides = new(3 * triangles.Count);
        List<PointMm> normals = [];
        Int128 sixfoldVolume = 0;
        double area = 0;
        LatticePoint origin = triangles[0].A;
        foreach ((LatticePoint a, LatticePoint b, LatticePoint c) in triangles)
        {
            LatticeVector normal = LatticeVector.Cross(b - a, c - a);
            PointMm twofoldArea = normal.ToMm2(spacing);
            area += 0.5 * twofoldArea.Length;
            sixfoldVolume += normal.Dot(a - origin);
            // No two faces of a convex solid look the same way: triangles of one normal are one face.
            LatticeVector direction = normal.Shortest();
            if (!faces.TryGetValue(direction, out int face))
            {
                faces.Add(direction, face = normals.Count);
                normals.Add(twofoldArea.Scale(1 / twofoldArea.Length));
            }
            sides[(a, b)] = sides[(b, c)] = sides[(c, a)] = face;
        }
        Area = area;
        Volume = (double)sixfoldVolume / 48 * spacing.VoxelVolume;
        Normals = [.. normals];

        Dictionary<LatticePoint, int> vertices = [];
        List<HullEdge> edges = [];
        foreach (((LatticePoint from, LatticePoint to), int left) in sides)
        {
            int right = sides[(to, from)];
            // Each edge once, and none between triangles of one face.
            if (left < right) edges.Add(new HullEdge(left, right, Number(from), Number(to)));
        }
        Edges = [.. edges];
        Vertices = [.. vertices.Keys.Select(v => v.ToMm(spacing))];

        int Number(LatticePoint point)
        {
            if (!vertices.TryGetValue(point, out int number)) vertices.Add(point, number = vertices.Count);
            return number;
        }
    }

    /// <summary>Surface area, mm2.</summary>
    public double Area { get; }

    /// <summary>Volume, mm3.</summary>
    public double Volume { get; }

    /// <summary>The corners, mm; some may lie inside an edge.</summary>
    public PointMm[] Vertices { get; }

    /// <summary>Outward unit normals of the faces.</summary>
    public PointMm[] Normals { get; }

    /// <summary>The edges between faces.</summary>
    public HullEdge[] Edges { get; }

    /// <summary>The hull of a mask's mesh.</summary>
    public static ConvexHull Of(PaddedMask mask)
    {
        SurfaceLines lines = SurfaceLines.Find(mask);
        List<LatticePoint> points = [];
        PlaneCorners corners = new(lines.Rows);
        // Only corners of the hull of their plane can be corners of the hull.
        for (int slice = 0; slice < lines.Slices; slice++)
            foreach ((int u, int v) in corners.Find((int row, out int first, out int last) => lines.TryGet(row, slice, out first, out last)))
                points.Add(new LatticePoint(u, v, slice));
        return new ConvexHull(LatticeHull.Facets([.. points]), mask.Spacing);
    }
}
