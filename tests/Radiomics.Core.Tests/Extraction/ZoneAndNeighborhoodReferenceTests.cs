using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>Zone and neighborhood families against IBSI's reference values of both phantoms and every value that PyRadiomics (commit 8ed5793) computes.</summary>
public sealed class ZoneAndNeighborhoodReferenceTests
{
    private const FeatureFamilies Families = FeatureFamilies.Glszm | FeatureFamilies.Gldzm | FeatureFamilies.Gldm | FeatureFamilies.Ngtdm;

    private const int FeaturesOfFourFamilies = 16 + 16 + 17 + 5;

    [Fact]
    public void TheDigitalPhantomMeetsIbsi()
    {
        ExtractionSettings settings = ExtractionSettings.Ibsi with
        {
            Families = Families,
            Discretization = new FixedBinSize(1),
            Resegmentation = null,
            Aggregations = [TextureAggregation.SliceMerged2D, TextureAggregation.Merged25D, TextureAggregation.Merged3D],
        };
        FeatureSet features = new FeatureExtractor(settings).Extract(DigitalPhantom.Volume, DigitalPhantom.Mask, TestContext.Current.CancellationToken);
        AssertMeetsIbsi(features, "digital_phantom", 3 * FeaturesOfFourFamilies);
    }

    /// <summary>Configurations of the CT phantom whose image is interpolated or whose region is re-segmented: zones then reach less far than the mask that distances are measured in.</summary>
    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("D")]
    [InlineData("E")]
    public void TheCtPhantomMeetsIbsi(string configuration)
    {
        Volume image = Volume.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz"));
        Mask mask = Mask.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/mask/mask.nii.gz"), image, 1);
        bool flat = configuration is "A" or "B";
        ExtractionSettings settings = ExtractionSettings.Ibsi with
        {
            Families = Families,
            Discretization = configuration is "A" or "C" ? new FixedBinSize(25) : new FixedBinNumber(32),
            Resampling = configuration switch
            {
                "A" => null,
                "B" => new Resampling(new Spacing(2, 2, 0), Interpolation.Linear),
                "E" => new Resampling(Spacing.Isotropic(2), Interpolation.BSpline),
                _ => new Resampling(Spacing.Isotropic(2), Interpolation.Linear),
            },
            Resegmentation = configuration switch
            {
                "A" or "B" => new Resegmentation { Lower = -500, Upper = 400 },
                "C" => new Resegmentation { Lower = -1000, Upper = 400 },
                "D" => new Resegmentation { OutlierSigma = 3 },
                _ => new Resegmentation { Lower = -1000, Upper = 400, OutlierSigma = 3 },
            },
            Aggregations = flat ? [TextureAggregation.SliceMerged2D, TextureAggregation.Merged25D] : [TextureAggregation.Merged3D],
        };
        FeatureSet features = new FeatureExtractor(settings).Extract(image, mask, TestContext.Current.CancellationToken);
        AssertMeetsIbsi(features, "ct_phantom_" + configuration, (flat ? 2 : 1) * FeaturesOfFourFamilies);
    }

    private static void AssertMeetsIbsi(FeatureSet features, string table, int count)
    {
        List<string> wrong = [];
        int compared = 0;
        foreach (string[] row in File.ReadLines(Reference.Require($"ibsi1/{table}.csv")).Select(l => l.Split(',')))
        {
            if (row[0] is not ("GLSZM" or "GLDZM" or "NGLDM" or "NGTDM") || row[4].Length == 0) continue;
            double reference = double.Parse(row[4], CultureInfo.InvariantCulture), tolerance = double.Parse(row[5], CultureInfo.InvariantCulture);
            double value = features["original_" + row[7]];
            double rounded = double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (!(Math.Abs(rounded - reference) <= tolerance + 1e-9 * Math.Abs(reference))) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{row[7]}: {value:R}, IBSI {reference} +- {tolerance}"));
            compared++;
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(count, compared);
        Assert.Equal(compared, features.Count);
    }

    public static TheoryData<string> Cases { get; } =
    [
        .. from image in new[] { "brain1", "ibsi_ct", "LIDC-IDRI-0001" }
           from setting in new[] { "s1_default", "s2_bincount32", "s3_fine_dist12_asym", "s4_euclidean", "s5_noweight_gldm1", "s6_force2D", "s14_shape2D_slice" }
           select $"values/{image}__{setting}",
        "edge/edge_brain1__distances_1_3", "edge/edge_brain1__distances_3", "edge/edge_brain1__gldm_a_30", "edge/edge_brain1__force2Ddim1", "edge/edge_brain1__force2Ddim2",
        "edge/edge_brain1__binWidth_huge", "edge/edge_brain1__binCount_1", "edge/edge_constant0__force2D", "edge/edge_constant-110__force2D", "edge/edge_constant100__force2D",
        "edge/edge_constant110__force2D", "edge/edge_natural_flat__default", "edge/edge_stripes_two_levels__default", "edge/edge_thin3_slices__default",
        "edge/edge_whole_slice__default_noshape", "edge/edge_whole_slice__force2D_noshape", "edge/edge_2Dimage__default", "edge/edge_2Dimage__force2D",
        .. from region in new[]
           {
               "two_voxels_adjacent_x", "two_voxels_diagonal", "two_voxels_apart", "row5_x", "row5_z", "plane_xy_9x7", "plane_xz_9x5", "plane_yz_9x5", "two_blobs",
               "border_z", "border_corner_low", "border_corner_high",
           }
           from setting in new[] { "mindim1", "mindim1_bincount32", "mindim1_euclidean", "mindim1_force2D" }
           where (region, setting) != ("row5_z", "mindim1_force2D")
           select $"edge/edge_{region}__{setting}",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryValueOfPyRadiomicsIsReproduced(string name)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/{name}.json")));
        JsonElement root = reference.RootElement;
        Volume image = Volume.Load(PathOf("image"));
        Mask mask = Mask.Load(PathOf("mask"), image, root.TryGetProperty("label", out JsonElement label) ? label.GetInt32() : 1);
        ExtractionSettings settings = Settings(root.GetProperty("settings"));
        // In an image of two dimensions PyRadiomics counts axes from rows.
        if (name.Contains("2Dimage", StringComparison.Ordinal)) settings = settings with { PlaneNormal = settings.PlaneNormal + 1 };
        FeatureSet features = new FeatureExtractor(settings).Extract(image, mask, TestContext.Current.CancellationToken);

        List<string> wrong = [];
        int compared = 0;
        foreach (JsonProperty expected in root.GetProperty("features").EnumerateObject())
        {
            if (expected.Name.Split('_') is not ["original", "glszm" or "gldm" or "ngtdm", _]) continue;
            double value = features[expected.Name], there = expected.Value.GetDouble();
            if (!(Math.Abs(value - there) <= 1e-9 * Math.Abs(there) + 1e-14)) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{expected.Name}: {value:R} against {there:R}"));
            compared++;
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(16 + 14 + 5, compared);
        Assert.Equal(compared, features.Count);

        string PathOf(string part)
        {
            string file = root.GetProperty(part).GetString()!;
            return Reference.Require((file.StartsWith("edge", StringComparison.Ordinal) ? "pyradiomics/edge/data/" : "pyradiomics/data/") + file);
        }
    }

    [Theory]
    [InlineData(FeatureFamilies.Glszm, "force2D")]
    [InlineData(FeatureFamilies.Gldm, "force2D")]
    [InlineData(FeatureFamilies.Ngtdm, "force2D")]
    [InlineData(FeatureFamilies.Gldm, "distances_100")]
    [InlineData(FeatureFamilies.Ngtdm, "distances_100")]
    public void WhereNoDirectionFitsPyRadiomicsProfileRefusesToo(FeatureFamilies family, string setting)
    {
        Volume volume = Volume.FromHounsfield([0, 30, 60, 90, 120], new ImageSize(1, 1, 5), Spacing.Isotropic(1));
        Mask mask = Mask.FromVoxels(volume.Geometry, [1, 1, 1, 1, 1]);
        ExtractionSettings settings = ExtractionSettings.PyRadiomics with { Families = family, Rules = RegionRules.None };
        settings = setting == "force2D" ? settings with { Aggregations = [TextureAggregation.DirectionMerged25D] } : settings with { Distances = [100] };
        SettingsException error = Assert.Throws<SettingsException>(() => new FeatureExtractor(settings).Extract(volume, mask, TestContext.Current.CancellationToken));
        Assert.Equal("TEXTURE_NO_DIRECTION", error.Code);
    }

    private static ExtractionSettings Settings(JsonElement given)
    {
        ExtractionSettings settings = ExtractionSettings.PyRadiomics with { Families = Families, Rules = RegionRules.None };
        foreach (JsonProperty setting in given.EnumerateObject())
        {
            settings = setting.Name switch
            {
                "binWidth" => settings with { Discretization = new FixedBinSize(setting.Value.GetDouble()) },
                "binCount" => settings with { Discretization = new FixedBinNumber(setting.Value.GetInt32()) },
                "distances" => settings with { Distances = [.. setting.Value.EnumerateArray().Select(d => d.GetInt32())] },
                "gldm_a" => settings with { DependenceCutoff = setting.Value.GetInt32() },
                "force2D" => settings with { Aggregations = [setting.Value.GetBoolean() ? TextureAggregation.DirectionMerged25D : TextureAggregation.Average3D] },
                "force2Ddimension" => settings with { PlaneNormal = (VoxelAxis)setting.Value.GetInt32() },
                _ => settings,
            };
        }
        return settings;
    }
}
