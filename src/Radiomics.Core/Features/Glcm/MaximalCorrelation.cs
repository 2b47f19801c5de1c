using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// The eigenvalue behind the maximal correlation coefficient: the second largest of Q(i, j) = sum over k of p(i,k) p(j,k) / (px(i) py(k) + epsilon).
/// The epsilon keeps rows without pairs from dividing by 0, and makes Q a little unsymmetric. Few levels: all eigenvalues of the dense matrix. Many
/// levels: Q is taken apart into its blocks (levels that no chain of pairs joins), so that the largest eigenvalue of each is simple, and the two
/// largest of a large block come from the Arnoldi iteration, which needs only products of Q with a vector, and those only the cells above
/// 0. In the inner product weighted with px, Q is symmetric but for the epsilon, so they settle as fast as in a Lanczos iteration.
/// </summary>
internal static class MaximalCorrelation
{
    /// <summary>Up to so many levels the dense problem is the faster one.</summary>
    private const int DenseLevels = 64;

    /// <summary>Steps between two looks at the eigenvalue, and the change between two looks that counts as none.</summary>
    private const int Steps = 16;
    private const double Settled = 1e-13;

    /// <summary>The second largest eigenvalue by real part; null when Q has one row. Q has a row for each level of the region: those that a part of it lacks are 0.</summary>
    public static Complex? SecondEigenvalue(GlcmMatrix matrix) => matrix.Levels.Length switch
    {
        < 2 => matrix.RegionLevelCount < 2 ? null : 0,
        <= DenseLevels => DenseEigenvalues(GlcmBlock.Whole(matrix))[1],
        _ => ByBlocks(matrix, DenseLevels),
    };

    /// <summary>The second largest eigenvalue from all blocks; blocks of more than so many levels go through the iteration.</summary>
    internal static Complex ByBlocks(GlcmMatrix matrix, int denseLevels)
    {
        // Two zeros stand for the levels without pairs, whose rows of Q are 0.
        List<Complex> largest = [0, 0];
        foreach (GlcmBlock block in GlcmBlock.Split(matrix))
        {
            Complex[] descending = block.Rows.Length <= denseLevels ? DenseEigenvalues(block) : Descending(Arnoldi(block));
            largest.AddRange(descending.Take(2));
        }
        largest.Sort(ByRealPart);
        return largest[^2];
    }

    /// <summary>A block's Q as a dense matrix.</summary>
    internal static Matrix<double> Dense(GlcmBlock block)
    {
        int n = block.Rows.Length, m = block.Columns.Length;
        double[] p = new double[n * m], q = new double[n * n], scaled = new double[m];
        foreach (TextureCell cell in block.Cells) p[cell.Row * m + cell.Column] = cell.Value;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < m; k++) scaled[k] = p[i * m + k] / (block.Rows[i] * block.Columns[k] + Epsilon);
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int k = 0; k < m; k++) sum += scaled[k] * p[j * m + k];
                q[i * n + j] = sum;
            }
        }
        return Matrix<double>.Build.Dense(n, n, q);
    }

    /// <summary>All eigenvalues of a block's Q, the largest real part first.</summary>
    private static Complex[] DenseEigenvalues(GlcmBlock block)
    {
        int n = block.Rows.Length;
        Complex[] eigenvalues = RealEigenvalues.Of(n, Products(block)) ?? throw new NonConvergenceException();
        Array.Sort(eigenvalues, (a, b) => ByRealPart(b, a));
        return eigenvalues;
    }

    /// <summary>
    /// A block's Q, row by row: as its transpose column by column, with the eigenvalues of Q. Eight sums go side by side, each over k in order.
    /// </summary>
    private static double[] Products(GlcmBlock block)
    {
        int n = block.Rows.Length, m = block.Columns.Length, stride = RealEigenvalues.StrideOf(n);
        double[] byColumn = new double[m * stride], scaled = new double[n * m], q = new double[n * stride];
        foreach (TextureCell cell in block.Cells)
        {
            byColumn[cell.Column * stride + cell.Row] = cell.Value;
            scaled[cell.Row * m + cell.Column] = cell.Value / (block.Rows[cell.Row] * block.Columns[cell.Column] + Epsilon);
        }
        ref double first = ref MemoryMarshal.GetArrayDataReference(byColumn);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < stride; j += Vector512<double>.Count)
            {
                Vector512<double> sum = default;
                for (int k = 0; k < m; k++) sum += Vector512.Create(scaled[i * m + k]) * Vector512.LoadUnsafe(ref first, (nuint)(k * stride + j));
                sum.CopyTo(q, i * stride + j);
            }
        }
        return q;
    }

    /// <summary>All eigenvalues, the largest real part first.</summary>
    internal static Complex[] Descending(Matrix<double> matrix)
    {
        Complex[] eigenvalues = [.. matrix.Evd(Symmetricity.Asymmetric).EigenValues];
        Array.Sort(eigenvalues, (a, b) => ByRealPart(b, a));
        return eigenvalues;
    }

    private static int ByRealPart(Complex a, Complex b) => a.Real != b.Real ? a.Real.CompareTo(b.Real) : a.Imaginary.CompareTo(b.Imaginary);

    /// <summary>A Hessenberg matrix whose two largest eigenvalues are those of the block's Q.</summary>
    private static Matrix<double> Arnoldi(GlcmBlock block)
    {
        int n = block.Rows.Length, unchanged = 0;
        double[] weights = block.Rows, scaled = ScaledCells(block), products = new double[block.Columns.Length];
        List<double[]> basis = [Normalized(Start(n), weights)], columns = [];
        Complex last = double.NaN;
        while (true)
        {
            double[] next = new double[n], column = new double[basis.Count + 1];
            Multiply(block.Cells, scaled, basis[^1], products, next);
            // Twice, so that the basis stays orthogonal to rounding.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int b = 0; b < basis.Count; b++)
                {
                    double along = Product(basis[b], next, weights);
                    column[b] += along;
                    for (int i = 0; i < n; i++) next[i] -= along * basis[b][i];
                }
            }
            double length = Math.Sqrt(Product(next, next, weights));
            column[basis.Count] = length;
            columns.Add(column);
            bool complete = basis.Count == n || length < 1e-14;
            if (complete || columns.Count % Steps == 0)
            {
                Matrix<double> reduced = Hessenberg(columns);
                if (complete) return reduced;
                Complex found = Descending(reduced)[1];
                unchanged = Complex.Abs(found - last) <= Settled * Complex.Abs(found) ? unchanged + 1 : 0;
                if (unchanged == 2) return reduced;
                last = found;
            }
            for (int i = 0; i < n; i++) next[i] /= length;
            basis.Add(next);
        }
    }

    /// <summary>y = Q x, as y = S (x P) with S(i, k) = p(i,k) / (px(i) py(k) + epsilon).</summary>
    private static void Multiply(TextureCell[] cells, double[] scaled, double[] x, double[] products, double[] y)
    {
        Array.Clear(products);
        foreach (TextureCell cell in cells) products[cell.Column] += cell.Value * x[cell.Row];
        for (int c = 0; c < cells.Length; c++) y[cells[c].Row] += scaled[c] * products[cells[c].Column];
    }

    private static double[] ScaledCells(GlcmBlock block) =>
        Array.ConvertAll(block.Cells, cell => cell.Value / (block.Rows[cell.Row] * block.Columns[cell.Column] + Epsilon));

    /// <summary>A start with a part along every eigenvector, the same on every machine.</summary>
    private static double[] Start(int n)
    {
        double[] start = new double[n];
        uint state = 1;
        for (int i = 0; i < n; i++)
        {
            state = state * 1664525 + 1013904223;
            start[i] = state / (double)uint.MaxValue - 0.5;
        }
        return start;
    }

    private static double[] Normalized(double[] vector, double[] weights)
    {
        double length = Math.Sqrt(Product(vector, vector, weights));
        return Array.ConvertAll(vector, v => v / length);
    }

    private static double Product(double[] a, double[] b, double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += weights[i] * a[i] * b[i];
        return sum;
    }

    private static Matrix<double> Hessenberg(List<double[]> columns) =>
        Matrix<double>.Build.Dense(columns.Count, columns.Count, (row, column) => row < columns[column].Length ? columns[column][row] : 0);
}
