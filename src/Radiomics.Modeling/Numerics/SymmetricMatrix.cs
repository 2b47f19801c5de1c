namespace Radiomics.Modeling;

/// <summary>Dense symmetric systems of the size of a model: LDL' factors, solutions and inverses, in a fixed order.</summary>
internal static class SymmetricMatrix
{
    /// <summary>Cholesky factor L of a positive definite matrix (lower triangle), after scaling to a unit diagonal; null when a pivot falls below the tolerance.</summary>
    /// <param name="a">The matrix, row by row.</param>
    /// <param name="n">Rows.</param>
    /// <param name="tolerance">Smallest pivot relative to the diagonal.</param>
    /// <param name="failed">The row whose pivot was too small, or -1.</param>
    public static double[]? Cholesky(ReadOnlySpan<double> a, int n, double tolerance, out int failed)
    {
        double[] l = new double[n * n];
        failed = -1;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
                if (i != j)
                {
                    l[i * n + j] = sum / l[j * n + j];
                    continue;
                }
                if (!(sum > tolerance * a[i * n + i]) || !double.IsFinite(sum))
                {
                    failed = i;
                    return null;
                }
                l[i * n + i] = Math.Sqrt(sum);
            }
        }
        return l;
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        for (int i = 0; i < n; i++)
        {
            double sum = b[i];
            for (int k = 0; k < i; k++) sum -= l[i * n + k] * b[k];
            b[i] = sum / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = b[i];
            for (int k = i + 1; k < n; k++) sum -= l[k * n + i] * b[k];
            b[i] = sum / l[i * n + i];
        }
    }

    /// <summary>Inverse of L L', row by row.</summary>
    public static double[] Inverse(ReadOnlySpan<double> l, int n)
    {
        double[] inverse = new double[n * n], column = new double[n];
        for (int j = 0; j < n; j++)
        {
            column.AsSpan().Clear();
            column[j] = 1;
            Solve(l, n, column);
            for (int i = 0; i < n; i++) inverse[i * n + j] = column[i];
        }
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++) inverse[i * n + j] = inverse[j * n + i] = (inverse[i * n + j] + inverse[j * n + i]) / 2;
        return inverse;
    }

    /// <summary>x' A x.</summary>
    public static double Quadratic(ReadOnlySpan<double> a, int n, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) sum += x[i] * a[i * n + j] * x[j];
        return sum;
    }
}
