using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Radiomics;

/// <summary>
/// Eigenvalues of the covariance of the voxel centers (divided by N), in mm2: the squared half axes, over 4, of the ellipsoid with the same moments. The sums
/// are whole numbers; nothing is lost before the last division, and an eigenvalue that is 0 (voxels in one plane, on one line) is exactly 0.
/// </summary>
/// <param name="Major">Largest eigenvalue.</param>
/// <param name="Minor">Middle eigenvalue.</param>
/// <param name="Least">Smallest eigenvalue.</param>
internal readonly record struct PrincipalAxes(double Major, double Minor, double Least)
{
    public static PrincipalAxes Measure(Mask mask)
    {
        long n = mask.VoxelCount, x = 0, y = 0, z = 0, xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
        ImageSize size = mask.Region.Size;
        for (int k = 0; k < size.Slices; k++)
        {
            for (int j = 0; j < size.Rows; j++)
            {
                ReadOnlySpan<byte> row = mask.Box.Slice((k * size.Rows + j) * size.Columns, size.Columns);
                long count = 0, sum = 0, squares = 0;
                foreach ((int start, int end) in new RowRuns(row))
                {
                    count += end - start;
                    sum += Below(end) - Below(start);
                    squares += SquaresBelow(end) - SquaresBelow(start);
                }
                x += sum;
                xx += squares;
                y += count * j;
                yy += count * j * j;
                z += count * k;
                zz += count * k * k;
                xy += sum * j;
                xz += sum * k;
                yz += count * j * k;
            }
        }
        Spacing s = mask.Geometry.Spacing;
        double[,] covariance =
        {
            { Covariance(xx, x, x) * s.X * s.X, Covariance(xy, x, y) * s.X * s.Y, Covariance(xz, x, z) * s.X * s.Z },
            { Covariance(xy, x, y) * s.X * s.Y, Covariance(yy, y, y) * s.Y * s.Y, Covariance(yz, y, z) * s.Y * s.Z },
            { Covariance(xz, x, z) * s.X * s.Z, Covariance(yz, y, z) * s.Y * s.Z, Covariance(zz, z, z) * s.Z * s.Z },
        };
        double[] eigenvalues = [.. Matrix<double>.Build.DenseOfArray(covariance).Evd(Symmetricity.Symmetric).EigenValues.Select(e => Math.Max(0, e.Real))];
        Array.Sort(eigenvalues);
        int dimensions = Dimensions(Exact(xx, x, x), Exact(yy, y, y), Exact(zz, z, z), Exact(xy, x, y), Exact(xz, x, z), Exact(yz, y, z));
        return new PrincipalAxes(dimensions < 1 ? 0 : eigenvalues[2], dimensions < 2 ? 0 : eigenvalues[1], dimensions < 3 ? 0 : eigenvalues[0]);

        Int128 Exact(long products, long a, long b) => (Int128)n * products - (Int128)a * b;
        double Covariance(long products, long a, long b) => (double)Exact(products, a, b) / n / n;
    }

    /// <summary>Sum of the whole numbers from 0 to before n.</summary>
    private static long Below(long n) => n * (n - 1) / 2;

    /// <summary>Sum of their squares.</summary>
    private static long SquaresBelow(long n) => n * (n - 1) * (2 * n - 1) / 6;

    /// <summary>Dimensions of the space the voxel centers span: the rank of their covariance.</summary>
    private static int Dimensions(BigInteger xx, BigInteger yy, BigInteger zz, BigInteger xy, BigInteger xz, BigInteger yz)
    {
        BigInteger minorX = yy * zz - yz * yz, minorY = xx * zz - xz * xz, minorZ = xx * yy - xy * xy;
        // The matrix has no negative eigenvalue, so neither its trace nor its principal minors can cancel each other.
        if ((xx + yy + zz).IsZero) return 0;
        if ((minorX + minorY + minorZ).IsZero) return 1;
        return (xx * minorX - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz)).IsZero ? 2 : 3;
    }
}
