using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>All of PyRadiomics' classes by form and size of the region and by threads, bins of 25 HU.</summary>
public class RegionBenchmarks
{
    private Volume _volume = null!;
    private Mask _mask = null!;

    [Params(RegionForm.Ellipsoid, RegionForm.Sphere, RegionForm.Scattered)]
    public RegionForm Form { get; set; }

    [Params(4_000, 125_000, 1_500_000)]
    public int Voxels { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Create()
    {
        (_volume, _mask) = RegionOfInterest.Create(Voxels, Form);
        _ = _volume.ContentHash;
    }

    [Benchmark]
    public FeatureSet Extract() => new FeatureExtractor(ExtractionSettings.PyRadiomics with { AdditionalInfo = false, MaxDegreeOfParallelism = Threads }).Extract(_volume, _mask);
}
