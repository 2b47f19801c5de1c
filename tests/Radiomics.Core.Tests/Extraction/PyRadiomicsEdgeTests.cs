using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>PyRadiomics' (commit 8ed5793) values for flat, tiny, thin and bordering regions.</summary>
public sealed class PyRadiomicsEdgeTests
{
    public static TheoryData<string> Cases { get; } =
    [
        "2Dimage__default", "border_corner_high__default", "border_corner_low__default", "border_z__default", "brain1__binCount_1", "brain1__binWidth_float", "brain1__binWidth_huge",
        "constant-110__bincount32", "constant-110__default", "constant0__bincount32", "constant0__default", "constant100__bincount32", "constant100__default", "constant110__bincount32", "constant110__default",
        "labels_2_5__default_label2", "labels_2_5__default_label5", "natural_flat__default", "negative_float32__bincount16", "negative_float32__binwidth1.3",
        "plane_xy_9x7__default", "plane_xz_9x5__default", "plane_yz_9x5__default", "stripes_two_levels__default", "thin3_slices__default", "two_blobs__default",
        "two_voxels_apart__default", "two_voxels_diagonal__default", "whole_slice__default_noshape",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryValueIsReproduced(string name)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/edge/edge_{name}.json")));
        JsonElement root = reference.RootElement;
        Volume image = Volume.Load(PathOf("image"));
        Mask mask = Mask.Load(PathOf("mask"), image, root.GetProperty("label").GetInt32());
        ExtractionSettings settings = ExtractionSettings.PyRadiomics;
        foreach (JsonProperty setting in root.GetProperty("settings").EnumerateObject().Where(s => s.Name is "binWidth" or "binCount"))
            settings = settings.With(setting.Name, setting.Value.GetRawText());
        FeatureSet features = new FeatureExtractor(settings).Extract(image, mask, TestContext.Current.CancellationToken);

        List<string> wrong = [];
        foreach (JsonProperty expected in root.GetProperty("features").EnumerateObject())
        {
            if (expected.Name.Split('_')[1] is "shape2D") continue;
            double value = features.Find(expected.Name)?.Value ?? double.PositiveInfinity;
            double there = expected.Value.ValueKind == JsonValueKind.Number ? expected.Value.GetDouble() : double.NaN;
            // Axes of a region without extent along them are the square roots of rounding noise in the reference.
            double floor = expected.Name.Contains("_shape_", StringComparison.Ordinal) ? 1e-7 : 1e-12;
            bool same = double.IsNaN(there) ? double.IsNaN(value) : Math.Abs(value - there) <= 1e-9 * Math.Abs(there) + floor;
            if (!same) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{expected.Name}: {value:R} against {there:R}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        string PathOf(string part)
        {
            string file = root.GetProperty(part).GetString()!;
            return Reference.Require((file.StartsWith("edge", StringComparison.Ordinal) ? "pyradiomics/edge/data/" : "pyradiomics/data/") + file);
        }
    }
}
