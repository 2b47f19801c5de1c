namespace Radiomics;

/// <summary>
/// Surface area and enclosed volume of the marching-cubes mesh at level 0.5 of a mask. The triangles of a kind of cube are summed once and weighted with its
/// occurrences; the volume by the divergence theorem, det(a + t, b + t, c + t) = det(a, b, c) + t . (a x b + b x c + c x a), needs the sum of
/// the places t besides.
/// </summary>
internal readonly record struct Mesh(double SurfaceArea, double Volume)
{
    public static Mesh Measure(PaddedMask mask)
    {
        CubeCounting cubes = CubeCounting.Count(mask);
        Spacing spacing = mask.Spacing;
        double area = 0, sixfoldVolume = 0;
        for (int number = 1; number < 255; number++)
        {
            if (cubes.Counts[number] == 0) continue;
            // The triangles of the table turn their front inwards; complements share them, turned inside out.
            int sign = number < 128 ? -1 : 1;
            string triangles = MarchingCubesTable.Triangles[number < 128 ? number : number ^ 255];
            PointMm place = new(cubes.SumX[number] * spacing.X, cubes.SumY[number] * spacing.Y, cubes.SumZ[number] * spacing.Z);
            double cubeArea = 0, determinants = 0;
            PointMm normals = default;
            for (int i = 0; i < triangles.Length; i += 3)
            {
                PointMm a = Vertex(triangles[i], spacing), b = Vertex(triangles[i + 1], spacing), c = Vertex(triangles[i + 2], spacing);
                cubeArea += 0.5 * (a - c).Cross(b - c).Length;
                determinants += a.Cross(b).Dot(c);
                normals += a.Cross(b) + b.Cross(c) + c.Cross(a);
            }
            area += cubes.Counts[number] * cubeArea;
            sixfoldVolume += sign * (cubes.Counts[number] * determinants + place.Dot(normals));
        }
        return new Mesh(area, sixfoldVolume / 6);
    }

    private static PointMm Vertex(char digit, Spacing spacing)
    {
        (int x, int y, int z) = MarchingCubesTable.Edges[digit <= '9' ? digit - '0' : digit - 'a' + 10];
        return new PointMm(0.5 * x * spacing.X, 0.5 * y * spacing.Y, 0.5 * z * spacing.Z);
    }
}
