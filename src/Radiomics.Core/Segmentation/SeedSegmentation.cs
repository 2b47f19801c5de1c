namespace Radiomics;

/// <summary>What a seed segmentation gives back: the mask, and the report on how it came about.</summary>
public sealed class SeedSegmentation
{
    /// <summary>Joins a mask and its report.</summary>
    /// <param name="mask">The lesion on the image's grid.</param>
    /// <param name="report">How it came about.</param>
    public SeedSegmentation(Mask mask, SegmentationReport report)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(report);
        Mask = mask;
        Report = report;
    }

    /// <summary>The lesion on the image's grid: one connected piece that holds <see cref="SegmentationReport.SeedVoxel"/>.</summary>
    public Mask Mask { get; }

    /// <summary>Size, seed, thresholds, why the growth stopped and what was cut.</summary>
    public SegmentationReport Report { get; }
}
