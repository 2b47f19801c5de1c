namespace Radiomics;

/// <summary>How intensities between voxel centres are found. Named as in PyRadiomics, without its prefix <c>sitk</c>.</summary>
public enum Interpolation
{
    /// <summary>The value of the nearest voxel.</summary>
    NearestNeighbor,

    /// <summary>Linear along each axis.</summary>
    Linear,

    /// <summary>Cubic B-spline that passes through the voxels (prefiltered). IBSI: cubic spline.</summary>
    BSpline,
}
