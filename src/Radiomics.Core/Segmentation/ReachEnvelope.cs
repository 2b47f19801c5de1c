namespace Radiomics;

/// <summary>
/// How far a mask reaches from a centre in 384 directions, and how far it may reach: a direction that goes much farther than the
/// directions around it runs along a vessel or through a bridge. The directions are the cells of a cube's faces at equal angles, so that
/// the direction of any voxel is found by comparisons alone and no result depends on a platform's trigonometric functions.
/// </summary>
internal sealed class ReachEnvelope
{
    private const int Side = 8;
    private const double LowerQuartile = 0.25, GapMm = 1;

    // tan(k * 11.25 deg) at the cell borders, and half-way between them at the cell centres.
    private static ReadOnlySpan<double> Borders => [0, 0.198912367379658, 0.414213562373095, 0.668178637919299];
    private static ReadOnlySpan<double> Centers => [0.0984914033571642, 0.303346683607342, 0.534511135950792, 0.820678790828660];

    private static readonly PointMm[] s_directions = MakeDirections();

    private readonly PointMm _center;
    private readonly double[] _limits;

    private ReachEnvelope(PointMm center, double[] limits, int unbounded)
    {
        _center = center;
        _limits = limits;
        UnboundedShare = (double)unbounded / limits.Length;
    }

    /// <summary>The share of directions, 0 to 1, in which the mask ends at the maximum radius only.</summary>
    public double UnboundedShare { get; }

    /// <summary>Measures a mask from a centre.</summary>
    /// <param name="box">The box the mask covers.</param>
    /// <param name="mask">Everything but 0 is inside.</param>
    /// <param name="center">Where the rays start, mm from the box's first voxel.</param>
    /// <param name="options">Reach factor and cone.</param>
    public static ReachEnvelope Measure(GrowthBox box, ReadOnlySpan<byte> mask, PointMm center, LeakStopOptions options)
    {
        int count = s_directions.Length, unbounded = 0;
        double step = 0.5 * Math.Min(box.Spacing.X, Math.Min(box.Spacing.Y, box.Spacing.Z));
        PointMm seed = box.PointOf(box.SeedOffset);
        double[] reach = new double[count];
        for (int d = 0; d < count; d++)
        {
            // A border is a gap of a millimetre: a single dark voxel inside is none.
            double last = 0;
            bool leftImage = false;
            for (double r = step; r - last <= GapMm + step; r += step)
            {
                int offset = box.OffsetAt(center + s_directions[d].Scale(r));
                if (offset < 0)
                {
                    leftImage = r - last < 1.5 * step;
                    break;
                }
                if (mask[offset] != 0) last = r;
            }
            bool atRadius = (center + s_directions[d].Scale(last) - seed).Length > box.RadiusMm - 3 * step;
            if (atRadius) unbounded++;
            // Where the image ends inside the lesion nobody knows how far it reaches.
            reach[d] = leftImage && !atRadius ? double.PositiveInfinity : last + 0.5 * step;
        }

        double cosine = Cosine(options.ConeHalfAngle);
        double[] limits = new double[count], around = new double[count];
        for (int d = 0; d < count; d++)
        {
            int n = 0;
            for (int e = 0; e < count; e++)
                if (double.IsFinite(reach[e]) && s_directions[d].Dot(s_directions[e]) >= cosine) around[n++] = reach[e];
            Array.Sort(around, 0, n);
            limits[d] = n == 0 ? double.PositiveInfinity : options.ReachFactor * around[(int)(LowerQuartile * (n - 1))];
        }
        return new ReachEnvelope(center, limits, unbounded);
    }

    /// <summary>Whether a point lies within what its direction may reach.</summary>
    public bool Contains(PointMm point)
    {
        PointMm from = point - _center;
        double squared = from.Dot(from);
        if (squared == 0) return true;
        double limit = _limits[DirectionOf(from)];
        return squared <= limit * limit;
    }

    /// <summary>The index of the direction whose cell a vector points into.</summary>
    public static int DirectionOf(PointMm vector)
    {
        double ax = Math.Abs(vector.X), ay = Math.Abs(vector.Y), az = Math.Abs(vector.Z);
        int face;
        double main, u, v;
        if (ax >= ay && ax >= az) (face, main, u, v) = (vector.X >= 0 ? 0 : 1, ax, vector.Y, vector.Z);
        else if (ay >= az) (face, main, u, v) = (vector.Y >= 0 ? 2 : 3, ay, vector.X, vector.Z);
        else (face, main, u, v) = (vector.Z >= 0 ? 4 : 5, az, vector.X, vector.Y);
        return (face * Side + Cell(u / main)) * Side + Cell(v / main);
    }

    /// <summary>The unit vector of a direction.</summary>
    public static PointMm Direction(int index) => s_directions[index];

    /// <summary>Number of directions.</summary>
    public static int DirectionCount => s_directions.Length;

    private static int Cell(double tangent)
    {
        double size = Math.Abs(tangent);
        int k = 3;
        while (k > 0 && size < Borders[k]) k--;
        return tangent >= 0 ? Side / 2 + k : Side / 2 - 1 - k;
    }

    private static PointMm[] MakeDirections()
    {
        PointMm[] directions = new PointMm[6 * Side * Side];
        for (int i = 0; i < directions.Length; i++)
        {
            int face = i / (Side * Side);
            double u = Center(i / Side % Side), v = Center(i % Side), main = face % 2 == 0 ? 1 : -1;
            PointMm vector = (face / 2) switch { 0 => new PointMm(main, u, v), 1 => new PointMm(u, main, v), _ => new PointMm(u, v, main) };
            directions[i] = vector.Scale(1 / vector.Length);
        }
        return directions;

        static double Center(int cell) => cell >= Side / 2 ? Centers[cell - Side / 2] : -Centers[Side / 2 - 1 - cell];
    }

    /// <summary>The cosine by its series, the same bits on every platform; good to 1e-12 up to 90 degrees.</summary>
    private static double Cosine(double degrees)
    {
        double x = degrees * Math.PI / 180, square = x * x, term = 1, sum = 1;
        for (int k = 1; k <= 12; k++)
        {
            term *= -square / ((2 * k - 1) * (2 * k));
            sum += term;
        }
        return sum;
    }
}
