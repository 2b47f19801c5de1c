using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>Every value against what PyRadiomics (commit 8ed5793) computes for the same image and mask.</summary>
public sealed class PyRadiomicsReferenceTests
{
    public static TheoryData<string, string> Cases { get; } = new()
    {
        { "brain1__s1_default", "" },
        { "brain1__s2_bincount32", "binCount=32" },
        { "ibsi_ct__s1_default", "" },
        { "ibsi_ct__s2_bincount32", "binCount=32" },
        { "LIDC-IDRI-0001__s1_default", "" },
        { "LIDC-IDRI-0001__s2_bincount32", "binCount=32" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryValueIsReproduced(string name, string setting)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/values/{name}.json")));
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/" + reference.RootElement.GetProperty("image").GetString()));
        Mask mask = Mask.Load(Reference.Require("pyradiomics/data/" + reference.RootElement.GetProperty("mask").GetString()), image, 1);
        ExtractionSettings settings = ExtractionSettings.PyRadiomics;
        if (setting.Length > 0) settings = settings.With(setting.Split('=')[0], setting.Split('=')[1]);

        FeatureSet features = new FeatureExtractor(settings).Extract(image, mask, TestContext.Current.CancellationToken);

        List<string> wrong = [];
        int compared = 0;
        foreach (JsonProperty expected in reference.RootElement.GetProperty("features").EnumerateObject())
        {
            compared++;
            double tolerance = expected.Name.EndsWith("_MCC", StringComparison.Ordinal) ? 1e-8 : 1e-11;
            double value = features[expected.Name], there = expected.Value.GetDouble();
            double deviation = Math.Abs(value - there) / Math.Max(Math.Abs(there), 1e-300);
            if (!(deviation <= tolerance)) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{expected.Name}: {value:R} against {there:R}, off by {deviation:E2}"));
        }
        Assert.Equal(111, compared);
        Assert.Equal(features.Count, compared);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
