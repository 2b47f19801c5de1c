namespace Radiomics;

/// <summary>Whether a filter acts within axial slices or in the volume (IBSI 2: 2D and 3D).</summary>
public enum FilterDimension
{
    /// <summary>Along the three axes of the image.</summary>
    Volume,

    /// <summary>Within each axial slice, along its rows and columns.</summary>
    Slice,
}
