namespace Radiomics;

/// <summary>What a person knows about a lesion that no automatic method gets. All empty by default.</summary>
public sealed record SegmentationConstraints
{
    /// <summary>No constraint.</summary>
    public static SegmentationConstraints None { get; } = new();

    /// <summary>The nodule lies inside this box of zero-based voxels; null means no limit.</summary>
    public VoxelRegion? Box { get; init; }

    /// <summary>Lowest HU that belongs to the nodule, included; null (default): found from the image.</summary>
    public double? LowerHu { get; init; }

    /// <summary>Highest HU that belongs to the nodule, included; null (default): no upper limit.</summary>
    public double? UpperHu { get; init; }

    /// <summary>Voxels that belong to the nodule.</summary>
    public IReadOnlyList<VoxelIndex> Foreground { get; init; } = [];

    /// <summary>Voxels that do not belong to the nodule.</summary>
    public IReadOnlyList<VoxelIndex> Background { get; init; } = [];
}
