namespace Radiomics;

/// <summary>What the leak stop saw and cut.</summary>
/// <param name="GrownVoxels">Voxels that growth alone, without the leak stop, reached within the maximum radius.</param>
/// <param name="WallVoxelsCut">Voxels cut off behind the surface fitted to the chest wall, diaphragm or mediastinum.</param>
/// <param name="ReachVoxelsCut">Voxels cut off because they lie farther out than the lesion reaches around them: vessels and bridges.</param>
/// <param name="WallFitted">Whether a wall was found near the seed and cut along.</param>
public sealed record LeakReport(int GrownVoxels, int WallVoxelsCut, int ReachVoxelsCut, bool WallFitted);
