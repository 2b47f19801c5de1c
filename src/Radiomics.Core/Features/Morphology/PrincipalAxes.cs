using MathNet.Numerics.LinearAlgebra;

namespace Radiomics;

/// <summary>
/// Eigenvalues of the covariance of the voxel centres (divided by N), in mm2: the squared half axes, over 4, of the ellipsoid with the same moments. The sums
/// are whole numbers; nothing is lost before the last division.
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
                for (int i = 0; i < row.Length; i++)
                {
                    if (row[i] == 0) continue;
                    count++;
                    sum += i;
                    squares += (long)i * i;
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
        return new PrincipalAxes(eigenvalues[2], eigenvalues[1], eigenvalues[0]);

        double Covariance(long products, long a, long b) => (double)((Int128)n * products - (Int128)a * b) / n / n;
    }
}
