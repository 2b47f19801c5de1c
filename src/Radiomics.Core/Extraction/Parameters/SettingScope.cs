namespace Radiomics;

/// <summary>How far down the chain a setting acts, and so whether an image type can have a value of its own for it.</summary>
internal enum SettingScope
{
    /// <summary>On image and mask as a whole: the same for all image types.</summary>
    Case,

    /// <summary>On discretization and features: an image type can override it.</summary>
    Feature,

    /// <summary>On one filter: kept with the image types that use it.</summary>
    Filter,

    /// <summary>On feature maps alone: under <c>voxelSetting</c>.</summary>
    Voxel,
}
