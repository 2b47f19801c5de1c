using Xunit;

namespace Radiomics.Core.Tests.Notebooks;

public sealed class NotebookDisplayTests
{
    private static readonly Volume s_image = new NodulePhantom().Render();

    [Fact]
    public void An_empty_mask_is_said_to_be_empty() =>
        Assert.Contains("empty", NotebookDisplay.Html(Mask.FromVoxels(s_image.Geometry, new byte[s_image.Size.VoxelCount])), StringComparison.Ordinal);

    [Fact]
    public void An_image_of_one_voxel_is_shown() =>
        Assert.StartsWith("<img ", NotebookDisplay.Html(new Volume(new ImageGeometry(new ImageSize(1, 1, 1), new Spacing(1, 1, 1)), [-500f])), StringComparison.Ordinal);

    [Fact]
    public void A_mask_at_the_border_is_shown()
    {
        byte[] corner = new byte[s_image.Size.VoxelCount];
        corner[0] = 1;
        Assert.StartsWith("<img ", NotebookDisplay.Html(Mask.FromVoxels(s_image.Geometry, corner)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_undefined_feature_says_why()
    {
        byte[] one = new byte[s_image.Size.VoxelCount];
        one[1000] = 1;
        FeatureExtractor extractor = new(ExtractionSettings.Ibsi with { Families = FeatureFamilies.Glcm, Discretization = new FixedBinSize(25) });
        FeatureSet features = extractor.Extract(s_image, Mask.FromVoxels(s_image.Geometry, one), TestContext.Current.CancellationToken);
        FeatureValue undefined = features.First(f => f.Reason is not null);
        Assert.Contains($"undefined: {undefined.Reason!.Text}", NotebookDisplay.Html(features), StringComparison.Ordinal);
    }

    [Fact]
    public void A_nodule_outlives_its_image()
    {
        NodulePhantom phantom = new();
        Nodule nodule = NoduleSegmenter.Default.Segment(s_image, phantom.Seed) with { Source = null };
        string html = NotebookDisplay.Html(nodule);
        Assert.StartsWith("<img ", html, StringComparison.Ordinal);
        Assert.Contains("confidence", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_written_in_full_for_sorting()
    {
        FeatureSet features = FeatureExtractor.PyRadiomics.Extract(s_image, new NodulePhantom().TruthMask(), TestContext.Current.CancellationToken);
        string html = NotebookDisplay.Html(features);
        foreach (FeatureValue feature in features) Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"data-v=\"{feature.Value:R}\""), html, StringComparison.Ordinal);
    }
}
