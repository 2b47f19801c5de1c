namespace Radiomics;

/// <summary>The corners of an icosahedron whose faces are divided into four, again and again, every corner moved onto a sphere.</summary>
internal static class Icosphere
{
    /// <summary>The corners, 10 * 4^n + 2 of them.</summary>
    /// <param name="subdivisions">How often faces are divided (n).</param>
    /// <param name="radius">Radius of the sphere.</param>
    public static (double X, double Y, double Z)[] Vertices(int subdivisions, double radius)
    {
        double t = (1 + Math.Sqrt(5)) / 2;
        List<(double X, double Y, double Z)> corners =
        [
            (-1, t, 0), (1, t, 0), (-1, -t, 0), (1, -t, 0), (0, -1, t), (0, 1, t), (0, -1, -t), (0, 1, -t), (t, 0, -1), (t, 0, 1), (-t, 0, -1), (-t, 0, 1),
        ];
        for (int i = 0; i < corners.Count; i++) corners[i] = OnSphere(corners[i], radius);
        (int A, int B, int C)[] faces = Faces(corners);
        for (int level = 0; level < subdivisions; level++)
        {
            Dictionary<(int, int), int> middles = [];
            faces = [.. faces.SelectMany(f =>
            {
                int ab = Middle(f.A, f.B), bc = Middle(f.B, f.C), ca = Middle(f.C, f.A);
                return new[] { (f.A, ab, ca), (ab, f.B, bc), (ca, bc, f.C), (ab, bc, ca) };
            })];

            int Middle(int a, int b)
            {
                (int, int) edge = (Math.Min(a, b), Math.Max(a, b));
                if (middles.TryGetValue(edge, out int known)) return known;
                ((double ax, double ay, double az), (double bx, double by, double bz)) = (corners[a], corners[b]);
                corners.Add(OnSphere(((ax + bx) / 2, (ay + by) / 2, (az + bz) / 2), radius));
                return middles[edge] = corners.Count - 1;
            }
        }
        return [.. corners];
    }

    /// <summary>The 20 faces of the icosahedron: every three corners that are neighbors of each other.</summary>
    private static (int A, int B, int C)[] Faces(List<(double X, double Y, double Z)> corners)
    {
        double edge = Enumerable.Range(1, corners.Count - 1).Min(i => Distance(0, i)) * 1.01;
        return
        [
            .. from a in Enumerable.Range(0, corners.Count)
               from b in Enumerable.Range(a + 1, corners.Count - a - 1)
               where Distance(a, b) < edge
               from c in Enumerable.Range(b + 1, corners.Count - b - 1)
               where Distance(a, c) < edge && Distance(b, c) < edge
               select (a, b, c),
        ];

        double Distance(int a, int b) => Math.Sqrt(Square(corners[a].X - corners[b].X) + Square(corners[a].Y - corners[b].Y) + Square(corners[a].Z - corners[b].Z));
    }

    private static (double X, double Y, double Z) OnSphere((double X, double Y, double Z) point, double radius)
    {
        double scale = radius / Math.Sqrt(Square(point.X) + Square(point.Y) + Square(point.Z));
        return (point.X * scale, point.Y * scale, point.Z * scale);
    }

    private static double Square(double x) => x * x;
}
