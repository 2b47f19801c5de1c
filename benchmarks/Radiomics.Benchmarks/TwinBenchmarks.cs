using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>Counting alone, without features, against scalar twins: an ellipsoid of 125,000 voxels, 24 gray levels.</summary>
public class TwinBenchmarks
{
    private GrayLevels _levels = null!;
    private ScalarTwins _twins = null!;

    [Params(FeatureFamilies.Glcm, FeatureFamilies.Glrlm, FeatureFamilies.Glszm, FeatureFamilies.Gldm)]
    public FeatureFamilies Family { get; set; }

    [GlobalSetup]
    public void Create()
    {
        (Volume volume, Mask mask) = RegionOfInterest.Create(125_000);
        _levels = new FixedBinSize(25).Discretize(volume, mask);
        _twins = new ScalarTwins(_levels);
    }

    [Benchmark(Baseline = true, Description = "scalar twin")]
    public long Twin() => Family switch
    {
        FeatureFamilies.Glcm => _twins.CoOccurrences(),
        FeatureFamilies.Glrlm => _twins.Runs(),
        FeatureFamilies.Glszm => _twins.Zones(),
        _ => _twins.Dependences(),
    };

    [Benchmark(Description = "kernel")]
    public object Kernel() => Family switch
    {
        FeatureFamilies.Glcm => Glcm.Count(_levels),
        FeatureFamilies.Glrlm => Glrlm.Count(_levels),
        FeatureFamilies.Glszm => Glszm.Count(_levels),
        _ => Gldm.Count(_levels),
    };
}
