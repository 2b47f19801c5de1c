using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// The eigenvalues of a real matrix without its eigenvectors, which cost as much again: Householder reduction to Hessenberg form, then QR steps with double shifts on
/// the part that is not yet split off (the procedures orthes and hqr of Martin, Peters and Wilkinson, Handbook for Automatic Computation II, 1971). Every number is
/// found by the same operations in the same order as by Math.NET's decomposition, its oracle in the tests, so that both agree in every bit: vectors hold eight
/// rows, or four columns go side by side, and each has its own sum.
/// </summary>
internal sealed class RealEigenvalues
{
    private const double Epsilon = 2.220446049250313e-16;

    private readonly int _order;
    private readonly int _stride;
    private readonly double[] _columns;
    private readonly Complex[] _found;

    private RealEigenvalues(int order, double[] columns)
    {
        _order = order;
        _stride = StrideOf(order);
        _columns = columns;
        _found = new Complex[order];
    }

    /// <summary>Distance between the columns of a matrix: its order, rounded up to whole vectors.</summary>
    public static int StrideOf(int order) => (order + Vector512<double>.Count - 1) & -Vector512<double>.Count;

    /// <summary>All eigenvalues, in no particular order; null when the steps do not settle.</summary>
    /// <param name="order">Rows of the matrix.</param>
    /// <param name="columns">The matrix, column by column, each <see cref="StrideOf"/> apart and filled up with zeros. Is overwritten.</param>
    public static Complex[]? Of(int order, double[] columns)
    {
        RealEigenvalues matrix = new(order, columns);
        matrix.ReduceToHessenberg();
        return matrix.FindAll() ? matrix._found : null;
    }

    private ref double At(int row, int column) => ref _columns[column * _stride + row];

    private Span<double> Column(int column) => _columns.AsSpan(column * _stride, _stride);

    /// <summary>Brings everything below the first subdiagonal to 0 (and leaves there what is not read any more).</summary>
    private void ReduceToHessenberg()
    {
        double[] direction = new double[_stride], sums = new double[_stride];
        for (int m = 1; m < _order - 1; m++)
        {
            Span<double> before = Column(m - 1);
            double scale = 0, square = 0;
            for (int i = m; i < _order; i++) scale += Math.Abs(before[i]);
            if (scale == 0) continue;
            for (int i = _order - 1; i >= m; i--)
            {
                direction[i] = before[i] / scale;
                square += direction[i] * direction[i];
            }
            double length = direction[m] > 0 ? -Math.Sqrt(square) : Math.Sqrt(square);
            square -= direction[m] * length;
            direction[m] -= length;
            ReflectColumns(direction, square, m, sums);
            ReflectRows(direction, square, m, sums);
            before[m] = scale * length;
        }
    }

    /// <summary>Takes from each column from m on its part along a direction.</summary>
    private void ReflectColumns(double[] direction, double square, int m, double[] sums)
    {
        int j = m;
        for (; j + 3 < _order; j += 4)
        {
            ReadOnlySpan<double> a = Column(j), b = Column(j + 1), c = Column(j + 2), d = Column(j + 3);
            double sumA = 0, sumB = 0, sumC = 0, sumD = 0;
            for (int i = _order - 1; i >= m; i--)
            {
                double along = direction[i];
                sumA += along * a[i];
                sumB += along * b[i];
                sumC += along * c[i];
                sumD += along * d[i];
            }
            (sums[j], sums[j + 1], sums[j + 2], sums[j + 3]) = (sumA, sumB, sumC, sumD);
        }
        for (; j < _order; j++)
        {
            ReadOnlySpan<double> column = Column(j);
            double sum = 0;
            for (int i = _order - 1; i >= m; i--) sum += direction[i] * column[i];
            sums[j] = sum;
        }
        for (j = m; j < _order; j++) SubtractMultiple(Column(j), sums[j] / square, direction, m);
    }

    /// <summary>Takes from each row its part along a direction.</summary>
    private void ReflectRows(double[] direction, double square, int m, double[] sums)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(_columns);
        for (int i = 0; i < _stride; i += Vector512<double>.Count)
        {
            Vector512<double> sum = default;
            for (int j = _order - 1; j >= m; j--) sum += Vector512.Create(direction[j]) * Vector512.LoadUnsafe(ref first, (nuint)(j * _stride + i));
            (sum / Vector512.Create(square)).CopyTo(sums, i);
        }
        for (int j = m; j < _order; j++) SubtractMultiple(Column(j), direction[j], sums, 0);
    }

    private static void SubtractMultiple(Span<double> from, double factor, double[] values, int start)
    {
        Vector512<double> factors = Vector512.Create(factor);
        int i = start, vectors = (start + Vector512<double>.Count - 1) & -Vector512<double>.Count;
        for (; i < vectors; i++) from[i] -= factor * values[i];
        for (; i < from.Length; i += Vector512<double>.Count)
            (Vector512.Create<double>(from[i..]) - factors * Vector512.Create(values, i)).CopyTo(from[i..]);
    }

    private bool FindAll()
    {
        double norm = 0, shifted = 0;
        for (int i = 0; i < _order; i++)
            for (int j = Math.Max(i - 1, 0); j < _order; j++) norm += Math.Abs(At(i, j));
        int steps = 0;
        for (int n = _order - 1; n >= 0;)
        {
            int l = StartOfBlock(n, norm);
            if (l == n)
            {
                _found[n] = At(n, n) + shifted;
                n--;
                steps = 0;
            }
            else if (l == n - 1)
            {
                FindPair(n, shifted);
                n -= 2;
                steps = 0;
            }
            else
            {
                (double x, double y, double w) = Shift(n, steps, ref shifted);
                if (++steps >= 30 * _order) return false;
                Step(l, n, x, y, w);
            }
        }
        return true;
    }

    /// <summary>The first row of the block that ends with row n: the entry before it is as good as 0.</summary>
    private int StartOfBlock(int n, double norm)
    {
        int l = n;
        for (; l > 0; l--)
        {
            double s = Math.Abs(At(l - 1, l - 1)) + Math.Abs(At(l, l));
            if (s == 0) s = norm;
            if (Math.Abs(At(l, l - 1)) < Epsilon * s) break;
        }
        return l;
    }

    /// <summary>The eigenvalues of the last two rows.</summary>
    private void FindPair(int n, double shifted)
    {
        double w = At(n, n - 1) * At(n - 1, n), p = (At(n - 1, n - 1) - At(n, n)) / 2, q = p * p + w, z = Math.Sqrt(Math.Abs(q)), x = At(n, n) + shifted;
        if (q < 0)
        {
            (_found[n - 1], _found[n]) = (new Complex(x + p, z), new Complex(x + p, -z));
            return;
        }
        z = p >= 0 ? p + z : p - z;
        _found[n - 1] = x + z;
        _found[n] = z != 0 ? x - w / z : x + z;
    }

    /// <summary>The shift of a step: the last two eigenvalues as they stand, or something else where these have not helped.</summary>
    private (double X, double Y, double W) Shift(int n, int steps, ref double shifted)
    {
        double x = At(n, n), y = At(n - 1, n - 1), w = At(n, n - 1) * At(n - 1, n);
        if (steps == 10)
        {
            ShiftDiagonal(n, x, ref shifted);
            double s = Math.Abs(At(n, n - 1)) + Math.Abs(At(n - 1, n - 2));
            x = y = 0.75 * s;
            w = -0.4375 * s * s;
        }
        if (steps == 30)
        {
            double s = (y - x) / 2;
            s = s * s + w;
            if (s > 0)
            {
                s = y < x ? -Math.Sqrt(s) : Math.Sqrt(s);
                s = x - w / ((y - x) / 2 + s);
                ShiftDiagonal(n, s, ref shifted);
                x = y = w = 0.964;
            }
        }
        return (x, y, w);
    }

    private void ShiftDiagonal(int n, double by, ref double shifted)
    {
        shifted += by;
        for (int i = 0; i <= n; i++) At(i, i) -= by;
    }

    /// <summary>A double QR step on rows and columns l to n.</summary>
    private void Step(int l, int n, double x, double y, double w)
    {
        double p = 0, q = 0, r = 0;
        int m = n - 2;
        for (; m >= l; m--)
        {
            double z = At(m, m), rest = x - z, s = y - z;
            p = (rest * s - w) / At(m + 1, m) + At(m, m + 1);
            q = At(m + 1, m + 1) - z - rest - s;
            r = At(m + 2, m + 1);
            s = Math.Abs(p) + Math.Abs(q) + Math.Abs(r);
            (p, q, r) = (p / s, q / s, r / s);
            if (m == l) break;
            if (Math.Abs(At(m, m - 1)) * (Math.Abs(q) + Math.Abs(r)) < Epsilon * (Math.Abs(p) * (Math.Abs(At(m - 1, m - 1)) + Math.Abs(z) + Math.Abs(At(m + 1, m + 1))))) break;
        }
        for (int i = m + 2; i <= n; i++)
        {
            At(i, i - 2) = 0;
            if (i > m + 2) At(i, i - 3) = 0;
        }
        for (int k = m; k < n; k++)
        {
            bool isLast = k == n - 1;
            if (k != m)
            {
                (p, q, r) = (At(k, k - 1), At(k + 1, k - 1), isLast ? 0 : At(k + 2, k - 1));
                x = Math.Abs(p) + Math.Abs(q) + Math.Abs(r);
                if (x == 0) continue;
                (p, q, r) = (p / x, q / x, r / x);
            }
            double s = Math.Sqrt(p * p + q * q + r * r);
            if (p < 0) s = -s;
            if (s == 0) continue;
            if (k != m) At(k, k - 1) = -s * x;
            else if (l != m) At(k, k - 1) = -At(k, k - 1);
            p += s;
            (x, y) = (p / s, q / s);
            double z = r / s;
            (q, r) = (q / p, r / p);
            TurnRows(k, n, isLast, q, r, x, y, z);
            TurnColumns(Math.Min(n, k + 3), k, isLast, q, r, x, y, z);
        }
    }

    /// <summary>Changes rows k to k + 2 in columns k to n.</summary>
    private void TurnRows(int k, int n, bool isLast, double q, double r, double x, double y, double z)
    {
        ref double first = ref MemoryMarshal.GetReference(_columns.AsSpan(k, n * _stride + (isLast ? 2 : 3)));
        for (int j = k; j <= n; j++)
        {
            ref double top = ref Unsafe.Add(ref first, j * _stride), middle = ref Unsafe.Add(ref top, 1);
            double p = top + q * middle;
            if (!isLast)
            {
                ref double bottom = ref Unsafe.Add(ref top, 2);
                p += r * bottom;
                bottom -= p * z;
            }
            top -= p * x;
            middle -= p * y;
        }
    }

    /// <summary>Changes columns k to k + 2 in the rows up to a last one: also above the block, which may grow again while its diagonal changes.</summary>
    private void TurnColumns(int last, int k, bool isLast, double q, double r, double x, double y, double z)
    {
        Span<double> a = Column(k), b = Column(k + 1), c = isLast ? [] : Column(k + 2);
        Vector512<double> ofQ = Vector512.Create(q), ofR = Vector512.Create(r), ofX = Vector512.Create(x), ofY = Vector512.Create(y), ofZ = Vector512.Create(z);
        int i = 0;
        for (; i <= last + 1 - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            Vector512<double> inA = Vector512.Create<double>(a[i..]), inB = Vector512.Create<double>(b[i..]), p = ofX * inA + ofY * inB;
            if (!isLast)
            {
                Vector512<double> inC = Vector512.Create<double>(c[i..]);
                p += ofZ * inC;
                (inC - p * ofR).CopyTo(c[i..]);
            }
            (inA - p).CopyTo(a[i..]);
            (inB - p * ofQ).CopyTo(b[i..]);
        }
        for (; i <= last; i++)
        {
            double p = x * a[i] + y * b[i];
            if (!isLast)
            {
                p += z * c[i];
                c[i] -= p * r;
            }
            a[i] -= p;
            b[i] -= p * q;
        }
    }
}
