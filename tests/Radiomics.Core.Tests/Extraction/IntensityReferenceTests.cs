using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>The families of intensities against the IBSI reference values (compared after rounding to three significant digits) and against PyRadiomics.</summary>
public sealed class IntensityReferenceTests
{
    private const FeatureFamilies Families = FeatureFamilies.LocalIntensity | FeatureFamilies.FirstOrder | FeatureFamilies.Histogram | FeatureFamilies.VolumeHistogram;

    [Fact]
    public void TheDigitalPhantomIsMet() => AssertReference(
        "digital_phantom", DigitalPhantom.Volume, DigitalPhantom.Mask, ExtractionSettings.Ibsi with { Families = Families, Discretization = new FixedBinSize(1) { LowestEdge = 1 } });

    [Fact]
    public void TheDigitalPhantomInSixBinsIsMet() => AssertReference(
        "digital_phantom", DigitalPhantom.Volume, DigitalPhantom.Mask, ExtractionSettings.Ibsi with { Families = Families, Discretization = new FixedBinNumber(6) });

    [Fact]
    public void TheCtPhantomWithoutInterpolationIsMet()
    {
        Volume image = Volume.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz"));
        Mask region = Mask.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/mask/mask.nii.gz"), image, 1);
        byte[] inRange = region.ToArray();
        for (int i = 0; i < inRange.Length; i++)
            if (image.Voxels[i] is not (>= -500 and <= 400)) inRange[i] = 0;
        AssertReference("ct_phantom_A", image, Mask.FromVoxels(image.Geometry, inRange), ExtractionSettings.Ibsi with { Families = Families, Resegmentation = new Resegmentation { Lower = -500, Upper = 400 } });
    }

    public static TheoryData<string, string> PyRadiomicsCases()
    {
        TheoryData<string, string> data = [];
        foreach (string image in new[] { "brain1", "ibsi_ct", "LIDC-IDRI-0001" })
            foreach (string setting in new[] { "s1_default", "s2_bincount32", "s3_fine_dist12_asym", "s4_euclidean", "s5_noweight_gldm1", "s6_force2D", "s14_shape2D_slice" })
                data.Add($"values/{image}__{setting}", "data/");
        foreach (string image in new[] { "constant0", "constant100", "constant110", "constant-110" })
            foreach (string setting in new[] { "default", "bincount32", "shift300" })
                data.Add($"edge/edge_{image}__{setting}", "edge/data/");
        return data;
    }

    [Theory]
    [MemberData(nameof(PyRadiomicsCases))]
    public void FirstOrderValuesArePyRadiomics(string name, string data)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/{name}.json")));
        JsonElement root = reference.RootElement, given = root.GetProperty("settings");
        Volume image = Volume.Load(PathOf("image"));
        ExtractionSettings settings = ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.FirstOrder };
        foreach (JsonProperty setting in given.EnumerateObject().Where(s => s.Name is "binWidth" or "binCount")) settings = settings.With(setting.Name, setting.Value.GetRawText());
        if (given.TryGetProperty("voxelArrayShift", out JsonElement shift)) settings = settings with { IntensityShift = shift.GetDouble() };
        FeatureSet features = new FeatureExtractor(settings).Extract(image, Mask.Load(PathOf("mask"), image, 1), TestContext.Current.CancellationToken);

        int compared = 0;
        foreach (JsonProperty expected in root.GetProperty("features").EnumerateObject().Where(f => f.Name.StartsWith("original_firstorder_", StringComparison.Ordinal)))
        {
            double there = expected.Value.GetDouble(), value = features[expected.Name];
            Assert.True(Math.Abs(value - there) <= 1e-9 * Math.Abs(there) + 1e-12, string.Create(CultureInfo.InvariantCulture, $"{expected.Name}: {value:R} against {there:R}"));
            compared++;
        }
        Assert.Equal(features.Count, compared);

        string PathOf(string part)
        {
            string file = root.GetProperty(part).GetString()!;
            return Reference.Require("pyradiomics/" + (file.StartsWith("edge", StringComparison.Ordinal) ? data : "data/") + file);
        }
    }

    private static void AssertReference(string table, Volume volume, Mask mask, ExtractionSettings settings)
    {
        FeatureSet features = new FeatureExtractor(settings).Extract(volume, mask, TestContext.Current.CancellationToken);
        Dictionary<string, double> values = features.ToDictionary(f => f.Feature.IbsiTag!, f => f.Value);
        Assert.Equal(50, values.Count);
        List<string> wrong = [];
        int compared = 0;
        foreach (string line in File.ReadLines(Reference.Require($"ibsi1/{table}.csv")).Skip(1))
        {
            string[] cells = line.Replace("\"\"", "'", StringComparison.Ordinal).Split(',');
            if (cells.Length < 8 || !values.TryGetValue(cells[7], out double value)) continue;
            double reference = double.Parse(cells[4], CultureInfo.InvariantCulture), tolerance = double.Parse(cells[5], CultureInfo.InvariantCulture);
            double rounded = double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            compared++;
            if (!(Math.Abs(rounded - reference) <= tolerance + 1e-9 * Math.Abs(reference))) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{cells[7]}: {value:R}, IBSI {reference} +- {tolerance}"));
        }
        // All but the area under the curve, which the tables lack.
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(49, compared);
    }
}
