namespace Radiomics;

/// <summary>Where and what a nodule is taken to be before a round.</summary>
/// <param name="Center">Its centre, mm from the box's first voxel.</param>
/// <param name="RadiusMm">The radius of a ball of its volume.</param>
/// <param name="TissueHu">HU of its tissue.</param>
/// <param name="Wall">The wall beside it; null when there is none near.</param>
/// <param name="WallPlace">The place beside which the wall was laid.</param>
internal sealed record GrowthGuess(PointMm Center, double RadiusMm, double TissueHu, WallSurface? Wall, PointMm WallPlace);
