using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The columns of one peritumoral ring, each with the ring's name in front: its size, why it could not be measured, and the features of the nodule's settings.</summary>
internal sealed class RingColumns(PeritumoralRing ring, FeatureExtractor extractor)
{
    private readonly IReadOnlyList<string> _features = extractor.FeatureNames;

    /// <summary>Names of all columns.</summary>
    public IReadOnlyList<string> Names => [Own("error_code"), Own("voxels"), Own("volumeMm3"), Own("maskHash"), Own("undefined"), .. FeatureNames];

    /// <summary>Names of the columns of features.</summary>
    public IEnumerable<string> FeatureNames => _features.Select(Own);

    /// <summary>Measures the ring around a nodule; where there is no lung at that distance, or too little for the settings, the first field says so.</summary>
    /// <param name="volume">The image.</param>
    /// <param name="nodule">The nodule.</param>
    /// <param name="cancellation">Stops the work.</param>
    public IReadOnlyList<string> Measure(Volume volume, Mask nodule, CancellationToken cancellation)
    {
        Mask region = ring.Around(volume, nodule);
        string voxels = region.VoxelCount.ToString(CultureInfo.InvariantCulture), size = Number(region.VolumeMm3);
        try
        {
            FeatureSet set = extractor.Extract(volume, region, cancellation);
            string undefined = string.Join(' ', set.Where(f => f.Reason is not null).Select(f => $"{f.Name}:{f.Reason!.Code}"));
            return ["", voxels, size, region.ContentHash, undefined, .. _features.Select(name => set.Find(name) is { } feature ? Number(feature.Value) : "")];
        }
        catch (MaskException error)
        {
            return [error.Code, voxels, size, region.ContentHash, "", .. _features.Select(_ => "")];
        }
    }

    private string Own(string column) => $"{ring.Name}_{column}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
