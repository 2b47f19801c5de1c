namespace Radiomics;

/// <summary>Interpolation of image and mask onto voxels of another size. The profile decides where the new grid lies and how results are rounded.</summary>
/// <param name="SpacingMm">New distance between voxel centres, mm; 0 along an axis keeps the spacing there.</param>
/// <param name="Interpolation">Interpolation of the intensities.</param>
public sealed record Resampling(Spacing SpacingMm, Interpolation Interpolation = Interpolation.BSpline)
{
    /// <summary>Interpolation of the mask. PyRadiomics always takes the nearest voxel; IBSI's reference values take linear. Null: as the profile does.</summary>
    public Interpolation? MaskInterpolation { get; init; }

    /// <summary>
    /// Whether IBSI's profile rounds interpolated intensities to whole numbers. Null, the default: where all intensities of the image are whole numbers, as in
    /// CT. PyRadiomics' profile keeps the type the image was stored in and cuts whole numbers off toward zero.
    /// </summary>
    public bool? RoundIntensities { get; init; }

    /// <summary>Share of a new voxel that must lie in the mask for it to belong to it, where the mask is not interpolated to the nearest voxel. Above 0, up to 1; default 0.5.</summary>
    public double MaskThreshold { get; init; } = 0.5;
}
