namespace Radiomics;

/// <summary>
/// What becomes of the responses of the rotated versions of a filter, voxel by voxel (IBSI 2, "Combining directional sensitivity and invariance to local rotations": orientation
/// pooling).
/// </summary>
public enum RotationPooling
{
    /// <summary>Their mean.</summary>
    Average,

    /// <summary>The largest.</summary>
    Maximum,

    /// <summary>The smallest.</summary>
    Minimum,
}
