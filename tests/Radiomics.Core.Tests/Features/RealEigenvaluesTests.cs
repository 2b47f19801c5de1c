using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The eigenvalues without vectors against Math.NET's decomposition: every bit, whatever the matrix.</summary>
public sealed class RealEigenvaluesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 7)]
    [InlineData(5, 8)]
    [InlineData(6, 9)]
    [InlineData(7, 24)]
    [InlineData(8, 40)]
    [InlineData(9, 64)]
    public void AgreeInEveryBit(int seed, int order)
    {
        Random random = new(seed);
        for (int kind = 0; kind < 6; kind++)
        {
            double[,] values = new double[order, order];
            for (int i = 0; i < order; i++)
                for (int j = 0; j < order; j++) values[i, j] = Entry(random, kind, i, j);
            double[] columns = new double[order * RealEigenvalues.StrideOf(order)];
            for (int i = 0; i < order; i++)
                for (int j = 0; j < order; j++) columns[j * RealEigenvalues.StrideOf(order) + i] = values[i, j];
            Complex[] expected = [.. Matrix<double>.Build.DenseOfArray(values).Evd(Symmetricity.Asymmetric).EigenValues];

            Complex[] found = RealEigenvalues.Of(order, columns)!;

            Assert.Equal(expected.Select(Bits), found.Select(Bits));
        }
    }

    /// <summary>Any matrix, one of many zeros, a near-symmetric, a triangular, one of rank 1 and a companion matrix, whose eigenvalues are complex.</summary>
    private static double Entry(Random random, int kind, int i, int j) => kind switch
    {
        0 => random.NextDouble() - 0.5,
        1 => random.Next(4) == 0 ? random.Next(-9, 10) : 0,
        2 => 1.0 / (1 + i + j) + 1e-16 * random.Next(3),
        3 => i < j ? 0 : random.NextDouble(),
        4 => (i + 1.0) * (j + 0.5),
        _ => i == j + 1 ? 1 : i == 0 ? -0.25 * (j + 1) : 0,
    };

    private static (long, long) Bits(Complex value) => (BitConverter.DoubleToInt64Bits(value.Real), BitConverter.DoubleToInt64Bits(value.Imaginary));
}
