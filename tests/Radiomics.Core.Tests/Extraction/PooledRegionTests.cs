using Xunit;

namespace Radiomics.Core.Tests.Extraction;

public class PooledRegionTests
{
    /// <summary>Intensities and gray levels of a region come from the pool: the next region of that size takes them over, on the same thread.</summary>
    [Theory]
    [InlineData(FeatureFamilies.FirstOrder | FeatureFamilies.Gldm, 2)]
    [InlineData(FeatureFamilies.FirstOrder | FeatureFamilies.Gldm | FeatureFamilies.Glcm | FeatureFamilies.Ngtdm, 4)]
    public void Later_extractions_allocate_few_bytes_a_voxel(FeatureFamilies families, int most)
    {
        ImageGeometry geometry = new(new ImageSize(80, 80, 80), new Spacing(1, 1, 1));
        float[] voxels = new float[80 * 80 * 80];
        byte[] inside = new byte[voxels.Length];
        Random random = new(3);
        int count = 0;
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex at = geometry.Size.IndexOf(i);
            int x = at.Column - 40, y = at.Row - 40, z = at.Slice - 40;
            voxels[i] = random.Next(-200, 200);
            if (x * x + y * y + z * z < 31 * 31) (inside[i], count) = (1, count + 1);
        }
        Volume image = new(geometry, voxels);
        Mask mask = Mask.FromVoxels(geometry, inside);
        FeatureExtractor extractor = new(ExtractionSettings.PyRadiomics with { Families = families, MaxDegreeOfParallelism = 1 });
        FeatureSet first = extractor.Extract(image, mask, cancellationToken: TestContext.Current.CancellationToken), second = extractor.Extract(image, mask, cancellationToken: TestContext.Current.CancellationToken);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FeatureSet third = extractor.Extract(image, mask, cancellationToken: TestContext.Current.CancellationToken);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(first.Select(f => f.Value), third.Select(f => f.Value));
        Assert.Equal(first.Select(f => f.Value), second.Select(f => f.Value));
        Assert.True(allocated < most * count, $"{allocated} bytes for {count} voxels");
    }
}
