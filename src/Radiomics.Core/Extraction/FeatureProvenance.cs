namespace Radiomics;

/// <summary>Where a set of features comes from: enough to tell two results apart and to repeat one.</summary>
/// <param name="EngineVersion">Version of this library.</param>
/// <param name="Settings">The settings on one line.</param>
/// <param name="ImageHash">Hash of the image's voxels and geometry, see <see cref="Volume.ContentHash"/>.</param>
/// <param name="MaskHash">Hash of the mask's voxels and geometry, see <see cref="Mask.ContentHash"/>.</param>
/// <param name="MaskLabel">Label of the mask.</param>
/// <param name="MaskName">Name of the mask, or null.</param>
/// <param name="VoxelCount">Voxels of the mask.</param>
/// <param name="Box">Smallest box around the mask, in the image's indices.</param>
/// <param name="ImageSize">Size of the image.</param>
/// <param name="Spacing">Spacing of the image, mm.</param>
/// <param name="GrayLevelCount">Different gray levels in the region; 0 when no family needed them.</param>
/// <param name="Notes">Notes of the image, the mask, the processing and the settings, such as accepted irregularities.</param>
public sealed record FeatureProvenance(
    string EngineVersion, string Settings, string ImageHash, string MaskHash, int MaskLabel, string? MaskName, int VoxelCount, VoxelRegion Box,
    ImageSize ImageSize, Spacing Spacing, int GrayLevelCount, IReadOnlyList<string> Notes);
