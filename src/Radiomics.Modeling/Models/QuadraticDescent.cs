namespace Radiomics.Modeling;

/// <summary>
/// Coordinate descent on slope'd + d'Hd/2 + penalty(start + d): each coordinate by itself, or blocks of outputs under a 2-norm. Coordinates before the offset carry
/// no penalty.
/// </summary>
internal sealed class QuadraticDescent(double[] hessian, double[] factors, int offset, int block, double lasso, double ridge)
{
    private const int MaxSweeps = 20_000;
    private const int SweepsToPolish = 10;
    private readonly int _m = factors.Length;

    /// <summary>Moves the point to the minimum.</summary>
    /// <param name="slope">Gradient of the smooth part at the start.</param>
    /// <param name="point">The start; the minimum on return.</param>
    /// <param name="tolerance">Largest weighted square change of the last sweep.</param>
    public void Minimize(double[] slope, double[] point, double tolerance)
    {
        double[] gradient = [.. slope], start = [.. point], bounds = new double[_m];
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
                if (sweep % SweepsToPolish == SweepsToPolish - 1) Polish(slope, gradient, point, start);
            }
        }
    }

    /// <summary>
    /// A Newton step over what is not zero: collinear columns, which coordinates crawl along, are solved at once. The step ends where a sign would change, or is not
    /// taken where it does not help.
    /// </summary>
    private void Polish(double[] slope, double[] gradient, double[] point, double[] start)
    {
        int[] free = [.. Enumerable.Range(0, _m).Where(a => a < offset || (block == 1 ? point[a] != 0 : point.AsSpan(a - (a - offset) % block, block).ContainsAnyExcept(0.0)))];
        int f = free.Length;
        double[] matrix = new double[f * f], step = new double[f], norms = new double[_m];
        for (int a = offset; a < _m; a++) norms[a] = block == 1 ? Math.Abs(point[a]) : Norm(point, a - (a - offset) % block);
        for (int r = 0; r < f; r++)
        {
            int a = free[r];
            for (int c = 0; c < f; c++)
            {
                int b = free[c];
                matrix[r * f + c] = hessian[a * _m + b];
                if (block > 1 && a >= offset && b >= offset && (a - offset) / block == (b - offset) / block)
                    matrix[r * f + c] += lasso * factors[a] / norms[a] * ((a == b ? 1 : 0) - point[a] * point[b] / (norms[a] * norms[a]));
            }
            // A little damping for directions without curvature; sweeps and further steps take its error away.
            matrix[r * f + r] += ridge * factors[a] + 1e-9 * Math.Max(hessian[a * _m + a], 1e-12);
            step[r] = -gradient[a] - ridge * factors[a] * point[a] - (a < offset ? 0 : lasso * factors[a] * point[a] / norms[a]);
        }
        if (SymmetricMatrix.Cholesky(matrix, f, 0, out _) is not { } l) return;
        SymmetricMatrix.Solve(l, f, step);
        double size = 1;
        if (block == 1)
        {
            for (int r = 0; r < f; r++)
                if (free[r] >= offset && factors[free[r]] > 0 && lasso > 0 && point[free[r]] * (point[free[r]] + step[r]) < 0) size = Math.Min(size, -point[free[r]] / step[r]);
        }
        double[] before = [.. point], old = [.. gradient];
        double value = Value(slope, gradient, point, start);
        for (int r = 0; r < f; r++)
        {
            int a = free[r];
            double moved = before[a] + size * step[r], change;
            if (size < 1 && a >= offset && Math.Abs(moved) < 1e-14 * Math.Abs(before[a])) moved = 0;
            change = moved - before[a];
            point[a] = moved;
            Shift(a, change, gradient);
        }
        if (Value(slope, gradient, point, start) <= value) return;
        before.CopyTo(point, 0);
        old.CopyTo(gradient, 0);
    }

    private double Value(double[] slope, double[] gradient, double[] point, double[] start)
    {
        double sum = 0;
        for (int a = 0; a < _m; a++)
        {
            sum += (slope[a] + gradient[a]) / 2 * (point[a] - start[a]) + ridge * factors[a] / 2 * point[a] * point[a];
            if (a >= offset && (a - offset) % block == 0) sum += lasso * factors[a] * (block == 1 ? Math.Abs(point[a]) : Norm(point, a));
        }
        return sum;
    }

    private double Norm(double[] point, int first)
    {
        double squares = 0;
        for (int r = 0; r < block; r++) squares += point[first + r] * point[first + r];
        return Math.Sqrt(squares);
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
        WeightedGram.AddScaled(gradient, change, hessian.AsSpan(a * _m, _m));
    }
}
