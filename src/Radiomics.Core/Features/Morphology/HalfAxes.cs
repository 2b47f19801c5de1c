namespace Radiomics;

/// <summary>An ellipsoid by its half axes, mm.</summary>
/// <param name="A">Longest.</param>
/// <param name="B">Middle.</param>
/// <param name="C">Shortest; 0 for a flat ellipsoid.</param>
internal readonly record struct HalfAxes(double A, double B, double C)
{
    /// <summary>Degree at which the series of the area ends. It is part of IBSI's definition: the sum changes with it for long or flat ellipsoids.</summary>
    private const int Degree = 20;

    /// <summary>Volume, mm3.</summary>
    public double Volume => 4.0 / 3 * Math.PI * A * B * C;

    /// <summary>
    /// Surface area as IBSI defines it, mm2: 4 pi a b times the sum over n = 0 .. 20 of (alpha beta)^n / (1 - 4 n^2) Pn((alpha^2 + beta^2) / (2 alpha beta)), with
    /// alpha^2 = 1 - b^2 / a^2, beta^2 = 1 - c^2 / a^2. The true area has 1 - c^2 / b^2 in place of 1 - b^2 / a^2, so that the two agree for balls only; IBSI's
    /// reference values need the sum as it stands. The products (alpha beta)^n Pn are polynomials of alpha^2 and beta^2 and are found by the recursion
    /// of the Legendre polynomials, so that nothing is divided by alpha or beta, which are 0 for round ellipsoids.
    /// </summary>
    public double Area
    {
        get
        {
            if (A == 0) return 0;
            double alpha2 = 1 - B / A * (B / A), beta2 = 1 - C / A * (C / A);
            double half = 0.5 * (alpha2 + beta2), product = alpha2 * beta2;
            double previous = 0, term = 1, sum = 0;
            for (int n = 0; n <= Degree; n++)
            {
                sum += term / (1 - 4.0 * n * n);
                (previous, term) = (term, ((2 * n + 1) * half * term - n * product * previous) / (n + 1));
            }
            return 4 * Math.PI * A * B * sum;
        }
    }
}
