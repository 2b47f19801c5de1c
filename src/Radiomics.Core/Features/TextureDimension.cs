namespace Radiomics;

/// <summary>Dimension of the zone and neighborhood families.</summary>
internal enum TextureDimension
{
    /// <summary>2D: a matrix a slice, values averaged over slices. IBSI 8QNN.</summary>
    Slices,

    /// <summary>2.5D: neighbors within slices only, one matrix over all slices. IBSI 62GR.</summary>
    MergedSlices,

    /// <summary>3D. IBSI KOBO.</summary>
    Volume,
}
