using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features.Morphology;

/// <summary>The convex hull against a plain twin: every plane through three vertices that has all others on one side.</summary>
public sealed class ConvexHullTests
{
    [Fact]
    public void TheHullIsThatOfAllPlanesThroughThreeVertices()
    {
        Random random = new(77);
        for (int i = 0; i < 300; i++)
        {
            ImageSize size = new(1 + random.Next(4), 1 + random.Next(4), 1 + random.Next(3));
            (_, Mask mask) = RandomRegion.Create(i, size, 2, 0.1 + 0.8 * random.NextDouble());
            ConvexHull hull = ConvexHull.Of(new PaddedMask(mask));
            (double area, double volume, int vertices) = Twin(mask);
            Assert.Equal(area, hull.Area, 1e-10 * area);
            Assert.Equal(volume, hull.Volume, 1e-10 * volume);
            Assert.True(hull.Vertices.Length >= vertices);
        }
    }

    [Theory]
    [InlineData(12, 30, 9)]
    [InlineData(40, 40, 40)]
    public void ManyVerticesInOnePlaneAreNoTrouble(int columns, int rows, int slices)
    {
        ImageSize size = new(columns, rows, slices);
        byte[] voxels = new byte[size.VoxelCount];
        Array.Fill(voxels, (byte)1);
        ConvexHull hull = ConvexHull.Of(new PaddedMask(Mask.FromVoxels(new ImageGeometry(size, Spacing.Isotropic(1)), voxels)));
        // The mesh of a box has its edges beveled by half a voxel and its corners cut: 1/8 a step of the edges, 5/48 more a corner.
        double edges = 4.0 * (columns + rows + slices - 3);
        Assert.Equal((double)columns * rows * slices - edges / 8 - 8 * 5.0 / 48, hull.Volume, 1e-9 * hull.Volume);
    }

    [Fact]
    public void EveryVertexOfTheMeshLiesInsideEveryFace()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            (_, Mask mask) = RandomRegion.Create(seed, new ImageSize(20, 16, 12), 2, 0.02);
            LatticePoint[] points = Vertices(mask);
            List<(LatticePoint A, LatticePoint B, LatticePoint C)> facets = LatticeHull.Facets(points);
            HashSet<(LatticePoint, LatticePoint)> edges = [.. facets.SelectMany(f => new[] { (f.A, f.B), (f.B, f.C), (f.C, f.A) })];
            Assert.Equal(3 * facets.Count, edges.Count);
            foreach ((LatticePoint a, LatticePoint b, LatticePoint c) in facets)
            {
                LatticeVector normal = LatticeVector.Cross(b - a, c - a);
                Assert.All(points, p => Assert.True(normal.Dot(p - a) <= 0));
                Assert.Contains((b, a), edges);
            }
        }
    }

    [Fact]
    public void PointsTooFarApartForWholeNumbersAreRefused() =>
        Assert.Equal("MASK_TOO_LARGE", Assert.Throws<MaskException>(() => LatticeHull.Facets([default, new(1 << 20, 0, 0), new(0, 1, 0), new(0, 0, 1)])).Code);

    /// <summary>Midpoints between voxels inside and neighbors outside, in half voxels of the padded box.</summary>
    internal static LatticePoint[] Vertices(Mask mask)
    {
        HashSet<LatticePoint> found = [];
        VoxelRegion r = mask.Region;
        for (int z = r.Start.Slice; z < r.End.Slice; z++)
            for (int y = r.Start.Row; y < r.End.Row; y++)
                for (int x = r.Start.Column; x < r.End.Column; x++)
                {
                    if (!mask[new VoxelIndex(x, y, z)]) continue;
                    foreach ((int dx, int dy, int dz) in new[] { (1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1) })
                        if (!mask[new VoxelIndex(x + dx, y + dy, z + dz)])
                            found.Add(new LatticePoint(2 * (x - r.Start.Column + 1) + dx, 2 * (y - r.Start.Row + 1) + dy, 2 * (z - r.Start.Slice + 1) + dz));
                }
        return [.. found];
    }

    /// <summary>Area and volume from the faces: planes with all vertices on one side, each face a polygon around its center.</summary>
    private static (double Area, double Volume, int Vertices) Twin(Mask mask)
    {
        LatticePoint[] all = Vertices(mask);
        // Vertices between two others on a line along an axis cannot be corners; without them the twin is quick enough.
        LatticePoint[] points = [.. all.Where(p => !Between(p, q => (q.Y, q.Z), q => q.X) && !Between(p, q => (q.X, q.Z), q => q.Y) && !Between(p, q => (q.X, q.Y), q => q.Z))];
        Spacing spacing = mask.Geometry.Spacing;
        Dictionary<(LatticeVector, long), LatticeVector> planes = [];
        for (int i = 0; i < points.Length; i++)
            for (int j = i + 1; j < points.Length; j++)
                for (int k = j + 1; k < points.Length; k++)
                {
                    LatticeVector normal = LatticeVector.Cross(points[j] - points[i], points[k] - points[i]);
                    if (normal.IsZero) continue;
                    LatticeVector line = normal.Shortest();
                    if (line.X < 0 || (line.X == 0 && (line.Y < 0 || (line.Y == 0 && line.Z < 0)))) line = new LatticeVector(-line.X, -line.Y, -line.Z);
                    long at = line.Dot(points[i]);
                    if (planes.ContainsKey((line, at))) continue;
                    if (points.All(p => line.Dot(p) <= at)) planes[(line, at)] = line;
                    else if (points.All(p => line.Dot(p) >= at)) planes[(line, at)] = new LatticeVector(-line.X, -line.Y, -line.Z);
                }
        double area = 0, volume = 0;
        HashSet<LatticePoint> corners = [];
        PointMm inside = points.Aggregate(default(PointMm), (sum, p) => sum + p.ToMm(spacing)).Scale(1.0 / points.Length);
        foreach (((LatticeVector line, long at), LatticeVector outward) in planes)
        {
            LatticePoint[] face = [.. points.Where(p => line.Dot(p) == at)];
            PointMm normal = outward.ToMm2(spacing);
            normal = normal.Scale(1 / normal.Length);
            PointMm center = face.Aggregate(default(PointMm), (sum, p) => sum + p.ToMm(spacing)).Scale(1.0 / face.Length);
            PointMm u = (face[0].ToMm(spacing) - center) is { Length: > 1e-12 } d ? d : face[1].ToMm(spacing) - center, v = normal.Cross(u);
            // Area of the hull of the face's points: the integral of the support function over directions is awkward; a fan over sorted hull corners is not.
            List<(double U, double V)> flat = [.. face.Select(p => p.ToMm(spacing) - center).Select(p => (p.Dot(u) / u.Length, p.Dot(v) / v.Length))];
            double faceArea = 0;
            foreach ((double U, double V) a in flat)
                foreach ((double U, double V) b in flat)
                {
                    // An edge of the polygon: all others on its left.
                    if (a == b || !flat.All(c => Turn(a, b, c) >= -1e-9) || flat.Any(c => c != a && c != b && Math.Abs(Turn(a, b, c)) < 1e-9 && !Inside(a, b, c))) continue;
                    faceArea += 0.5 * (a.U * b.V - a.V * b.U);
                }
            area += faceArea;
            volume += faceArea * (center - inside).Dot(normal) / 3;
            corners.UnionWith(face.Where(p => planes.Keys.Count(plane => plane.Item1.Dot(p) == plane.Item2) >= 3));
        }
        return (area, volume, corners.Count);

        bool Between<T>(LatticePoint p, Func<LatticePoint, T> across, Func<LatticePoint, int> along)
        {
            IEnumerable<int> line = all.Where(q => across(q)!.Equals(across(p))).Select(along);
            return line.Any(q => q < along(p)) && line.Any(q => q > along(p));
        }
    }

    private static double Turn((double U, double V) a, (double U, double V) b, (double U, double V) c) => (b.U - a.U) * (c.V - a.V) - (b.V - a.V) * (c.U - a.U);

    private static bool Inside((double U, double V) a, (double U, double V) b, (double U, double V) c) =>
        (c.U - a.U) * (b.U - a.U) + (c.V - a.V) * (b.V - a.V) is var t && t >= 0 && t <= (b.U - a.U) * (b.U - a.U) + (b.V - a.V) * (b.V - a.V);
}
