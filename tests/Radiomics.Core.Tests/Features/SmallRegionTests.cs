using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Tiny, flat and odd regions: a number or NaN with a reason, never an exception and never infinity.</summary>
public sealed class SmallRegionTests
{
    private static readonly FeatureExtractor s_extractor = new(ExtractionSettings.PyRadiomics with { Rules = RegionRules.None });

    private static readonly ExtractionSettings s_pyRadiomics = ExtractionSettings.PyRadiomics with { Rules = RegionRules.None };

    private static readonly ExtractionSettings s_ibsi = ExtractionSettings.Ibsi with { Aggregations = Enum.GetValues<TextureAggregation>() };

    /// <summary>Settings that take turns from region to region.</summary>
    private static readonly Dictionary<string, ExtractionSettings[]> s_settings = new()
    {
        ["pyradiomics"] = [s_pyRadiomics],
        ["ibsi"] = [s_ibsi],
        ["varied"] =
        [
            s_pyRadiomics with { Aggregations = [TextureAggregation.DirectionMerged25D], PlaneNormal = VoxelAxis.Column, DependenceCutoff = 1, IntensityShift = 300 },
            s_pyRadiomics with { Aggregations = [TextureAggregation.Merged25D], PlaneNormal = VoxelAxis.Row, Weighting = DistanceWeighting.Manhattan, SymmetricGlcm = false },
            s_pyRadiomics with { Aggregations = [TextureAggregation.Merged3D], Weighting = DistanceWeighting.Euclidean, Distances = [1, 2], Discretization = new FixedBinNumber(16) },
            s_pyRadiomics with { Families = FeatureFamilies.All, Distances = [2], Resegmentation = new Resegmentation { Lower = -1, Upper = 1, Mode = ResegmentationMode.Sigma } },
            s_pyRadiomics with { SymmetricGlcm = false, Normalization = new Normalization(100, 2), Resampling = new Resampling(new Spacing(0.8, 0, 1.1)) },
            s_ibsi with { PlaneNormal = VoxelAxis.Row, Discretization = new FixedBinNumber(8), VolumeHistogramDiscretization = new FixedBinNumber(1000) },
            s_ibsi with { PlaneNormal = VoxelAxis.Column, Resegmentation = new Resegmentation { Lower = -60 }, VolumeHistogramDiscretization = new FixedBinSize(2.5), Weighting = DistanceWeighting.Infinity },
            s_ibsi with { Resampling = new Resampling(Spacing.Isotropic(0.9), Interpolation.Linear), Resegmentation = new Resegmentation { OutlierSigma = 3 } },
        ],
    };

    /// <summary>What a region may be refused for with such settings: no two voxels of it can be neighbors, or none is left of it.</summary>
    private static readonly string[] s_refusals = ["TEXTURE_NO_DIRECTION", "MASK_RESEGMENTED_AWAY", "MASK_LOST", "MASK_NOT_PLANAR", "NORMALIZE_FLAT"];

    public static TheoryData<string> Settings { get; } = ["pyradiomics", "ibsi", "varied"];

    [Theory]
    [MemberData(nameof(Settings))]
    public void EveryFeatureOfTwentyThousandSmallRegionsIsANumberOrUndefinedWithAReason(string name)
    {
        FeatureExtractor[] extractors = [.. s_settings[name].Select(s => new FeatureExtractor(s with { MaxDegreeOfParallelism = 1, AdditionalInfo = false }))];
        IReadOnlyList<string>[] names = [.. extractors.Select(e => e.FeatureNames)];
        int largest = 0, computed = 0;
        Parallel.For(0, 20_000, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, seed =>
        {
            (Volume volume, Mask mask) = SmallRegions.Create(seed);
            int turn = seed % extractors.Length;
            FeatureSet features;
            try
            {
                features = extractors[turn].Extract(volume, mask, CancellationToken.None);
            }
            catch (RadiomicsException refusal) when (extractors.Length > 1 && s_refusals.Contains(refusal.Code))
            {
                return;
            }
            Interlocked.Increment(ref computed);
            if (mask.VoxelCount == SmallRegions.MaximumVoxels) Interlocked.Increment(ref largest);
            if (seed % 100 == 0 && features.Count == names[turn].Count) Assert.Equal(names[turn], features.Select(f => f.Name));
            foreach (FeatureValue feature in features)
            {
                Assert.False(double.IsInfinity(feature.Value), $"seed {seed}: {feature} for {mask.VoxelCount} voxels");
                Assert.True(double.IsNaN(feature.Value) == feature.Reason is not null, $"seed {seed}: {feature.Name} = {feature.Value} with reason '{feature.Reason}'");
                Assert.True(feature.Reason is null || feature.Reason.Code is { Length: > 0 } and not "DIVISION_BY_ZERO", $"seed {seed}: {feature.Name}: {feature.Reason}");
            }
        });
        Assert.True(computed == 20_000 || (extractors.Length > 1 && computed > 15_000), $"only {computed} regions were computed");
        Assert.True(largest > 100, $"only {largest} regions had {SmallRegions.MaximumVoxels} voxels");
    }

    [Fact]
    public void ASingleVoxelHasNoNeighborsAndNoAxesAndSaysSo()
    {
        Volume volume = Volume.FromHounsfield([7], new ImageSize(1, 1, 1), Spacing.Isotropic(1));
        FeatureSet features = s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [1]), TestContext.Current.CancellationToken);
        Assert.True(double.IsNaN(features["original_glcm_Contrast"]));
        Assert.Equal("no two voxels of the region are neighbors", features.Find("original_glcm_Contrast")!.Reason!.Text);
        Assert.Equal("the region is a single voxel and has no axes", features.Find("original_shape_Elongation")!.Reason!.Text);
        Assert.Equal("no line along a direction holds two voxels of the region", features.Find("original_glrlm_RunEntropy")!.Reason!.Text);
        Assert.Equal(7, features["original_firstorder_Median"]);
        Assert.Equal(1.0 / 6, features["original_shape_MeshVolume"], 1e-15);
        Assert.Equal(1, features["original_glszm_ZonePercentage"]);
    }

    [Fact]
    public void RunsAcrossARegionOfOneSliceAreNotCounted()
    {
        Volume volume = Volume.FromHounsfield([0, 0, 100, 100], new ImageSize(2, 2, 1), Spacing.Isotropic(1));
        Glrlm glrlm = Glrlm.Count(new FixedBinSize(25).Discretize(volume, Mask.FromVoxels(volume.Geometry, [1, 1, 1, 1])));
        Assert.Equal(4, glrlm.Matrices.Length);
        // Along rows two runs of two, along columns and both diagonals four runs of one.
        Assert.Equal((2 / 4.0 + 3 * 4 / 4.0) / 4, GlrlmFeatures.RunPercentage(glrlm), 1e-15);
    }

    [Fact]
    public void TwoVoxelsOnOneLineCountAlsoWithAGapBetweenThem()
    {
        Volume volume = Volume.FromHounsfield([0, 0, 100], new ImageSize(3, 1, 1), Spacing.Isotropic(1));
        Glrlm glrlm = Glrlm.Count(new FixedBinSize(25).Discretize(volume, Mask.FromVoxels(volume.Geometry, [1, 0, 1])));
        Assert.Equal(1, glrlm.Matrices.Length);
        Assert.Equal(1, GlrlmFeatures.RunPercentage(glrlm));
    }

    [Fact]
    public void AFlatRegionHasTheLimitValues()
    {
        Volume volume = Volume.FromHounsfield([.. Enumerable.Repeat(-110f, 27)], new ImageSize(3, 3, 3), Spacing.Isotropic(1));
        FeatureSet features = s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [.. Enumerable.Repeat((byte)1, 27)]), TestContext.Current.CancellationToken);
        Assert.Equal(1, features["original_glcm_Correlation"]);
        Assert.Equal(1, features["original_glcm_MCC"]);
        Assert.Equal(0, features["original_glcm_Imc1"]);
        Assert.Equal(0, features["original_firstorder_Skewness"]);
        Assert.Equal(0, features["original_firstorder_Kurtosis"]);
        Assert.Equal(0, features["original_firstorder_Entropy"], 1e-15);
    }

    [Fact]
    public void AnEmptyMaskIsRefused()
    {
        Volume volume = Volume.FromHounsfield([7], new ImageSize(1, 1, 1), Spacing.Isotropic(1));
        MaskException error = Assert.Throws<MaskException>(() => s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [0]), TestContext.Current.CancellationToken));
        Assert.Equal("MASK_EMPTY", error.Code);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void AVoxelThatIsNoNumberIsRefused(float value)
    {
        Volume volume = Volume.FromHounsfield([7, value], new ImageSize(2, 1, 1), Spacing.Isotropic(1));
        MaskException error = Assert.Throws<MaskException>(() => s_extractor.Extract(volume, Mask.FromVoxels(volume.Geometry, [1, 1]), TestContext.Current.CancellationToken));
        Assert.Equal("MASK_NOT_FINITE", error.Code);
        Assert.Contains("1 of its 2 voxels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMaskOnAnotherGridIsRefused()
    {
        Volume volume = Volume.FromHounsfield([7, 8], new ImageSize(2, 1, 1), Spacing.Isotropic(1));
        Mask mask = Mask.FromVoxels(new ImageGeometry(new ImageSize(2, 1, 1), Spacing.Isotropic(1.5)), [1, 1]);
        Assert.Throws<GeometryMismatchException>(() => s_extractor.Extract(volume, mask, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ShapeAloneDoesNotAskForIntensities()
    {
        Volume volume = Volume.FromHounsfield([7, float.NaN], new ImageSize(2, 1, 1), Spacing.Isotropic(1));
        Mask mask = Mask.FromVoxels(volume.Geometry, [1, 1]);
        FeatureExtractor shape = new(ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.Shape, Rules = RegionRules.None });
        Assert.Equal(2, shape.Extract(volume, mask, TestContext.Current.CancellationToken)["original_shape_VoxelVolume"]);
        Mask elsewhere = Mask.FromVoxels(new ImageGeometry(new ImageSize(2, 1, 1), Spacing.Isotropic(1.5)), [1, 1]);
        Assert.Throws<GeometryMismatchException>(() => shape.Extract(volume, elsewhere, TestContext.Current.CancellationToken));
    }
}
