using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>
/// Each family of IBSI 1, and all of them, on the region of IBSI's CT phantom (125,256 voxels), bins of 25 HU, textures at one aggregation. The phantom
/// is looked for in the folder that RADIOMICS_REFERENCE names.
/// </summary>
public class CtPhantomBenchmarks
{
    private Volume _volume = null!;
    private Mask _mask = null!;

    [Params(
        FeatureFamilies.Shape, FeatureFamilies.LocalIntensity, FeatureFamilies.FirstOrder, FeatureFamilies.Histogram, FeatureFamilies.VolumeHistogram, FeatureFamilies.Glcm,
        FeatureFamilies.Glrlm, FeatureFamilies.Glszm, FeatureFamilies.Gldzm, FeatureFamilies.Gldm, FeatureFamilies.Ngtdm, FeatureFamilies.Ibsi)]
    public FeatureFamilies Family { get; set; }

    [Params(TextureAggregation.Average3D, TextureAggregation.Merged25D)]
    public TextureAggregation Aggregation { get; set; }

    /// <summary>Threads: one, unless a measurement says otherwise.</summary>
    public int Threads { get; set; } = 1;

    [GlobalSetup]
    public void Load()
    {
        string folder = Environment.GetEnvironmentVariable("RADIOMICS_REFERENCE") ?? throw new InvalidOperationException("RADIOMICS_REFERENCE names no folder.");
        string phantom = Path.Combine(folder, "ibsi1", "data", "ct_phantom", "nifti");
        _volume = Volume.Load(Path.Combine(phantom, "image", "phantom.nii.gz"));
        _mask = Mask.Load(Path.Combine(phantom, "mask", "mask.nii.gz"), _volume);
        _ = _volume.ContentHash;
    }

    /// <summary>The phantom as IBSI 2's configuration B has it: cubic splines to 1 mm, rounded; and the box of its region there.</summary>
    internal (Volume Image, VoxelRegion Box) AtOneMillimetre()
    {
        Load();
        ProcessedRegion region = ProcessingChain.Run(
            _volume, _mask, (ExtractionSettings.Ibsi with { Resampling = new Resampling(new Spacing(1, 1, 1), Interpolation.BSpline) }).Processing, default);
        return (region.Image, region.IntensityMask.Region);
    }

    /// <summary>What looks at all pairs of voxels: Moran's I and Geary's C alone.</summary>
    internal (double MoranI, double GearyC) Autocorrelation() => SpatialAutocorrelation.Compute(RegionIntensities.Gather(_volume, _mask), new Workers(Threads));

    /// <summary>The hull and the oriented box of least volume alone.</summary>
    internal OrientedBox Box() => OrientedBox.Around(ConvexHull.Of(new PaddedMask(_mask)));

    [Benchmark]
    public FeatureSet Extract() => new FeatureExtractor(ExtractionSettings.Ibsi with
    {
        Families = Family,
        Aggregations = [Aggregation],
        AdditionalInfo = false,
        MaxDegreeOfParallelism = Threads,
    }).Extract(_volume, _mask);
}
