namespace Radiomics;

/// <summary>One run of the ensemble that found a nodule: from a seed beside the given one, or with another threshold.</summary>
/// <param name="Run">Zero-based number of the run: what it is started with, the same for every nodule. Runs that found nothing are missing.</param>
/// <param name="Mask">The nodule of this run.</param>
/// <param name="Seed">The zero-based voxel this run started from.</param>
/// <param name="ContrastFraction">Where its threshold lay between lung (0) and the nodule's tissue (1).</param>
public sealed record EnsembleMember(int Run, Mask Mask, VoxelIndex Seed, double ContrastFraction);
