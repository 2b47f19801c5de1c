using System.Globalization;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>IBSI's reference values of the co-occurrence and run length features, every aggregation that has some.</summary>
public sealed class IbsiTextureTests
{
    public static TheoryData<TextureAggregation> Aggregations { get; } = [.. Enum.GetValues<TextureAggregation>()];

    [Theory]
    [MemberData(nameof(Aggregations))]
    public void TheDigitalPhantomIsMet(TextureAggregation aggregation) =>
        Compare("ibsi1/digital_phantom.csv", aggregation, DigitalPhantom.Volume, DigitalPhantom.Mask, new FixedBinSize(1));

    [Theory]
    [InlineData(TextureAggregation.Average2D)]
    [InlineData(TextureAggregation.SliceMerged2D)]
    [InlineData(TextureAggregation.DirectionMerged25D)]
    [InlineData(TextureAggregation.Merged25D)]
    public void ConfigurationAOfTheCtPhantomIsMet(TextureAggregation aggregation)
    {
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/ibsi_ct_image.nii.gz"));
        Mask mask = Mask.Load(Reference.Require("pyradiomics/data/ibsi_ct_mask.nii.gz"), image, 1);
        // Re-segmentation to -500 .. 400 HU; the first bin of 25 HU then starts at -500.
        byte[] inside = new byte[image.Size.VoxelCount];
        int count = 0;
        for (int i = 0; i < inside.Length; i++)
        {
            VoxelIndex voxel = image.Size.IndexOf(i);
            if (!mask[voxel] || image[voxel] is < -500 or > 400) continue;
            inside[i] = 1;
            count++;
        }
        Assert.True(count > 100_000);
        Compare("ibsi1/ct_phantom_A.csv", aggregation, image, Mask.FromVoxels(image.Geometry, inside), new FixedBinSize(25));
    }

    private static void Compare(string table, TextureAggregation aggregation, Volume volume, Mask mask, FixedBinSize discretization)
    {
        ExtractionSettings settings = ExtractionSettings.Ibsi with { Families = FeatureFamilies.Glcm | FeatureFamilies.Glrlm, Aggregations = [aggregation], Discretization = discretization };
        FeatureSet features = new FeatureExtractor(settings).Extract(volume, mask, TestContext.Current.CancellationToken);
        string[] lines = File.ReadAllLines(Reference.Require(table));
        string[] header = lines[0].Split(',');
        int tag = Array.IndexOf(header, "tag"), value = Array.IndexOf(header, "reference_value"), tolerance = Array.IndexOf(header, "tolerance");
        List<string> wrong = [];
        int compared = 0;
        // The names of aggregations hold a comma, within quotes.
        foreach (string[] row in lines.Skip(1).Select(l => l.Replace("D, ", "D ", StringComparison.Ordinal).Split(',')))
        {
            if (features.Find("original_" + row[tag]) is not { } feature) continue;
            compared++;
            double reference = double.Parse(row[value], CultureInfo.InvariantCulture), allowed = double.Parse(row[tolerance], CultureInfo.InvariantCulture);
            double rounded = double.Parse(feature.Value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (!(Math.Abs(rounded - reference) <= allowed + 1e-9 * Math.Abs(reference))) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{feature.Name}: {feature.Value:R}, IBSI {reference} +- {allowed}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(25 + 16, compared);
        Assert.Equal(compared, features.Count);
    }
}
