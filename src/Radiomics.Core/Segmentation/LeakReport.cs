namespace Radiomics;

/// <summary>What the leak stop saw and cut.</summary>
/// <param name="GrownVoxels">Voxels that growth alone, without the leak stop, reached within the maximum radius.</param>
/// <param name="WallVoxelsCut">Voxels cut off behind the surface fitted to the chest wall, diaphragm or mediastinum.</param>
/// <param name="ReachVoxelsCut">Voxels cut off because they lie farther out than the lesion reaches around them: vessels and bridges.</param>
/// <param name="WallFitted">Whether a wall was found near the seed and cut along.</param>
/// <param name="CutSurfaceShare">
/// Share of the mask's surface, 0 to 1, beyond which tissue of the window goes on: its border there was set by the leak stop and not by the image.
/// </param>
public sealed record LeakReport(int GrownVoxels, int WallVoxelsCut, int ReachVoxelsCut, bool WallFitted, double CutSurfaceShare);
