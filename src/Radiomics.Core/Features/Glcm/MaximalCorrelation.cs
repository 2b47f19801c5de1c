using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// The eigenvalue behind the maximal correlation coefficient: the second largest of Q(i, j) = sum over k of p(i,k) p(j,k) / (px(i) py(k) + epsilon).
/// The epsilon keeps rows without pairs from dividing by 0, and makes Q unsymmetric.
/// </summary>
internal static class MaximalCorrelation
{
    /// <summary>The second largest eigenvalue by real part; null when Q has one row.</summary>
    public static Complex? SecondEigenvalue(GlcmDirection direction)
    {
        int n = direction.Levels.Length;
        if (n < 2) return null;
        double[] p = new double[n * n];
        foreach (GlcmCell cell in direction.Cells) p[cell.Row * n + cell.Column] = cell.Probability;

        ReadOnlySpan<double> marginal = direction.Marginal;
        double[] q = new double[n * n];
        double[] scaled = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++) scaled[k] = p[i * n + k] / (marginal[i] * marginal[k] + Epsilon);
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++) sum += scaled[k] * p[j * n + k];
                q[i * n + j] = sum;
            }
        }
        Complex[] eigenvalues = [.. Matrix<double>.Build.Dense(n, n, q).Evd(Symmetricity.Asymmetric).EigenValues];
        Array.Sort(eigenvalues, (a, b) => a.Real != b.Real ? a.Real.CompareTo(b.Real) : a.Imaginary.CompareTo(b.Imaginary));
        return eigenvalues[n - 2];
    }
}
