namespace Radiomics.Modeling;

/// <summary>
/// Coordinate descent on slope'd + d'Hd/2 + penalty(start + d): each coordinate by itself, or blocks of outputs under a 2-norm. Coordinates before the offset carry
/// no penalty.
/// </summary>
internal sealed class QuadraticDescent(double[] hessian, double[] factors, int offset, int block, double lasso, double ridge)
{
    private const int MaxSweeps = 100_000;
    private readonly int _m = factors.Length;

    /// <summary>Moves the point to the minimum.</summary>
    /// <param name="slope">Gradient of the smooth part at the start.</param>
    /// <param name="point">The start; the minimum on return.</param>
    /// <param name="tolerance">Largest weighted square change of the last sweep.</param>
    public void Minimize(double[] slope, double[] point, double tolerance)
    {
        double[] gradient = [.. slope], bounds = new double[_m];
        for (int a = offset; block > 1 && a < _m; a += block)
        {
            // The block's curvature is bounded by the largest row sum: a step under the bound never overshoots.
            for (int r = a; r < a + block; r++)
            {
                double sum = 0;
                for (int c = a; c < a + block; c++) sum += Math.Abs(hessian[r * _m + c]);
                bounds[a] = Math.Max(bounds[a], sum);
            }
        }
        bool all = true;
        bool[] moving = [.. Enumerable.Repeat(true, _m)];
        for (int sweep = 0; sweep < MaxSweeps; sweep++)
        {
            double most = 0;
            for (int a = 0; a < _m;)
            {
                int size = a < offset ? 1 : block;
                if (all || moving[a])
                {
                    double change = size == 1 ? Single(a, gradient, point) : Block(a, bounds[a], gradient, point);
                    most = Math.Max(most, change);
                    moving[a] = a < offset || point.AsSpan(a, size).ContainsAnyExcept(0.0);
                }
                a += size;
            }
            // Sweeps over those that are not zero until they settle, then one over all.
            if (most < tolerance * 1e-2)
            {
                if (all) return;
                all = true;
            }
            else
            {
                all = false;
            }
        }
    }

    private double Single(int a, double[] gradient, double[] point)
    {
        double curvature = hessian[a * _m + a] + ridge * factors[a];
        if (curvature <= 1e-300) return 0;
        double z = hessian[a * _m + a] * point[a] - gradient[a], limit = lasso * factors[a];
        double value = Math.Abs(z) <= limit ? 0 : (z - Math.Sign(z) * limit) / curvature, change = value - point[a];
        if (change == 0) return 0;
        point[a] = value;
        Shift(a, change, gradient);
        return curvature * change * change;
    }

    private double Block(int a, double bound, double[] gradient, double[] point)
    {
        if (bound <= 1e-300) return 0;
        Span<double> z = stackalloc double[block];
        double norm = 0, limit = lasso * factors[a], most = 0;
        for (int r = 0; r < block; r++)
        {
            z[r] = bound * point[a + r] - gradient[a + r];
            norm += z[r] * z[r];
        }
        norm = Math.Sqrt(norm);
        double shrink = norm <= limit ? 0 : (1 - limit / norm) / (bound + ridge * factors[a]);
        for (int r = 0; r < block; r++)
        {
            double value = shrink * z[r], change = value - point[a + r];
            if (change == 0) continue;
            point[a + r] = value;
            Shift(a + r, change, gradient);
            most = Math.Max(most, bound * change * change);
        }
        return most;
    }

    private void Shift(int a, double change, double[] gradient)
    {
        ReadOnlySpan<double> row = hessian.AsSpan(a * _m, _m);
        for (int b = 0; b < gradient.Length; b++) gradient[b] += change * row[b];
    }
}
