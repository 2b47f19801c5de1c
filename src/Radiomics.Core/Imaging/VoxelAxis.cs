namespace Radiomics;

/// <summary>An axis of the voxel grid. Numbered as PyRadiomics numbers them (<c>force2Ddimension</c>).</summary>
public enum VoxelAxis
{
    /// <summary>Across slices (z): planes are axial.</summary>
    Slice,

    /// <summary>Across rows (y): planes are coronal.</summary>
    Row,

    /// <summary>Across columns (x): planes are sagittal.</summary>
    Column,
}
