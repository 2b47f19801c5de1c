namespace Radiomics;

/// <summary>How far the maps of a region are.</summary>
/// <param name="Image">Image type, such as <c>original</c>.</param>
/// <param name="Done">Voxels whose kernels are done.</param>
/// <param name="Total">Voxels of the region.</param>
public readonly record struct FeatureMapProgress(string Image, int Done, int Total);
