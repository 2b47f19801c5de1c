namespace Radiomics;

/// <summary>What a region must have to be computed at all.</summary>
/// <param name="MinimumDimensions">Axes along which the region's box must be larger than one voxel, 0 to 3. PyRadiomics (<c>minimumROIDimensions</c>): 2.</param>
/// <param name="MoreVoxelsThan">The region must have more voxels than this (PyRadiomics: <c>minimumROISize</c>, which is strict); 0 for none, 1 refuses single voxels.</param>
public sealed record RegionRules(int MinimumDimensions, int MoreVoxelsThan)
{
    /// <summary>PyRadiomics' defaults: at least two dimensions, more than one voxel.</summary>
    public static RegionRules PyRadiomics { get; } = new(2, 1);

    /// <summary>Every region with a voxel is computed; what is undefined for it is NaN with a reason.</summary>
    public static RegionRules None { get; } = new(0, 0);
}
