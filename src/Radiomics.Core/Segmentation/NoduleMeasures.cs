namespace Radiomics;

/// <summary>Measures that follow from a nodule's masks.</summary>
internal static class NoduleMeasures
{
    /// <summary>Share of the nodule's voxels that its solid core has: 0 without a core, also where the whole nodule is solid.</summary>
    public static double SolidCoreShare(this Nodule nodule) => nodule.Mask.VoxelCount == 0 ? 0 : (double)(nodule.SolidCore?.VoxelCount ?? 0) / nodule.Mask.VoxelCount;
}
