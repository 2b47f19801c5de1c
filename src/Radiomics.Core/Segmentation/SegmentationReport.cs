namespace Radiomics;

/// <summary>How a segmentation came about, for a table or a log. Holds no patient data.</summary>
public sealed record SegmentationReport
{
    /// <summary>The method, such as <c>RegionGrowing</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Voxels of the mask.</summary>
    public required int Voxels { get; init; }

    /// <summary>Volume of the mask by voxel count, mm3.</summary>
    public required double VolumeMm3 { get; init; }

    /// <summary>The seed as it was given.</summary>
    public required Seed GivenSeed { get; init; }

    /// <summary>The zero-based voxel the growth started from; always inside the mask.</summary>
    public required VoxelIndex SeedVoxel { get; init; }

    /// <summary>Distance between the given seed's voxel and <see cref="SeedVoxel"/> in mm; 0 when the seed was used where it was.</summary>
    public required double SeedMovedMm { get; init; }

    /// <summary>The image value at the given seed's voxel, HU; NaN where the image has none.</summary>
    public required double SeedHu { get; init; }

    /// <summary>The window of HU of the final growth.</summary>
    public required HuThresholds Thresholds { get; init; }

    /// <summary>The neighbors the growth stepped to.</summary>
    public required Neighborhood Connectivity { get; init; }

    /// <summary>No voxel of the mask lies farther from <see cref="SeedVoxel"/> than this, mm.</summary>
    public required double MaximumRadiusMm { get; init; }

    /// <summary>Why the growth ended.</summary>
    public required GrowthStop Stop { get; init; }

    /// <summary>What the leak stop saw and cut; null when it was switched off.</summary>
    public required LeakReport? Leak { get; init; }

    /// <summary>Whether the mask touches the border of the image, so that a part of the lesion may be missing.</summary>
    public required bool TouchesImageBorder { get; init; }

    /// <summary>Anything a reader of the numbers should know, in sentences; empty when all was regular.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
