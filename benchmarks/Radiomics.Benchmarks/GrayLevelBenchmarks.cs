using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>How texture families grow with the number of gray levels: an ellipsoid of 125,000 voxels, one thread.</summary>
public class GrayLevelBenchmarks
{
    private Volume _volume = null!;
    private Mask _mask = null!;

    [Params(8, 16, 32, 64, 128, 256)]
    public int Levels { get; set; }

    [Params(FeatureFamilies.Glcm, FeatureFamilies.Glrlm, FeatureFamilies.Glszm, FeatureFamilies.Gldm, FeatureFamilies.Ngtdm)]
    public FeatureFamilies Family { get; set; }

    [GlobalSetup]
    public void Create()
    {
        (_volume, _mask) = RegionOfInterest.Create(125_000);
        _ = _volume.ContentHash;
    }

    [Benchmark]
    public FeatureSet Extract() => new FeatureExtractor(ExtractionSettings.PyRadiomics with
    {
        Families = Family,
        Discretization = new FixedBinNumber(Levels),
        AdditionalInfo = false,
        MaxDegreeOfParallelism = 1,
    }).Extract(_volume, _mask);
}
