namespace Radiomics;

/// <summary>How texture matrices are counted. Immutable.</summary>
public sealed record TextureOptions
{
    /// <summary>PyRadiomics' defaults: 3D, distance 1, symmetric, averaged over directions.</summary>
    public static TextureOptions Default { get; } = new();

    /// <summary>How directions and slices are put together. Default: 3D, averaged.</summary>
    public TextureAggregation Aggregation { get; init; } = TextureAggregation.Average3D;

    /// <summary>The axis the planes of 2D and 2.5D lie across. Default: axial planes.</summary>
    public VoxelAxis PlaneNormal { get; init; }

    /// <summary>Distances (infinity norm, voxels; each 1 or more) of neighbors, for GLCM, GLDM/NGLDM and NGTDM. Default: 1.</summary>
    public IReadOnlyList<int> Distances { get; init; } = [1];

    /// <summary>Whether each pair of the GLCM counts in both orders. Default: yes.</summary>
    public bool Symmetric { get; init; } = true;

    /// <summary>Weights of directions in merged GLCM and GLRLM. Default: all alike.</summary>
    public DistanceWeighting Weighting { get; init; }

    /// <summary>Largest difference in gray level of dependent voxels (GLDM/NGLDM; PyRadiomics <c>gldm_a</c>, IBSI alpha). Default: 0.</summary>
    public int DependenceCutoff { get; init; }

    /// <summary>Whether run length matrices leave out directions along which no line holds two voxels of the region, as PyRadiomics does. Default: yes.</summary>
    public bool SkipDirectionsWithoutRuns { get; init; } = true;

    /// <summary>
    /// Whether a region is refused (<see cref="SettingsException"/>, <c>TEXTURE_NO_DIRECTION</c>) when no direction at all fits into its box, as PyRadiomics does;
    /// otherwise its features are NaN. A region of one voxel is never refused for it. Default: no.
    /// </summary>
    public bool RefuseWithoutDirections { get; init; }
}
