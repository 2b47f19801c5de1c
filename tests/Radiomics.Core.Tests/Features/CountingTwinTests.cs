using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The counting kernels against plain twins that visit every voxel, on regions that sweep row lengths around the vector widths.</summary>
public sealed class CountingTwinTests
{
    public static TheoryData<int, int, int, int, int, double, int> Regions()
    {
        TheoryData<int, int, int, int, int, double, int> data = [];
        int seed = 1;
        foreach (int columns in new[] { 1, 2, 3, 15, 31, 32, 33, 63, 64, 65, 66, 67, 130 })
        {
            data.Add(seed++, columns, 4, 3, 5, 0.8, 1);
            data.Add(seed++, columns, 1, 5, 3, 1.0, 4);
            data.Add(seed++, columns, 6, 2, 600, 0.5, 3);
            data.Add(seed++, columns, 3, 3, 1, 0.95, 1);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void CoOccurrencesAreThoseOfEveryPair(int seed, int columns, int rows, int slices, int values, double density, int smooth)
    {
        GrayLevels levels = Levels(seed, columns, rows, slices, values, density, smooth);
        Dictionary<(int, int, int), Dictionary<(int, int), long>> twin = [];
        foreach ((int X, int Y, int Z) step in VoxelDirections.All13)
        {
            Dictionary<(int, int), long> pairs = [];
            foreach (VoxelIndex voxel in Voxels(levels.Size))
            {
                int i = levels[voxel], j = levels[new VoxelIndex(voxel.Column + step.X, voxel.Row + step.Y, voxel.Slice + step.Z)];
                if (i == 0 || j == 0) continue;
                pairs[(i, j)] = pairs.GetValueOrDefault((i, j)) + 1;
                pairs[(j, i)] = pairs.GetValueOrDefault((j, i)) + 1;
            }
            if (pairs.Count > 0) twin[step] = pairs;
        }

        Glcm glcm = Glcm.Count(levels);

        Assert.Equal(twin.Keys, glcm.Matrices.Select(d => d.Step!.Value));
        foreach (GlcmMatrix direction in glcm.Matrices)
        {
            Dictionary<(int, int), long> expected = twin[direction.Step!.Value];
            Assert.Equal(expected.Values.Sum(), direction.Total);
            foreach (((int i, int j), long count) in expected) Assert.Equal(count / direction.Total, direction[i, j]);
            Assert.Equal(expected.Count, direction.Cells.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void RunsAreThoseOfEveryLine(int seed, int columns, int rows, int slices, int values, double density, int smooth)
    {
        GrayLevels levels = Levels(seed, columns, rows, slices, values, density, smooth);
        Glrlm glrlm = Glrlm.Count(levels);
        int d = 0;
        foreach ((int X, int Y, int Z) step in VoxelDirections.All13)
        {
            SortedDictionary<(int Level, int Length), long> twin = [];
            foreach (VoxelIndex voxel in Voxels(levels.Size))
            {
                int level = levels[voxel];
                if (level == 0 || levels[Step(voxel, step, -1)] == level) continue;
                int length = 1;
                while (levels[Step(voxel, step, length)] == level) length++;
                twin[(level, length)] = twin.GetValueOrDefault((level, length)) + 1;
            }
            bool hasLineOfTwo = Voxels(levels.Size).Any(voxel => levels[voxel] != 0
                && Enumerable.Range(1, levels.Size.Columns + levels.Size.Rows + levels.Size.Slices).Any(times => levels[Step(voxel, step, times)] != 0));
            if (hasLineOfTwo) Assert.Equal(twin.Select(t => (t.Key.Level, t.Key.Length, t.Value)), Cells(glrlm.Matrices[d++], levels));
        }
        Assert.Equal(d, glrlm.Matrices.Length);
    }

    [Fact]
    public void TheResultDoesNotDependOnTheNumberOfThreads()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(77, new ImageSize(60, 40, 20), 400, 0.8, 2);
        ExtractionSettings one = ExtractionSettings.PyRadiomics with { MaxDegreeOfParallelism = 1 };
        FeatureSet single = new FeatureExtractor(one).Extract(volume, mask, TestContext.Current.CancellationToken);
        Assert.True(mask.VoxelCount > 20_000);
        foreach (int threads in new[] { 2, 8 })
        {
            FeatureSet many = new FeatureExtractor(one with { MaxDegreeOfParallelism = threads }).Extract(volume, mask, TestContext.Current.CancellationToken);
            Assert.Equal(single.Select(f => BitConverter.DoubleToInt64Bits(f.Value)), many.Select(f => BitConverter.DoubleToInt64Bits(f.Value)));
        }
    }

    private static GrayLevels Levels(int seed, int columns, int rows, int slices, int values, double density, int smooth)
    {
        (Volume volume, Mask mask) = RandomRegion.Create(seed, new ImageSize(columns, rows, slices), values, density, smooth);
        return new FixedBinSize(1).Discretize(volume, mask);
    }

    private static (int Level, int Length, long Count)[] Cells(LevelLengthMatrix matrix, GrayLevels levels) =>
        [.. matrix.Cells.ToArray().Select(c => (levels.Levels[c.Rank - 1], c.Length, (long)c.Count))];

    private static VoxelIndex Step(VoxelIndex voxel, (int X, int Y, int Z) step, int times) =>
        new(voxel.Column + times * step.X, voxel.Row + times * step.Y, voxel.Slice + times * step.Z);

    private static IEnumerable<VoxelIndex> Voxels(ImageSize size) => Enumerable.Range(0, (int)size.VoxelCount).Select(size.IndexOf);
}
