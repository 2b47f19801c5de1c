using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class DistanceTransformTests
{
    [Theory]
    [InlineData(17, 9, 6, 0.7, 0.7, 2.5, 40, 1)]
    [InlineData(5, 21, 19, 1.3, 0.5, 0.9, 3, 2)]
    [InlineData(33, 4, 5, 0.6, 0.8, 5.0, 2, 3)]
    [InlineData(1, 1, 12, 1.0, 1.0, 0.5, 2, 4)]
    [InlineData(12, 1, 1, 0.5, 1.0, 1.0, 2, 5)]
    public void Equals_the_search_over_all_pairs(int columns, int rows, int slices, double x, double y, double z, int members, int seed)
    {
        ImageSize size = new(columns, rows, slices);
        Spacing spacing = new(x, y, z);
        byte[] set = new byte[size.VoxelCount];
        Random random = new(seed);
        for (int i = 0; i < members; i++) set[random.Next(set.Length)] = 1;
        byte[] outside = [.. set.Select(v => (byte)(1 - v))];

        AssertClose(BruteForce(set, size, spacing), DistanceTransform.SquaredTo(set, size, spacing));
        AssertClose(BruteForce(set, size, spacing), DistanceTransform.SquaredToOutside(outside, size, spacing));
        AssertClose(BruteForce(outside, size, spacing), DistanceTransform.SquaredTo(outside, size, spacing));
    }

    [Fact]
    public void Nothing_to_go_to_is_infinitely_far()
    {
        ImageSize size = new(4, 3, 2);
        Assert.All(DistanceTransform.SquaredTo(new byte[24], size, Spacing.Isotropic(1)), d => Assert.Equal(double.PositiveInfinity, d));
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-9 * Math.Max(1, expected[i]));
    }

    private static double[] BruteForce(byte[] set, ImageSize size, Spacing spacing)
    {
        double[] squared = new double[set.Length];
        for (int i = 0; i < set.Length; i++)
        {
            VoxelIndex a = size.IndexOf(i);
            squared[i] = double.PositiveInfinity;
            for (int j = 0; j < set.Length; j++)
            {
                if (set[j] == 0) continue;
                VoxelIndex b = size.IndexOf(j);
                double dx = (a.Column - b.Column) * spacing.X, dy = (a.Row - b.Row) * spacing.Y, dz = (a.Slice - b.Slice) * spacing.Z;
                squared[i] = Math.Min(squared[i], dx * dx + dy * dy + dz * dz);
            }
        }
        return squared;
    }
}
