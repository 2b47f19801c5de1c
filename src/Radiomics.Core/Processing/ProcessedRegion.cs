namespace Radiomics;

/// <summary>Image and masks after the whole chain, ready to be discretized and measured.</summary>
/// <param name="Image">The image: interpolated, normalized and, where the profile crops, cut to the region's surroundings.</param>
/// <param name="MorphologicalMask">The region whose shape is measured.</param>
/// <param name="IntensityMask">The region whose intensities are measured: without the voxels that re-segmentation left out.</param>
/// <param name="Diagnostics">What the stages looked like, in order; empty unless asked for.</param>
/// <param name="Notes">What a user should know, such as a mask that was moved onto the image's grid.</param>
internal sealed record ProcessedRegion(Volume Image, Mask MorphologicalMask, Mask IntensityMask, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<string> Notes);
