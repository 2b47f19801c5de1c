using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Zone and neighborhood families of tiny regions in every dimension, profile and orientation: numbers, or NaN with a reason; never infinity, and no exception but the refusal of planes without neighbors.</summary>
public sealed class SmallZoneAndNeighborhoodTests
{
    [Fact]
    public void ThirtyThousandTinyRegionsHaveValuesOrReasons()
    {
        FeatureExtractor[] extractors =
        [
            .. from normal in Enum.GetValues<VoxelAxis>()
               from profile in new[] { ExtractionSettings.PyRadiomics, ExtractionSettings.Ibsi }
               select new FeatureExtractor(profile with
               {
                   Families = FeatureFamilies.Glszm | FeatureFamilies.Gldzm | FeatureFamilies.Gldm | FeatureFamilies.Ngtdm,
                   Aggregations = profile.Profile == Profile.Ibsi
                       ? [TextureAggregation.Average2D, TextureAggregation.Merged25D, TextureAggregation.Merged3D]
                       : [normal == VoxelAxis.Slice ? TextureAggregation.Average3D : TextureAggregation.DirectionMerged25D],
                   PlaneNormal = normal,
                   Rules = RegionRules.None,
                   MaxDegreeOfParallelism = 1,
                   AdditionalInfo = false,
               }),
        ];
        int undefined = 0, refused = 0;
        Parallel.For(0, 30_000, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, seed =>
        {
            Random random = new(seed);
            ImageSize size = new(1 + random.Next(5), 1 + random.Next(5), 1 + random.Next(4));
            (Volume volume, Mask mask) = RandomRegion.Create(seed, size, 1 + random.Next(200), random.NextDouble());
            FeatureSet features;
            try
            {
                features = extractors[seed % extractors.Length].Extract(volume, mask, CancellationToken.None);
            }
            catch (SettingsException refusal) when (refusal.Code == "TEXTURE_NO_DIRECTION")
            {
                // As PyRadiomics refuses regions of which no two voxels could be neighbors in a plane.
                Assert.Equal(0, seed % 2);
                Interlocked.Increment(ref refused);
                return;
            }
            foreach (FeatureValue feature in features)
            {
                Assert.False(double.IsInfinity(feature.Value), $"seed {seed}: {feature} for {mask.VoxelCount} voxels of {size}");
                Assert.True(double.IsNaN(feature.Value) == feature.Reason is not null, $"seed {seed}: {feature}");
                if (feature.Reason is null) continue;
                // Only where no voxel has a neighbor, and only in IBSI's profile.
                Assert.Equal(UndefinedReason.NoNeighbors, feature.Reason);
                Assert.Equal(FeatureFamilies.Ngtdm, feature.Feature.Family);
                Assert.Equal(1, seed % 2);
                Interlocked.Increment(ref undefined);
            }
        });
        Assert.True(undefined > 1000, $"only {undefined} values were undefined");
        Assert.InRange(refused, 100, 3000);
    }
}
