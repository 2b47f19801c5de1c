using System.Globalization;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>The IBSI digital phantom: gray levels as they are, compared after rounding to three significant digits, as IBSI does.</summary>
public sealed class DigitalPhantomTests
{
    private static readonly FeatureSet s_features =
        new FeatureExtractor(ExtractionSettings.PyRadiomics with { Discretization = new FixedBinSize(1) }).Extract(DigitalPhantom.Volume, DigitalPhantom.Mask);

    public static TheoryData<string, double, double, string> Rows()
    {
        TheoryData<string, double, double, string> rows = [];
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reference", "ibsi1_digital_phantom.csv")))
        {
            if (line.StartsWith('#') || line.StartsWith("feature", StringComparison.Ordinal)) continue;
            string[] parts = line.Split(',');
            rows.Add(parts[0], double.Parse(parts[2], CultureInfo.InvariantCulture), double.Parse(parts[3], CultureInfo.InvariantCulture), parts[4]);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ReferenceValueIsMet(string feature, double reference, double tolerance, string relation)
    {
        double n = DigitalPhantom.Mask.VoxelCount;
        double value = relation switch
        {
            "minus3" => s_features[feature] - 3,
            "n-1" => s_features[feature] * Math.Sqrt(n / (n - 1)),
            _ => s_features[feature],
        };
        double rounded = double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(rounded - reference) <= tolerance + 1e-9 * Math.Abs(reference), $"{feature}: {value:R}, IBSI {reference} +- {tolerance}");
    }

    [Fact]
    public void TheTableCoversEightySixFeatures() => Assert.Equal(86, Rows().Count);
}
