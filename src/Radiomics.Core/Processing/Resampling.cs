namespace Radiomics;

/// <summary>Interpolation of image and mask onto voxels of another size. The profile decides where the new grid lies and how results are rounded.</summary>
/// <param name="SpacingMm">New distance between voxel centres, mm; 0 along an axis keeps the spacing there.</param>
/// <param name="Interpolation">Interpolation of the intensities.</param>
public sealed record Resampling(Spacing SpacingMm, Interpolation Interpolation = Interpolation.BSpline)
{
    /// <summary>Interpolation of the mask. PyRadiomics always takes the nearest voxel; IBSI's reference values take linear. Null: as the profile does.</summary>
    public Interpolation? MaskInterpolation { get; init; }

    /// <summary>Share of a new voxel that must lie in the mask for it to belong to it, where the mask is not interpolated to the nearest voxel. 0 to 1; default 0.5.</summary>
    public double MaskThreshold { get; init; } = 0.5;
}
