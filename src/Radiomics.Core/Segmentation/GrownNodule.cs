namespace Radiomics;

/// <summary>What one run of the ensemble found.</summary>
/// <param name="Mask">1 inside, over the scene's box.</param>
/// <param name="Voxels">Voxels inside.</param>
/// <param name="Surface">The surface of the last round.</param>
/// <param name="TissueHu">HU of the nodule's tissue.</param>
/// <param name="RadiusMm">Radius of a ball of the nodule's volume.</param>
internal sealed record GrownNodule(byte[] Mask, int Voxels, StarSurface Surface, double TissueHu, double RadiusMm);
