namespace Radiomics;

/// <summary>A normal in whole numbers: the cross product of two steps on the lattice.</summary>
internal readonly record struct LatticeVector(long X, long Y, long Z)
{
    public static LatticeVector Cross(LatticePoint a, LatticePoint b) =>
        new((long)a.Y * b.Z - (long)a.Z * b.Y, (long)a.Z * b.X - (long)a.X * b.Z, (long)a.X * b.Y - (long)a.Y * b.X);

    public bool IsZero => (X | Y | Z) == 0;

    public long Dot(LatticePoint p) => X * p.X + Y * p.Y + Z * p.Z;

    /// <summary>The cross product of the same steps in mm2: twice the area of their triangle, along its normal.</summary>
    public PointMm ToMm2(Spacing s) => new(0.25 * X * (s.Y * s.Z), 0.25 * Y * (s.X * s.Z), 0.25 * Z * (s.X * s.Y));

    /// <summary>The shortest whole vector of the same direction.</summary>
    public LatticeVector Shortest()
    {
        long divisor = Divisor(Divisor(Math.Abs(X), Math.Abs(Y)), Math.Abs(Z));
        return new LatticeVector(X / divisor, Y / divisor, Z / divisor);
    }

    private static long Divisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
