using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class LightSmoothingTests
{
    [Theory]
    [InlineData(33, 7, 5)]
    [InlineData(1, 19, 2)]
    [InlineData(3, 1, 1)]
    public void Many_voxels_at_once_give_the_same_bits_as_one_by_one(int x, int y, int z)
    {
        ImageSize size = new(x, y, z);
        Spacing spacing = new(0.7, 0.8, 1.25);
        float[] values = new float[size.VoxelCount + size.SliceArea * 2];
        Random random = new(3);
        for (int i = 0; i < values.Length; i++) values[i] = random.Next(-1000, 400) + 0.25f;
        float[] fast = LightSmoothing.Smooth(values.AsSpan(0, (int)size.VoxelCount), size, spacing, 0.6);
        // A slice without values far away sends the whole box through the careful way.
        ImageSize taller = size with { Slices = z + 2 };
        values.AsSpan((int)size.VoxelCount, size.SliceArea).Fill(float.NaN);
        float[] careful = LightSmoothing.Smooth(values, taller, spacing, 0.6);
        Assert.True(fast.AsSpan().SequenceEqual(careful.AsSpan(0, fast.Length)));
    }

    [Fact]
    public void A_flat_image_stays_flat_and_a_point_spreads()
    {
        ImageSize size = new(9, 9, 9);
        float[] flat = Enumerable.Repeat(40f, (int)size.VoxelCount).ToArray();
        Assert.All(LightSmoothing.Smooth(flat, size, Spacing.Isotropic(0.7), 0.6), v => Assert.Equal(40f, v, 3));
        float[] point = new float[size.VoxelCount];
        int middle = size.Offset(new VoxelIndex(4, 4, 4));
        point[middle] = 1000;
        float[] found = LightSmoothing.Smooth(point, size, Spacing.Isotropic(0.7), 0.6);
        Assert.InRange(found[middle], 50, 300);
        Assert.Equal(1000, found.Sum(), 0.1f);
        Assert.Equal(found[middle - 1], found[middle + 81]);
    }
}
