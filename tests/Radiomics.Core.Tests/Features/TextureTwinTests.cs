using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>The matrices of every aggregation, plane, distance, order and weight against plain counting, and what they are when there is nothing to count.</summary>
public sealed class TextureTwinTests
{
    [Fact]
    public void CoOccurrencesAreThoseOfPlainCounting()
    {
        int cells = 0;
        foreach ((GrayLevels levels, TextureOptions options) in TextureTwin.Cases())
        {
            List<TextureTwin.Matrix> expected = TextureTwin.Pairs(levels, options);
            IReadOnlyList<GlcmMatrix> found = Glcm.Count(levels, options, 2).Matrices;
            Assert.Equal(expected.Select(m => (m.Step, m.Plane)), found.Select(m => (m.Step, m.Plane)));
            foreach ((TextureTwin.Matrix twin, GlcmMatrix matrix) in expected.Zip(found))
            {
                double total = twin.Cells.Values.Sum();
                Assert.Equal(total, matrix.Total, 1e-12 * total);
                Assert.Equal(twin.Cells.Keys, matrix.Cells.ToArray().Select(c => ((int)matrix.Levels[c.Row], (int)matrix.Levels[c.Column])));
                foreach (((double count, TextureCell cell) pair, int i) in twin.Cells.Values.Zip(matrix.Cells.ToArray()).Select((p, i) => (p, i)))
                {
                    Assert.Equal(pair.count / total, pair.cell.Value, 1e-13);
                    cells++;
                }
                Assert.Equal(1, matrix.Rows.ToArray().Sum(), 1e-12);
                Assert.Equal(matrix.Levels.ToArray().Select((level, j) => twin.Cells.Where(c => c.Key.Column == level).Sum(c => c.Value / total)), matrix.Columns.ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
            }
        }
        Assert.True(cells > 10_000);
    }

    [Fact]
    public void RunsAreThoseOfPlainCounting()
    {
        int cells = 0;
        foreach ((GrayLevels levels, TextureOptions options) in TextureTwin.Cases())
        {
            List<TextureTwin.Matrix> expected = TextureTwin.Runs(levels, options);
            LevelLengthMatrix[] found = [.. Glrlm.Count(levels, options, 2).Matrices.ToArray().Where(m => m.Total > 0)];
            Assert.Equal(expected.Count, found.Length);
            foreach ((TextureTwin.Matrix twin, LevelLengthMatrix matrix) in expected.Zip(found))
            {
                Assert.Equal(twin.Cells.Keys, matrix.Cells.ToArray().Select(c => (levels.Levels[c.Rank - 1], c.Length)));
                Assert.Equal(twin.Cells.Values, matrix.Cells.ToArray().Select(c => c.Count), (a, b) => Math.Abs(a - b) <= 1e-12 * a);
                Assert.Equal(twin.Cells.Sum(c => c.Value * c.Key.Column), matrix.Voxels, 1e-12 * matrix.Voxels);
                cells += matrix.Cells.Length;
            }
        }
        Assert.True(cells > 10_000);
    }

    [Fact]
    public void TheResultDoesNotDependOnTheNumberOfThreads()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(78, new ImageSize(50, 40, 12), 300, 0.8, 2);
        ExtractionSettings one = ExtractionSettings.Ibsi with
        {
            Families = FeatureFamilies.Glcm | FeatureFamilies.Glrlm,
            Aggregations = Enum.GetValues<TextureAggregation>(),
            Weighting = DistanceWeighting.Euclidean,
            MaxDegreeOfParallelism = 1,
        };
        long[] single = Bits(one);
        Assert.Equal(6 * (25 + 16), single.Length);
        foreach (int threads in new[] { 2, 8 }) Assert.Equal(single, Bits(one with { MaxDegreeOfParallelism = threads }));

        long[] Bits(ExtractionSettings settings) =>
            [.. new FeatureExtractor(settings).Extract(volume, mask, TestContext.Current.CancellationToken).Select(f => BitConverter.DoubleToInt64Bits(f.Value))];
    }

    [Fact]
    public void ASingleVoxelHasRunsForIbsiButNoPairs()
    {
        Volume volume = Volume.FromHounsfield([7], new ImageSize(1, 1, 1), Spacing.Isotropic(1));
        FeatureSet features = new FeatureExtractor(ExtractionSettings.Ibsi with { Aggregations = Enum.GetValues<TextureAggregation>(), Families = FeatureFamilies.Glcm | FeatureFamilies.Glrlm })
            .Extract(volume, Mask.FromVoxels(volume.Geometry, [1]), TestContext.Current.CancellationToken);
        Assert.All(features.OfFamily(FeatureFamilies.Glcm), f => Assert.Equal("NO_NEIGHBORS", f.Reason!.Code));
        Assert.All(features.Where(f => f.Feature.Id == "rlm_r_perc"), f => Assert.Equal(1, f.Value));
    }

    [Fact]
    public void DistancesBeyondTheBoxAreRefusedOnlyWhereAskedFor()
    {
        (Volume volume, Mask mask) = RandomRegion.Create(3, new ImageSize(5, 4, 3), 9, 1);
        GrayLevels levels = new FixedBinSize(1).Discretize(volume, mask);
        TextureOptions options = new() { Distances = [5, 70] };
        Assert.Empty(Glcm.Count(levels, options).Matrices);
        SettingsException error = Assert.Throws<SettingsException>(() => Glcm.Count(levels, options with { RefuseWithoutDirections = true }));
        Assert.Contains("5 or 70 voxels", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 x 4 x 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<SettingsException>(() => Glcm.Count(levels, options with { Distances = [] }));
        Assert.Throws<SettingsException>(() => Glcm.Count(levels, options with { Distances = [1, 0] }));
    }
}
