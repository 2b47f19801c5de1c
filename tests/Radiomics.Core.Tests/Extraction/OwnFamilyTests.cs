using Xunit;

namespace Radiomics.Core.Tests.Extraction;

public sealed class OwnFamilyTests
{
    private static readonly NodulePhantom s_phantom = new();
    private static readonly Volume s_image = s_phantom.Render();
    private static readonly Mask s_mask = s_phantom.TruthMask();
    private static readonly ExtractionSettings s_settings = ExtractionSettings.PyRadiomics with { ImageTypes = [ImageType.Original, new ImageType("Square")] };

    [Fact]
    public void Own_features_stand_beside_the_librarys_on_every_image_and_change_none_of_these()
    {
        FeatureExtractor plain = new(s_settings), extended = new(s_settings, new ExtractorExtensions { Families = [new Extremes()], Filters = [new Negative()] });
        FeatureSet without = plain.Extract(s_image, s_mask, TestContext.Current.CancellationToken), with = extended.Extract(s_image, s_mask, TestContext.Current.CancellationToken);
        Assert.Equal(extended.FeatureNames, with.Select(f => f.Name));
        Assert.All(without, f => Assert.Equal(f.Value, with[f.Name]));
        Assert.Equal(["original_extremes_Range", "original_extremes_Nothing", "square_extremes_Range", "square_extremes_Nothing", "negative_extremes_Range", "negative_extremes_Nothing"],
            with.Where(f => f.Feature.FamilyName == "extremes").Select(f => f.Name));
        Assert.Equal(with["original_firstorder_Range"], with["original_extremes_Range"]);
        Assert.Equal(with["original_extremes_Range"], with["negative_extremes_Range"]);
        Assert.Equal(-with["original_firstorder_Mean"], with["negative_firstorder_Mean"], 1e-9);
        FeatureValue nothing = with.First(f => f.Name == "original_extremes_Nothing");
        Assert.True(double.IsNaN(nothing.Value));
        Assert.Equal("NO_VALUE", nothing.Reason!.Code);
        FeatureDefinition range = with.First(f => f.Name == "original_extremes_Range").Feature;
        Assert.Equal(("Range", "HU", "largest less smallest"), (range.Title, range.Unit, range.Definition));
        Assert.EndsWith("; ownFamilies=extremes; ownFilters=negative", with.Provenance.Settings, StringComparison.Ordinal);
        Assert.Equal(without.Provenance.Settings + "; ownFamilies=extremes; ownFilters=negative", with.Provenance.Settings);
    }

    [Fact]
    public void Own_features_have_one_name_in_both_profiles_go_into_files_and_are_timed()
    {
        FeatureExtractor extractor = new(ExtractionSettings.Ibsi with { Families = FeatureFamilies.FirstOrder }, new ExtractorExtensions { Families = [new Extremes()] });
        ExtractionTimings timings = new();
        FeatureSet set = extractor.Extract(s_image, s_mask, timings, TestContext.Current.CancellationToken);
        Assert.Contains("extremes", extractor.TimedStages);
        Assert.Contains(timings.Stages, s => s.Stage == "extremes");
        Assert.Contains("original_extremes_Range", set.ToCsv(), StringComparison.Ordinal);
        Assert.Contains("original_extremes_Range", set.ToJson(), StringComparison.Ordinal);
        Assert.Contains("original_extremes_Range", NotebookDisplay.Html(set), StringComparison.Ordinal);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("radiomics-");
        try
        {
            string report = Path.Combine(folder.FullName, "own.dcm");
            MeasurementReport.Save(report, [new MeasuredRegion(s_mask, set)], s_image);
            Assert.Contains("extremes_Range", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(report)), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Results_do_not_depend_on_threads()
    {
        ExtractorExtensions extensions = new() { Families = [new Extremes()], Filters = [new Negative()] };
        string[] texts = [.. ((int[])[1, 2, 5]).Select(threads => new FeatureExtractor(s_settings with { MaxDegreeOfParallelism = threads }, extensions)
            .Extract(s_image, s_mask, TestContext.Current.CancellationToken).ToCsv())];
        Assert.Single(texts.Distinct());
    }

    [Theory]
    [InlineData("glcm", "A")]
    [InlineData("", "A")]
    [InlineData("a b", "A")]
    [InlineData("own", "A", "A")]
    [InlineData("own", "a,b")]
    [InlineData("own")]
    public void Names_that_are_none_or_are_taken_are_refused(string family, params string[] features) => Assert.Equal("EXTENSION_NAME", Assert.Throws<SettingsException>(
        () => new FeatureExtractor(ExtractionSettings.PyRadiomics, new ExtractorExtensions { Families = [new Named(family, features)] })).Code);

    [Fact]
    public void A_family_or_filter_given_twice_is_refused()
    {
        Assert.Equal("EXTENSION_NAME", Assert.Throws<SettingsException>(
            () => new FeatureExtractor(ExtractionSettings.PyRadiomics, new ExtractorExtensions { Families = [new Extremes(), new Extremes()] })).Code);
        Assert.Equal("IMAGE_TYPE_TWICE", Assert.Throws<SettingsException>(
            () => new FeatureExtractor(ExtractionSettings.PyRadiomics, new ExtractorExtensions { Filters = [new Negative(), new Negative()] })).Code);
    }

    private sealed class Extremes : OwnFamily
    {
        public override string Name => "extremes";

        public override IReadOnlyList<OwnFeature> Features { get; } = [new("Range", "Range", "HU", "largest less smallest"), new("Nothing", "Nothing", "1", "never defined")];

        public override void Compute(OwnFamilyInput input, Span<double> values)
        {
            float low = float.MaxValue, high = float.MinValue;
            foreach (float v in input.Intensities) (low, high) = (Math.Min(low, v), Math.Max(high, v));
            values[0] = high - low;
            values[1] = double.PositiveInfinity;
        }
    }

    private sealed class Named(string name, string[] features) : OwnFamily
    {
        public override string Name => name;

        public override IReadOnlyList<OwnFeature> Features => [.. features.Select(f => new OwnFeature(f, f, "1", f))];

        public override void Compute(OwnFamilyInput input, Span<double> values) { }
    }

    private sealed record Negative : ImageFilter
    {
        public override IReadOnlyList<string> ResponseNames => ["negative"];

        protected override FilterResult Respond(FilterInput input)
        {
            float[] response = new float[input.Region.Size.VoxelCount];
            for (int i = 0; i < response.Length; i++)
            {
                VoxelIndex at = input.Region.Size.IndexOf(i), start = input.Region.Start;
                response[i] = -input.Image[new VoxelIndex(start.Column + at.Column, start.Row + at.Row, start.Slice + at.Slice)];
            }
            return new FilterResult([input.Response("negative", response)]);
        }
    }
}
