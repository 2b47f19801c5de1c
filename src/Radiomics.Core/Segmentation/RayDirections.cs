namespace Radiomics;

/// <summary>
/// 384 directions that cover the sphere: the cells of a cube's faces at equal angles, so that the cell of any vector is found by
/// comparisons alone and no result depends on a platform's trigonometric functions.
/// </summary>
internal static class RayDirections
{
    /// <summary>Number of directions.</summary>
    public const int Count = 6 * Side * Side;

    private const int Side = 8, MostNeighbors = 5;

    /// <summary>Cosine of 14 degrees: directions nearer than this are neighbors; cells are 11.25 degrees wide at most.</summary>
    private const double NeighborCosine = 0.970295726275996;

    // tan(k * 11.25 deg + 5.625 deg), the middle of a cell.
    private static ReadOnlySpan<double> Centers => [0.0984914033571642, 0.303346683607342, 0.534511135950792, 0.820678790828660];

    private static readonly PointMm[] s_directions = MakeDirections();
    private static readonly double[] s_solidAngles = MakeSolidAngles();
    private static readonly int[][] s_neighbors = MakeNeighbors();

    /// <summary>The unit vector of a direction.</summary>
    public static PointMm Of(int index) => s_directions[index];

    /// <summary>The solid angle of a direction's cell in steradian; all together 4 pi.</summary>
    public static double SolidAngle(int index) => s_solidAngles[index];

    /// <summary>The directions beside one, at most five; the relation is symmetric.</summary>
    public static ReadOnlySpan<int> Neighbors(int index) => s_neighbors[index];

    /// <summary>A value for each direction, interpolated between the four nearest ones of a vector's cube face.</summary>
    public static double Interpolate(ReadOnlySpan<double> values, PointMm vector)
    {
        double ax = Math.Abs(vector.X), ay = Math.Abs(vector.Y), az = Math.Abs(vector.Z);
        int face;
        double main, u, v;
        if (ax >= ay && ax >= az) (face, main, u, v) = (vector.X >= 0 ? 0 : 1, ax, vector.Y, vector.Z);
        else if (ay >= az) (face, main, u, v) = (vector.Y >= 0 ? 2 : 3, ay, vector.X, vector.Z);
        else (face, main, u, v) = (vector.Z >= 0 ? 4 : 5, az, vector.X, vector.Y);
        // At the centre itself every direction is as good.
        if (main == 0) return values[0];
        (int i, double a) = Cell(u / main);
        (int j, double b) = Cell(v / main);
        int at = (face * Side + i) * Side + j;
        return (1 - a) * ((1 - b) * values[at] + b * values[at + 1]) + a * ((1 - b) * values[at + Side] + b * values[at + Side + 1]);
    }

    /// <summary>The lower of the two cell centres around a tangent, and the way to the upper one, 0 to 1; clamped at the face's border.</summary>
    private static (int Cell, double Way) Cell(double tangent)
    {
        int cell = 0;
        while (cell < Side - 2 && tangent >= Center(cell + 1)) cell++;
        double low = Center(cell);
        return (cell, Math.Clamp((tangent - low) / (Center(cell + 1) - low), 0, 1));
    }

    private static double Center(int cell) => cell >= Side / 2 ? Centers[cell - Side / 2] : -Centers[Side / 2 - 1 - cell];

    private static PointMm[] MakeDirections()
    {
        PointMm[] directions = new PointMm[Count];
        for (int i = 0; i < Count; i++)
        {
            int face = i / (Side * Side);
            double u = Center(i / Side % Side), v = Center(i % Side), main = face % 2 == 0 ? 1 : -1;
            PointMm vector = (face / 2) switch { 0 => new PointMm(main, u, v), 1 => new PointMm(u, main, v), _ => new PointMm(u, v, main) };
            directions[i] = vector.Scale(1 / vector.Length);
        }
        return directions;
    }

    private static double[] MakeSolidAngles()
    {
        // The cells have equal angles on the face: their solid angle goes with (1 + u2)(1 + v2) / (1 + u2 + v2)^(3/2).
        double[] angles = new double[Count];
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            double u = Center(i / Side % Side), v = Center(i % Side), square = 1 + u * u + v * v;
            angles[i] = (1 + u * u) * (1 + v * v) / (square * Math.Sqrt(square));
            sum += angles[i];
        }
        for (int i = 0; i < Count; i++) angles[i] *= 4 * Math.PI / sum;
        return angles;
    }

    private static int[][] MakeNeighbors()
    {
        int[][] nearest = new int[Count][];
        for (int i = 0; i < Count; i++)
        {
            int from = i;
            nearest[i] = [.. Enumerable.Range(0, Count).Where(j => j != from && Cosine(from, j) > NeighborCosine).OrderByDescending(j => Cosine(from, j)).Take(MostNeighbors)];
        }
        int[][] mutual = new int[Count][];
        for (int i = 0; i < Count; i++)
        {
            int from = i;
            mutual[i] = [.. nearest[i].Where(j => nearest[j].Contains(from)).Order()];
        }
        return mutual;

        static double Cosine(int i, int j) => s_directions[i].Dot(s_directions[j]);
    }
}
