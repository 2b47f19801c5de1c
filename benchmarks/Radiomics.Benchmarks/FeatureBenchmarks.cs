using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>Each family at three region sizes, bins of 25 HU, one thread: counting and every feature of the family.</summary>
public class FeatureBenchmarks
{
    private Volume _volume = null!;
    private Mask _mask = null!;

    [Params(4_000, 125_000, 1_500_000)]
    public int Voxels { get; set; }

    [Params(FeatureFamilies.Shape, FeatureFamilies.FirstOrder, FeatureFamilies.Glcm, FeatureFamilies.Glrlm, FeatureFamilies.Glszm, FeatureFamilies.Gldm, FeatureFamilies.Ngtdm, FeatureFamilies.PyRadiomics)]
    public FeatureFamilies Family { get; set; }

    [GlobalSetup]
    public void Create()
    {
        (_volume, _mask) = RegionOfInterest.Create(Voxels);
        // Hashed once for an image, however many regions are computed on it.
        _ = _volume.ContentHash;
    }

    [Benchmark]
    public FeatureSet Extract() => new FeatureExtractor(ExtractionSettings.PyRadiomics with { Families = Family, AdditionalInfo = false, MaxDegreeOfParallelism = 1 }).Extract(_volume, _mask);
}
