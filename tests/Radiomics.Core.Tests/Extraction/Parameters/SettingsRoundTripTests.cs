using Xunit;

namespace Radiomics.Core.Tests.Extraction.Parameters;

/// <summary>Settings, their files and their lines say the same.</summary>
public sealed class SettingsRoundTripTests
{
    [Theory]
    [InlineData(Profile.PyRadiomics)]
    [InlineData(Profile.Ibsi)]
    public void TheDefaultsOfTheKeysAreThoseOfThePresets(Profile profile)
    {
        ExtractionSettings preset = profile == Profile.Ibsi ? ExtractionSettings.Ibsi : ExtractionSettings.PyRadiomics;
        Assert.Equal(preset.ToString(), SettingsAssembly.Create(ParameterValues.Of(profile)).ToString());
        foreach (SettingKey key in SettingKeys.All)
        {
            if (key.TryRead(preset, out object? value)) Assert.Equal((key.Name, key.DefaultText(profile)), (key.Name, key.Write(value)));
            Assert.EndsWith(".", key.Documentation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AWrittenFileReadsBackToEqualSettings()
    {
        Random random = new(7);
        HashSet<string> lines = [];
        for (int i = 0; i < 1500; i++)
        {
            ExtractionSettings settings = Random(random);
            string yaml = settings.ToYaml();
            ExtractionSettings back = ExtractionSettings.Parse(yaml);
            Assert.True(settings.ToString() == back.ToString(), $"{settings}\n{back}\n{yaml}");
            Assert.Equal(settings, back);
            Assert.Equal(settings.ToString(), ExtractionSettings.Parse(SettingsYaml.WriteCommented(settings)).ToString());
            Assert.Equal(yaml, back.ToYaml());
            lines.Add(settings.ToString());
        }
        Assert.True(lines.Count > 1400, $"{lines.Count} different");
    }

    [Fact]
    public void TheOrderOfChangesDoesNotMatter()
    {
        (string, string)[] changes =
        [
            ("interpolator", "sitkLinear"), ("resampledPixelSpacing", "2,2,2"), ("maskThreshold", "0.25"), ("maskInterpolator", "sitkLinear"), ("force2D", "true"),
            ("weightingNorm", "euclidean"), ("force2Ddimension", "2"), ("binWidth", "10"), ("binCount", "16"), ("profile", "ibsi"), ("featureClass", "glcm,shape2D,shape"),
            ("normalizeScale", "100"), ("removeOutliers", "3"), ("normalize", "true"), ("resegmentMode", "sigma"), ("resegmentShape", "true"), ("resegmentRange", "-3,3"),
            ("minimumROISize", "9"), ("imageType", "Original"), ("ivhBinCount", "100"), ("label", "3"),
        ];
        Random random = new(11);
        string expected = ExtractionSettings.PyRadiomics.With(changes, "test").ToString();
        foreach ((string key, string value) in changes.Where(c => c.Item1 is not ("binWidth" or "imageType" or "force2Ddimension" or "weightingNorm")))
            Assert.Contains(key == "featureClass" ? "featureClass=shape" : $"{key}={value}", expected, StringComparison.Ordinal);
        for (int i = 0; i < 200; i++)
        {
            random.Shuffle(changes);
            ExtractionSettings settings = changes.Aggregate(ExtractionSettings.PyRadiomics, (s, c) => s.With(c.Item1, c.Item2));
            Assert.Equal(expected, settings.ToString());
        }
    }

    [Fact]
    public void EverySettingShowsOnTheLineAndSwitchedOffOnesDoNot()
    {
        (string Key, string Value)[] changes =
        [
            ("minimumROIDimensions", "3"), ("minimumROISize", "5"), ("allowSingleVoxel", "true"), ("geometryTolerance", "0.5"), ("correctMask", "true"), ("additionalInfo", "false"), ("label", "2"),
            ("label_channel", "1"), ("normalize", "true"), ("resampledPixelSpacing", "1,2,3"), ("preCrop", "true"), ("resegmentRange", "-5"), ("resegmentOutliers", "3"), ("binWidth", "5"),
            ("binCount", "9"), ("ivhBinWidth", "3"), ("ivhBinCount", "9"), ("force2D", "true"), ("weightingNorm", "infinity"), ("aggregation", "2D_avg"), ("distances", "1,2"),
            ("symmetricalGLCM", "false"), ("gldm_a", "1"), ("voxelArrayShift", "7"), ("deprecated", "false"), ("featureClass", "glcm.Contrast"), ("profile", "ibsi"),
        ];
        HashSet<string> lines = [ExtractionSettings.PyRadiomics.ToString()];
        foreach ((string key, string value) in changes) Assert.True(lines.Add(ExtractionSettings.PyRadiomics.With(key, value).ToString()), key);
        foreach ((string key, string value) in new[] { ("interpolator", "1"), ("padDistance", "9"), ("normalizeScale", "9"), ("removeOutliers", "9"), ("maskThreshold", "0.1"), ("resegmentMode", "sigma"), ("force2Ddimension", "1") })
            Assert.Equal(ExtractionSettings.PyRadiomics, ExtractionSettings.PyRadiomics.With(key, value));
        Assert.NotEqual(ExtractionSettings.PyRadiomics.With("preCrop", "true"), ExtractionSettings.PyRadiomics.With("padDistance", "9").With("preCrop", "true"));
    }

    [Fact]
    public void ChangesInCodeAndByKeyGoTogether()
    {
        ExtractionSettings settings = ExtractionSettings.PyRadiomics.With("interpolator", "sitkLinear").With("binCount", "32") with { Discretization = new FixedBinSize(10), MaxDegreeOfParallelism = 3 };
        ExtractionSettings more = settings.With("resampledPixelSpacing", "1,1,1");
        Assert.Equal(Interpolation.Linear, more.Resampling!.Interpolation);
        Assert.Equal((new FixedBinSize(10), 3), (more.Discretization, more.MaxDegreeOfParallelism));
        Assert.Equal(25, ((FixedBinSize)more.With("binWidth", "null").Discretization).Width);
    }

    private static ExtractionSettings Random(Random r)
    {
        bool ibsi = r.Next(2) == 0;
        TextureAggregation[] aggregations = Enum.GetValues<TextureAggregation>();
        r.Shuffle(aggregations);
        FeatureFamilies families = (FeatureFamilies)r.Next(1, (int)FeatureFamilies.All + 1) | FeatureFamilies.Glcm;
        return (ibsi ? ExtractionSettings.Ibsi : ExtractionSettings.PyRadiomics) with
        {
            Rules = r.Next(3) switch { 0 => RegionRules.None, 1 => new RegionRules(r.Next(1, 4), r.Next(1, 100)), _ => new RegionRules(0, 0) },
            GeometryTolerance = Maybe(() => r.NextDouble() + 1e-9),
            CorrectMask = Coin(),
            AdditionalInfo = Coin(),
            Label = Coin() ? r.Next(1, 9) : null,
            LabelChannel = r.Next(3),
            Normalization = Coin() ? new Normalization(r.NextDouble() * 1e-5 + 1e-12, Maybe(() => r.Next(1, 5))) : null,
            Resampling = Coin() ? new Resampling(new Spacing(r.NextDouble() * 3, r.Next(3), r.NextDouble() * 1e-3), (Interpolation)r.Next(3)) { MaskInterpolation = Coin() ? (Interpolation)r.Next(3) : null, MaskThreshold = r.NextDouble() } : null,
            PadDistance = r.Next(20),
            PreCrop = Coin(),
            Resegmentation = Coin() ? new Resegmentation { Lower = Maybe(() => -1000 * r.NextDouble()), Upper = Maybe(() => 1000 * r.NextDouble()), Mode = (ResegmentationMode)r.Next(3), OutlierSigma = Maybe(() => 3), ChangesShape = Coin() } : null,
            Discretization = Coin() ? new FixedBinSize(r.NextDouble() * 50 + 0.01) : new FixedBinNumber(r.Next(1, 500)),
            VolumeHistogramDiscretization = r.Next(3) switch { 0 => null, 1 => new FixedBinSize(2.5), _ => new FixedBinNumber(1000) },
            Aggregations = aggregations[..(ibsi ? r.Next(1, 7) : 1)],
            PlaneNormal = (VoxelAxis)r.Next(3),
            Distances = Coin() ? [1] : [r.Next(1, 4), 5],
            Weighting = (DistanceWeighting)r.Next(4),
            SymmetricGlcm = Coin(),
            DependenceCutoff = r.Next(3),
            IntensityShift = Coin() ? 0 : r.NextDouble() * 1e20,
            Families = families,
            OnlyFeatures = Coin() ? new Dictionary<FeatureFamilies, IReadOnlySet<string>>() : new Dictionary<FeatureFamilies, IReadOnlySet<string>> { [FeatureFamilies.Glcm] = new HashSet<string> { "JointEntropy", "cm_contrast" } },
            IncludeDeprecated = Coin(),
            ImageTypes = r.Next(3) switch
            {
                0 => [ImageType.Original, new ImageType("LoG", new Dictionary<string, string> { ["sigma"] = "1,2.5", ["binWidth"] = "3" })],
                1 => [new ImageType("Original", new Dictionary<string, string> { ["distances"] = "2", ["gldm_a"] = "4" })],
                _ => [ImageType.Original],
            },
        };

        bool Coin() => r.Next(2) == 0;

        double? Maybe(Func<double> value) => Coin() ? value() : null;
    }
}
