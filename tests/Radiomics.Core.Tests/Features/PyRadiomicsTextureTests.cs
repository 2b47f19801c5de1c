using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Every GLCM and GLRLM value that PyRadiomics (commit 8ed5793) computes under the settings that concern them.</summary>
public sealed class PyRadiomicsTextureTests
{
    public static TheoryData<string> Cases()
    {
        TheoryData<string> cases = [];
        foreach (string image in new[] { "brain1", "ibsi_ct", "LIDC-IDRI-0001" })
            foreach (string setting in new[] { "s1_default", "s2_bincount32", "s3_fine_dist12_asym", "s4_euclidean", "s5_noweight_gldm1", "s6_force2D", "s14_shape2D_slice" })
                cases.Add($"values/{image}__{setting}");
        foreach (string edge in new[]
        {
            "brain1__weighting_unknown", "brain1__weighting_infinity", "brain1__weighting_manhattan", "brain1__distances_3", "brain1__distances_1_3",
            "brain1__force2Ddim1", "brain1__force2Ddim2", "brain1__force2Ddim3", "constant100__force2D", "constant-110__force2D", "whole_slice__force2D_noshape", "2Dimage__force2D",
        })
        {
            cases.Add($"edge/edge_{edge}");
        }
        foreach (string mask in new[]
        {
            "two_voxels_adjacent_x", "two_voxels_diagonal", "two_voxels_apart", "row5_x", "row5_z", "plane_xy_9x7", "plane_xz_9x5", "plane_yz_9x5", "two_blobs",
            "border_z", "border_corner_low", "border_corner_high",
        })
        {
            foreach (string setting in new[] { "mindim1", "mindim1_force2D", "mindim1_euclidean", "mindim1_bincount32" })
                if (mask != "row5_z" || setting != "mindim1_force2D") cases.Add($"edge/edge_{mask}__{setting}");
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryValueIsReproduced(string name)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/{name}.json")));
        FeatureSet features = Extract(reference.RootElement);
        List<string> wrong = [];
        int compared = 0;
        foreach (JsonProperty expected in reference.RootElement.GetProperty("features").EnumerateObject())
        {
            if (expected.Name.Split('_')[1] is not ("glcm" or "glrlm")) continue;
            compared++;
            double tolerance = expected.Name.EndsWith("_MCC", StringComparison.Ordinal) ? 1e-8 : 1e-9;
            double value = features[expected.Name], there = expected.Value.ValueKind == JsonValueKind.Number ? expected.Value.GetDouble() : double.NaN;
            bool same = double.IsNaN(there) ? double.IsNaN(value) : Math.Abs(value - there) <= tolerance * Math.Abs(there) + 1e-12;
            if (!same) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{expected.Name}: {value:R} against {there:R}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(24 + 16, compared);
        Assert.Equal(compared, features.Count);
    }

    [Theory]
    [InlineData("row5_z__mindim1_force2D", "TEXTURE_NO_DIRECTION")]
    [InlineData("brain1__distances_100", "TEXTURE_NO_DIRECTION")]
    [InlineData("brain1__distances_0", "SETTING_RANGE")]
    public void WhatThereIsNoDirectionForIsRefused(string name, string code)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/edge/edge_{name}.json")));
        Assert.Equal("Error getting angle count.", reference.RootElement.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(code, Assert.Throws<SettingsException>(() => Extract(reference.RootElement)).Code);
    }

    private static FeatureSet Extract(JsonElement root)
    {
        Volume image = Volume.Load(PathOf("image"));
        Mask mask = Mask.Load(PathOf("mask"), image, root.GetProperty("label").GetInt32());
        ExtractionSettings settings = Settings(root.GetProperty("settings"));
        // An image of two dimensions has no slice axis in PyRadiomics: its axis 0 is that across rows.
        if (root.GetProperty("case").GetString() == "edge_2Dimage") settings = settings with { PlaneNormal = VoxelAxis.Row };
        return new FeatureExtractor(settings).Extract(image, mask, TestContext.Current.CancellationToken);

        string PathOf(string part)
        {
            string file = root.GetProperty(part).GetString()!;
            return Reference.Require((file.StartsWith("edge", StringComparison.Ordinal) ? "pyradiomics/edge/data/" : "pyradiomics/data/") + file);
        }
    }

    private static ExtractionSettings Settings(JsonElement settings)
    {
        ExtractionSettings result = ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.Glcm | FeatureFamilies.Glrlm };
        bool force2D = settings.TryGetProperty("force2D", out JsonElement flat) && flat.GetBoolean(), merged = false;
        foreach (JsonProperty setting in settings.EnumerateObject())
        {
            switch (setting.Name)
            {
                case "binWidth" or "binCount": result = result.With(setting.Name, setting.Value.GetRawText()); break;
                case "minimumROIDimensions": result = result with { Rules = result.Rules with { MinimumDimensions = setting.Value.GetInt32() } }; break;
                case "distances": result = result with { Distances = [.. setting.Value.EnumerateArray().Select(d => d.GetInt32())] }; break;
                case "symmetricalGLCM": result = result with { SymmetricGlcm = setting.Value.GetBoolean() }; break;
                case "weightingNorm":
                    merged = true;
                    result = result with { Weighting = Enum.TryParse(setting.Value.GetString(), ignoreCase: true, out DistanceWeighting norm) ? norm : DistanceWeighting.None };
                    break;
                // A number that is no axis keeps no direction out.
                case "force2Ddimension" when setting.Value.GetInt32() > 2: force2D = false; break;
                case "force2Ddimension": result = result with { PlaneNormal = (VoxelAxis)setting.Value.GetInt32() }; break;
                case "force2D" or "gldm_a": break;
                default: Assert.Fail($"The setting {setting.Name} is not known here."); break;
            }
        }
        return result with
        {
            Aggregations =
            [
                (force2D, merged) switch
                {
                    (true, true) => TextureAggregation.Merged25D,
                    (true, false) => TextureAggregation.DirectionMerged25D,
                    (false, true) => TextureAggregation.Merged3D,
                    _ => TextureAggregation.Average3D,
                },
            ],
        };
    }
}
