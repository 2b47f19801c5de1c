using System.Numerics;

namespace Radiomics;

/// <summary>Spherical harmonics at the vertices of a sphere, and what the patterns of a level need of them.</summary>
internal sealed class SphericalHarmonics
{
    private readonly Complex[][] _values;
    private readonly Complex[,] _products;

    private SphericalHarmonics(Complex[][] values)
    {
        _values = values;
        _products = new Complex[values.Length, values.Length];
        for (int a = 0; a < values.Length; a++)
        {
            for (int b = 0; b < values.Length; b++)
            {
                for (int v = 0; v < values[a].Length; v++) _products[a, b] += values[a][v] * values[b][v];
            }
        }
    }

    /// <summary>
    /// The harmonics of one degree, of all orders. As in PyRadiomics, the inclination of a vertex (arccos(z / r)) is taken for the azimuth and its azimuth (atan2(y, x)) for the inclination.
    /// </summary>
    /// <param name="degree">The degree n, 0 or more.</param>
    /// <param name="vertices">The vertices.</param>
    /// <param name="radius">Radius of their sphere.</param>
    public static SphericalHarmonics At(int degree, (double X, double Y, double Z)[] vertices, double radius) => new(
    [
        .. Enumerable.Range(-degree, 2 * degree + 1).Select(order => Array.ConvertAll(vertices, v => Value(degree, order, Math.Acos(Math.Clamp(v.Z / radius, -1, 1)), Math.Atan2(v.Y, v.X)))),
    ]);

    /// <summary>
    /// The length of a pattern in this degree: with c[m] = sum over vertices of the pattern of Y[m], the root of the sum over all vertices of (sum over m of c[m] Y[m])^2, its real part.
    /// </summary>
    /// <param name="pattern">The vertices whose samples are no darker.</param>
    public double Length(ReadOnlySpan<bool> pattern)
    {
        Span<Complex> coefficients = stackalloc Complex[_values.Length];
        coefficients.Clear();
        for (int m = 0; m < coefficients.Length; m++)
        {
            Complex[] values = _values[m];
            double real = 0, imaginary = 0;
            for (int v = 0; v < pattern.Length; v++)
            {
                if (!pattern[v]) continue;
                real += values[v].Real;
                imaginary += values[v].Imaginary;
            }
            coefficients[m] = new Complex(real, imaginary);
        }
        Complex sum = Complex.Zero;
        for (int a = 0; a < coefficients.Length; a++)
        {
            for (int b = 0; b < coefficients.Length; b++) sum += coefficients[a] * coefficients[b] * _products[a, b];
        }
        return Complex.Sqrt(sum).Real;
    }

    /// <summary>sqrt((2n + 1) / (4 pi) (n - m)! / (n + m)!) P(n, m)(cos(inclination)) exp(i m azimuth), with the phase of Condon and Shortley.</summary>
    internal static Complex Value(int degree, int order, double azimuth, double inclination)
    {
        int m = Math.Abs(order);
        double norm = (2 * degree + 1) / (4 * Math.PI);
        for (int i = degree - m + 1; i <= degree + m; i++) norm /= i;
        Complex value = Math.Sqrt(norm) * Legendre(degree, m, Math.Cos(inclination)) * Complex.FromPolarCoordinates(1, m * azimuth);
        return order >= 0 ? value : (m % 2 == 0 ? 1 : -1) * Complex.Conjugate(value);
    }

    /// <summary>The associated Legendre function P(n, m), by recursion over the degree.</summary>
    private static double Legendre(int degree, int order, double x)
    {
        double previous = 0, current = 1, root = Math.Sqrt((1 - x) * (1 + x));
        for (int i = 1; i <= order; i++) current *= -(2 * i - 1) * root;
        for (int n = order + 1; n <= degree; n++) (previous, current) = (current, (x * (2 * n - 1) * current - (n + order - 1) * previous) / (n - order));
        return current;
    }
}
