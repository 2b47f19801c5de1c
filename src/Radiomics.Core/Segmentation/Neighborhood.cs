namespace Radiomics;

/// <summary>Which voxels count as neighbors of a voxel.</summary>
public enum Neighborhood
{
    /// <summary>The 6 voxels that share a face.</summary>
    Six = 6,
    /// <summary>The 18 voxels that share a face or an edge.</summary>
    Eighteen = 18,
    /// <summary>The 26 voxels that share a face, an edge or a corner.</summary>
    TwentySix = 26,
}
