using System.Numerics;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The iteration for many gray levels against all eigenvalues of the dense matrix.</summary>
public sealed class MaximalCorrelationTests
{
    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(2, 8, 3)]
    [InlineData(3, 40, 2)]
    [InlineData(4, 90, 1)]
    [InlineData(5, 150, 4)]
    [InlineData(6, 300, 6)]
    public void TheIterationFindsTheEigenvalueOfTheDenseMatrix(int seed, int values, int smooth)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(30, 20, 8), values, 0.7, smooth);
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, mask);
        foreach (GlcmMatrix direction in Glcm.Count(levels).Matrices.Concat(Glcm.Count(levels, new TextureOptions { Symmetric = false }).Matrices))
        {
            Complex dense = MaximalCorrelation.Descending(MaximalCorrelation.Dense(GlcmBlock.Whole(direction)))[1];
            // No block goes the dense way.
            Complex iterated = MaximalCorrelation.ByBlocks(direction, denseLevels: 0);
            Assert.Equal(dense.Real, iterated.Real, 1e-10);
        }
    }

    [Fact]
    public void LevelsWithoutPairsDoNotDisturbTheIteration()
    {
        // Two voxels in the middle are neighbors, the others are alone.
        float[] values = new float[9 * 9 * 9];
        byte[] inside = new byte[values.Length];
        for (int i = 0; i < values.Length; i += 2 * 81 + 2 * 9 + 2)
        {
            values[i] = i;
            inside[i] = 1;
        }
        (values[364], values[365], inside[364], inside[365]) = (5000, 5001, 1, 1);
        Volume volume = Volume.FromHounsfield(values, new ImageSize(9, 9, 9), Spacing.Isotropic(1));
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, Mask.FromVoxels(volume.Geometry, inside));
        GlcmMatrix direction = Assert.Single(Glcm.Count(levels).Matrices, d => d.Step == (1, 0, 0));
        // Two levels that pair only with each other: each of the two rows of Q is a block, and both have the eigenvalue 1.
        Assert.Equal(2, GlcmBlock.Split(direction).Count());
        Assert.Equal(1, MaximalCorrelation.ByBlocks(direction, denseLevels: 0).Real, 1e-12);
        Assert.Equal(1, GlcmFeatures.Mcc(Glcm.Count(levels)), 1e-12);
    }
}
