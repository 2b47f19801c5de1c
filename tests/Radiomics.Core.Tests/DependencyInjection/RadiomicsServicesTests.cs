using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Radiomics.Core.Tests.DependencyInjection;

public sealed class RadiomicsServicesTests
{
    [Fact]
    public void Services_are_made_of_the_options_and_what_is_registered_already_stays()
    {
        FeatureExtractor own = new(ExtractionSettings.Ibsi);
        ServiceCollection services = [];
        services.AddSingleton(own);
        services.AddRadiomics(new RadiomicsOptions { Segmentation = new NoduleSegmenterOptions { MaxDegreeOfParallelism = 1 } });
        Assert.Same(own, services.Single(s => s.ServiceType == typeof(FeatureExtractor)).ImplementationInstance);
        Assert.IsType<NoduleSegmenter>(services.Single(s => s.ServiceType == typeof(NoduleSegmenter)).ImplementationInstance);
    }

    [Fact]
    public void Extensions_reach_the_extractor()
    {
        ServiceCollection services = [];
        services.AddKeyedRadiomics("own", new RadiomicsOptions
        {
            Extraction = ExtractionSettings.PyRadiomics with { Families = FeatureFamilies.FirstOrder }, Extensions = new ExtractorExtensions { Families = [new One()] },
        });
        ServiceDescriptor registered = services.Single(s => s.ServiceType == typeof(FeatureExtractor));
        Assert.Equal("own", registered.ServiceKey);
        Assert.Contains("original_one_One", ((FeatureExtractor)registered.KeyedImplementationInstance!).FeatureNames);
    }

    [Fact]
    public void Options_out_of_range_are_told_at_registration()
    {
        ServiceCollection services = [];
        Assert.Throws<SettingsException>(() => services.AddRadiomics(new RadiomicsOptions { Extraction = ExtractionSettings.PyRadiomics with { Distances = [0] } }));
        Assert.Empty(services);
    }

    private sealed class One : OwnFamily
    {
        public override string Name => "one";

        public override IReadOnlyList<OwnFeature> Features { get; } = [new("One", "One", "1", "always one")];

        public override void Compute(OwnFamilyInput input, Span<double> values) => values[0] = 1;
    }
}
