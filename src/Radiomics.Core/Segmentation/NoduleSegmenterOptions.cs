namespace Radiomics;

/// <summary>How <see cref="NoduleSegmenter"/> works. Immutable; checked when a <see cref="NoduleSegmenter"/> is made from it.</summary>
public sealed record NoduleSegmenterOptions
{
    /// <summary>The defaults.</summary>
    public static NoduleSegmenterOptions Default { get; } = new();

    /// <summary>No voxel farther than this from the seed belongs to the nodule; 3 to 150 mm, default 60.</summary>
    public double MaximumRadiusMm { get; init; } = 60;

    /// <summary>How far a seed that missed the nodule may be moved; 0 to 20 mm, default 6.</summary>
    public double MaximumSeedShiftMm { get; init; } = 6;

    /// <summary>What is known about the lesion beforehand; default nothing.</summary>
    public SegmentationConstraints Constraints { get; init; } = SegmentationConstraints.None;

    /// <summary>Threads for the runs of the ensemble, 1 or more; 0 (default) means one a processor. Changes nothing but the time.</summary>
    public int MaxDegreeOfParallelism { get; init; }
}
