namespace Radiomics;

/// <summary>Least trimmed squares of h = a + b u + c v + d u2 + e u v + f v2: the worst points are left out and the fit is repeated.</summary>
internal static class TrimmedQuadric
{
    private const int Terms = 6;
    private const double Ridge = 1e-3;

    /// <summary>Fits the surface.</summary>
    /// <param name="points">Places (u, v of the order of 1) and heights.</param>
    /// <param name="iterations">Number of fits.</param>
    /// <param name="keptShare">Share of the points the last fit keeps, 0 to 1.</param>
    /// <param name="upperWeight">How much more a point above the surface counts as an outlier than one below.</param>
    /// <returns>The six coefficients; null when the points do not determine them.</returns>
    public static double[]? Fit(List<(double U, double V, double H)> points, int iterations, double keptShare, double upperWeight)
    {
        double[] residuals = new double[points.Count], sorted = new double[points.Count];
        double limit = double.PositiveInfinity;
        double[]? coefficients = null;
        for (int round = 0; round < iterations; round++)
        {
            coefficients = Solve(points, residuals, limit);
            if (coefficients is null) return null;
            for (int i = 0; i < residuals.Length; i++)
            {
                double residual = points[i].H - Value(coefficients, points[i].U, points[i].V);
                residuals[i] = residual > 0 ? upperWeight * residual : -residual;
            }
            double share = 1 - (1 - keptShare) * (round + 1) / Math.Max(1, iterations - 1);
            int kept = Math.Clamp((int)(share * points.Count), Math.Min(Terms, points.Count), points.Count);
            residuals.CopyTo(sorted, 0);
            Array.Sort(sorted);
            limit = sorted[kept - 1];
        }
        return coefficients;
    }

    /// <summary>The height of the surface.</summary>
    public static double Value(ReadOnlySpan<double> c, double u, double v) => c[0] + c[1] * u + c[2] * v + c[3] * u * u + c[4] * u * v + c[5] * v * v;

    /// <summary>The normal equations by elimination with pivots, with a slight pull of the curvatures to 0.</summary>
    private static double[]? Solve(List<(double U, double V, double H)> points, double[] residuals, double limit)
    {
        double[,] m = new double[Terms, Terms + 1];
        Span<double> row = stackalloc double[Terms + 1], sums = stackalloc double[Terms * (Terms + 1)];
        int chosen = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            if (residuals[i] > limit) continue;
            chosen++;
            (double u, double v, double h) = points[i];
            row[0] = 1; row[1] = u; row[2] = v; row[3] = u * u; row[4] = u * v; row[5] = v * v; row[6] = h;
            for (int a = 0, k = 0; a < Terms; a++)
                for (int b = 0; b <= Terms; b++, k++) sums[k] += row[a] * row[b];
        }
        for (int a = 0; a < Terms; a++)
            for (int b = 0; b <= Terms; b++) m[a, b] = sums[a * (Terms + 1) + b];
        for (int a = 3; a < Terms; a++) m[a, a] += Ridge * chosen;

        for (int p = 0; p < Terms; p++)
        {
            int pivot = p;
            for (int r = p + 1; r < Terms; r++)
                if (Math.Abs(m[r, p]) > Math.Abs(m[pivot, p])) pivot = r;
            if (Math.Abs(m[pivot, p]) < 1e-9 * chosen) return null;
            for (int c = 0; c <= Terms; c++) (m[p, c], m[pivot, c]) = (m[pivot, c], m[p, c]);
            for (int r = 0; r < Terms; r++)
            {
                if (r == p) continue;
                double factor = m[r, p] / m[p, p];
                for (int c = p; c <= Terms; c++) m[r, c] -= factor * m[p, c];
            }
        }
        double[] solution = new double[Terms];
        for (int a = 0; a < Terms; a++) solution[a] = m[a, Terms] / m[a, a];
        return solution;
    }
}
