using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>Each family at 125,000 voxels with the instruction sets of this process; see <see cref="InstructionSets"/>, which runs it with fewer and fewer.</summary>
public class InstructionSetBenchmarks
{
    private Volume _volume = null!;
    private Mask _mask = null!;

    [Params(FeatureFamilies.Shape, FeatureFamilies.FirstOrder, FeatureFamilies.Glcm, FeatureFamilies.Glrlm, FeatureFamilies.Glszm, FeatureFamilies.Gldm, FeatureFamilies.Ngtdm, FeatureFamilies.PyRadiomics)]
    public FeatureFamilies Family { get; set; }

    [GlobalSetup]
    public void Create()
    {
        (_volume, _mask) = RegionOfInterest.Create(125_000);
        _ = _volume.ContentHash;
    }

    [Benchmark]
    public FeatureSet Extract() => new FeatureExtractor(ExtractionSettings.PyRadiomics with { Families = Family, AdditionalInfo = false, MaxDegreeOfParallelism = 1 }).Extract(_volume, _mask);
}
