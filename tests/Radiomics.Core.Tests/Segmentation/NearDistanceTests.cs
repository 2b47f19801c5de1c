using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class NearDistanceTests
{
    [Theory]
    [InlineData(37, 21, 13, 0.7, 1.25, 4.0, false)]
    [InlineData(37, 21, 13, 0.7, 1.25, 4.0, true)]
    [InlineData(5, 40, 3, 1.0, 5.0, 4.3, false)]
    [InlineData(1, 1, 1, 1.0, 1.0, 3.0, true)]
    public void Near_distances_are_those_of_the_whole_transform(int x, int y, int z, double inPlane, double slice, double limit, bool inverted)
    {
        ImageSize size = new(x, y, z);
        Spacing spacing = new(inPlane, inPlane, slice);
        byte[] set = new byte[size.VoxelCount];
        Random random = new(7);
        for (int i = 0; i < set.Length; i++) set[i] = random.Next(40) == 0 != inverted ? (byte)1 : (byte)0;
        double[] expected = inverted ? DistanceTransform.SquaredToOutside(set, size, spacing) : DistanceTransform.SquaredTo(set, size, spacing);
        float[] found = NearDistance.Squared(set, size, spacing, limit, inverted);
        for (int i = 0; i < set.Length; i++)
        {
            if (expected[i] <= 0.999 * limit * limit) Assert.Equal(expected[i], found[i], 4);
            else Assert.True(found[i] > 0.998 * limit * limit);
        }
    }
}
