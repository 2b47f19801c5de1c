using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction.Maps;

/// <summary>Feature maps against plain extraction: at every voxel the value of each map is the feature of the kernel as a region of its own, with the bins of the whole region.</summary>
public sealed class FeatureMapTwinTests
{
    private const double BinWidth = 3;

    public static TheoryData<int, int, int, int, int, bool, bool, VoxelAxis, double> Regions()
    {
        TheoryData<int, int, int, int, int, bool, bool, VoxelAxis, double> data = [];
        int seed = 1;
        foreach (int radius in new[] { 1, 2 })
        {
            foreach (bool masked in new[] { true, false })
            {
                data.Add(seed++, 6, 5, 4, radius, masked, false, VoxelAxis.Slice, 0.7);
                data.Add(seed++, 7, 3, 2, radius, masked, false, VoxelAxis.Slice, 0.3);
                data.Add(seed++, 5, 4, 3, radius, masked, true, VoxelAxis.Slice, 0.8);
                data.Add(seed++, 4, 5, 3, radius, masked, true, VoxelAxis.Row, 0.6);
                data.Add(seed++, 3, 4, 5, radius, masked, true, VoxelAxis.Column, 0.9);
                data.Add(seed++, 1, 6, 1, radius, masked, false, VoxelAxis.Slice, 1);
                data.Add(seed++, 5, 5, 3, radius, masked, false, VoxelAxis.Slice, 0);
            }
        }
        data.Add(seed, 7, 7, 7, 9, true, false, VoxelAxis.Slice, 0.5);
        return data;
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void EveryVoxelIsItsKernelAsARegion(int seed, int columns, int rows, int slices, int radius, bool masked, bool flat, VoxelAxis normal, double density)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), 40, density, smooth: 2);
        ExtractionSettings settings = ExtractionSettings.PyRadiomics with
        {
            Families = FeatureMapper.Mappable,
            Rules = RegionRules.None,
            Discretization = new FixedBinSize(BinWidth),
            Aggregations = [flat ? TextureAggregation.DirectionMerged25D : TextureAggregation.Average3D],
            PlaneNormal = normal,
            AdditionalInfo = false,
            Maps = new MapSettings { KernelRadius = radius, MaskedKernel = masked, InitialValue = -7 },
        };
        IReadOnlyList<FeatureMap> maps = new FeatureMapper(settings).Extract(volume, mask, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(94, maps.Count);

        VoxelRegion grid = mask.Region.Expand(radius, radius, radius, volume.Size);
        Assert.All(maps, m => Assert.Equal(volume.Geometry.Crop(grid), m.Geometry));
        VoxelIndex[] all = [.. Enumerable.Range(0, (int)grid.Size.VoxelCount).Select(grid.Size.IndexOf)];
        float[] counted = [.. all.Where(v => !masked || mask[InImage(v)]).Select(v => volume[InImage(v)])];
        double low = Math.Floor(counted.Min() / BinWidth) * BinWidth;
        int[] levels = [.. counted.Select(x => (int)Math.Floor((x - low) / BinWidth) + 1)];
        FixedBinSize bins = new(BinWidth) { LowestEdge = low };
        FeatureExtractor extractor = new(settings with { Discretization = bins });
        foreach (VoxelIndex voxel in all)
        {
            if (!mask[InImage(voxel)])
            {
                Assert.All(maps, m => Assert.Equal(-7, m[voxel]));
                continue;
            }
            Mask kernel = Mask.FromVoxels(volume.Geometry, [.. Enumerable.Range(0, (int)volume.Size.VoxelCount).Select(volume.Size.IndexOf).Select(v =>
                IsNear(v, InImage(voxel), radius, flat ? normal : null) && (!masked || mask[v]) ? (byte)1 : (byte)0)]);
            FeatureSet expected = extractor.Extract(volume, kernel, TestContext.Current.CancellationToken);
            Glcm glcm = Glcm.Count(bins.Discretize(volume, kernel), settings.TextureWith(settings.Aggregations[0]) with { RefuseWithoutDirections = false });
            bool isFlat = expected.Provenance.GrayLevelCount == 1 && levels.Distinct().Count() > 1;
            foreach (FeatureMap map in maps)
            {
                // Ng and the number of levels are those of the whole region.
                double value = map.Feature.PyRadiomicsName switch
                {
                    "Idn" => InverseDifference(glcm, k => k / levels.Max()),
                    "Idmn" => InverseDifference(glcm, k => k * k / ((double)levels.Max() * levels.Max())),
                    "MCC" when isFlat => glcm.Matrices.Count == 0 ? double.NaN : 0,
                    _ => expected[map.Name],
                };
                Assert.True(
                    double.IsNaN(value) ? double.IsNaN(map[voxel]) : Math.Abs(map[voxel] - value) <= (map.Feature.PyRadiomicsName is "Idn" or "Idmn" ? 1e-14 : 0),
                    $"{map.Name} at {voxel}: {map[voxel]:R}, not {value:R}");
            }
        }

        VoxelIndex InImage(VoxelIndex v) => new(v.Column + grid.Start.Column, v.Row + grid.Start.Row, v.Slice + grid.Start.Slice);
    }

    private static double InverseDifference(Glcm glcm, Func<double, double> weight)
    {
        double[] values = [.. glcm.Matrices.Select(m =>
        {
            double sum = 0;
            for (int i = 1; i <= 15; i++)
                for (int j = 1; j <= 15; j++) sum += m[i, j] / (1 + weight(Math.Abs(i - j)));
            return sum;
        })];
        return values.Length == 0 ? double.NaN : values.Average();
    }

    private static bool IsNear(VoxelIndex a, VoxelIndex b, int radius, VoxelAxis? normal)
    {
        int x = Math.Abs(a.Column - b.Column), y = Math.Abs(a.Row - b.Row), z = Math.Abs(a.Slice - b.Slice);
        return Math.Max(x, Math.Max(y, z)) <= radius && normal switch { VoxelAxis.Slice => z, VoxelAxis.Row => y, VoxelAxis.Column => x, _ => 0 } == 0;
    }
}
