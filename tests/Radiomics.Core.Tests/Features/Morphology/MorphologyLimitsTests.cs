using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features.Morphology;

/// <summary>Regions without extent, what needs intensities and what does not, and masks that re-segmentation changed.</summary>
public sealed class MorphologyLimitsTests
{
    private static readonly FeatureExtractor s_morphology = new(ExtractionSettings.Ibsi with { Families = FeatureFamilies.Shape });

    [Fact]
    public void ASingleVoxelHasLimitsAndReasons()
    {
        FeatureSet features = Extract(new ImageSize(1, 1, 1), [7]);
        // The mesh is an octahedron: 1/6 of its box, its own convex hull.
        Assert.Equal(1.0 / 6, features["original_morph_vol_dens_aabb"], 1e-15);
        Assert.Equal(1, features["original_morph_vol_dens_conv_hull"], 1e-12);
        Assert.Equal(1, features["original_morph_area_dens_conv_hull"], 1e-12);
        Assert.Equal(1 / Math.PI, features["original_morph_vol_dens_mvee"], 1e-8);
        Assert.InRange(features["original_morph_vol_dens_ombb"], 1.0 / 6, 1);
        Assert.Equal(0, features["original_morph_com"]);
        Assert.Equal(0, features["original_morph_pca_maj_axis"]);
        Assert.Equal(7.0 / 6, features["original_morph_integ_int"], 1e-14);
        Assert.Equal("SINGLE_VOXEL", Reason(features, "morph_pca_elongation"));
        Assert.Equal("DEGENERATE_ELLIPSOID", Reason(features, "morph_vol_dens_aee"));
        Assert.Equal("DEGENERATE_ELLIPSOID", Reason(features, "morph_area_dens_aee"));
        Assert.Equal("NO_VARIATION", Reason(features, "morph_moran_i"));
    }

    [Fact]
    public void ARowAndAPlaneHaveExactZeros()
    {
        FeatureSet row = Extract(new ImageSize(5, 1, 1), [1, 2, 3, 4, 5]);
        Assert.Equal(0, row["original_morph_pca_min_axis"]);
        Assert.Equal(0, row["original_morph_pca_elongation"]);
        Assert.Equal("DEGENERATE_ELLIPSOID", Reason(row, "morph_area_dens_aee"));
        // Covariance over N - 1 = 4: variance 2.5.
        Assert.Equal(4 * Math.Sqrt(2.5), row["original_morph_pca_maj_axis"], 1e-12);
        // An oblique plane, whose covariance is no diagonal matrix.
        byte[] voxels = new byte[125];
        ImageSize size = new(5, 5, 5);
        for (int i = 0; i < voxels.Length; i++) voxels[i] = size.IndexOf(i) is var v && v.Column + v.Row + v.Slice == 6 ? (byte)1 : (byte)0;
        Volume volume = Volume.FromHounsfield([.. Enumerable.Range(0, 125).Select(i => (float)(i % 7))], size, new Spacing(0.7, 0.9, 2.5));
        FeatureSet plane = s_morphology.Extract(volume, Mask.FromVoxels(volume.Geometry, voxels), TestContext.Current.CancellationToken);
        Assert.Equal(0, plane["original_morph_pca_least_axis"]);
        Assert.Equal(0, plane["original_morph_pca_flatness"]);
        Assert.Equal("DEGENERATE_ELLIPSOID", Reason(plane, "morph_vol_dens_aee"));
        Assert.True(plane["original_morph_area_dens_aee"] > 0);
    }

    [Fact]
    public void IntensitiesThatAddUpToZeroHaveNoCenter()
    {
        FeatureSet features = Extract(new ImageSize(3, 1, 1), [-5, 2, 3]);
        Assert.Equal("NO_MASS", Reason(features, "morph_com"));
        Assert.Equal(0, features["original_morph_integ_int"]);
    }

    [Fact]
    public void TheCenterOfMassIsThatOfTheIntensityMask()
    {
        Volume volume = Volume.FromHounsfield([1, 3, 100, 1], new ImageSize(4, 1, 1), new Spacing(2, 1, 1));
        ShapeMeasurements shape = ShapeMeasurements.Measure(Mask.FromVoxels(volume.Geometry, [1, 1, 1, 1]), volume, Mask.FromVoxels(volume.Geometry, [0, 1, 0, 1]));
        // Voxels: index 1.5; intensities: (1 x 3 + 3 x 1) / 4 = 1.5.
        Assert.Equal(0, ShapeFeatures.CenterOfMassShift(shape), 1e-14);
        Assert.Equal(2 * shape.MeshVolume, ShapeFeatures.IntegratedIntensity(shape), 1e-12);
        Assert.True(double.IsNaN(ShapeFeatures.CenterOfMassShift(ShapeMeasurements.Measure(Mask.FromVoxels(volume.Geometry, [1, 1, 1, 1])))));
    }

    [Fact]
    public void NoSmallRegionThrowsOrGivesInfinity()
    {
        Random random = new(43);
        for (int i = 0; i < 500; i++)
        {
            ImageSize size = new(1 + random.Next(5), 1 + random.Next(5), 1 + random.Next(4));
            (Volume volume, Mask mask) = RandomRegion.Create(i, size, 1 + random.Next(20), random.NextDouble());
            foreach (FeatureValue feature in s_morphology.Extract(volume, mask, TestContext.Current.CancellationToken))
            {
                Assert.False(double.IsInfinity(feature.Value), $"{feature} for {mask.VoxelCount} voxels of {size}");
                Assert.Equal(double.IsNaN(feature.Value), feature.Reason is not null);
                if (feature.Name.Contains("vol_dens_", StringComparison.Ordinal) && !feature.Name.EndsWith("aee", StringComparison.Ordinal)) Assert.InRange(feature.Value, 0, 1 + 1e-12);
            }
        }
    }

    [Theory]
    [InlineData("brain1")]
    [InlineData("ibsi_ct")]
    [InlineData("LIDC-IDRI-0001")]
    public void PyRadiomicsShapeOfAResegmentedMaskIsReproduced(string name)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/values/{name}__s10c_reseg_relative_shape.json")));
        JsonElement root = reference.RootElement;
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/" + root.GetProperty("image").GetString()));
        Mask mask = Mask.Load(Reference.Require("pyradiomics/data/" + root.GetProperty("mask").GetString()), image, 1);
        double maximum = RegionIntensities.Gather(image, mask).Maximum;
        byte[] voxels = mask.ToArray();
        for (int i = 0; i < voxels.Length; i++)
            if (!(image.Voxels[i] >= 0.4 * maximum && image.Voxels[i] <= 0.9 * maximum)) voxels[i] = 0;
        ShapeMeasurements shape = ShapeMeasurements.Measure(Mask.FromVoxels(mask.Geometry, voxels));
        List<string> wrong = [];
        foreach (Feature<ShapeMeasurements> feature in ShapeFeatures.All.Where(f => f.Definition.IsIn(Profile.PyRadiomics)))
        {
            double there = root.GetProperty("features").GetProperty($"original_shape_{feature.Definition.PyRadiomicsName}").GetDouble(), here = feature.Formula(shape);
            if (!(Math.Abs(here - there) <= 1e-9 * Math.Abs(there))) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{feature.Definition.PyRadiomicsName}: {here:R} against {there:R}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static FeatureSet Extract(ImageSize size, float[] intensities)
    {
        Volume volume = Volume.FromHounsfield(intensities, size, Spacing.Isotropic(1));
        return s_morphology.Extract(volume, Mask.FromVoxels(volume.Geometry, [.. intensities.Select(_ => (byte)1)]), TestContext.Current.CancellationToken);
    }

    private static string Reason(FeatureSet features, string tag)
    {
        FeatureValue feature = features.Find("original_" + tag)!;
        Assert.True(double.IsNaN(feature.Value), feature.ToString());
        return feature.Reason!.Code;
    }
}
