namespace Radiomics;

/// <summary>
/// How the texture matrices of directions and slices become one value. Zone and neighborhood families (GLSZM, GLDZM, NGTDM, NGLDM) have no directions: for
/// them the two-dimensional choices mean "a matrix a slice, values averaged" (8QNN), the 2.5D ones "one matrix over all slices" (62GR), the rest 3D (KOBO).
/// </summary>
public enum TextureAggregation
{
    /// <summary>2D, averaged: a matrix a slice and direction, values averaged. IBSI BTW3; PyRadiomics has no such choice.</summary>
    Average2D,

    /// <summary>2D, slice-merged: directions of a slice summed, values averaged over slices. IBSI SUJT.</summary>
    SliceMerged2D,

    /// <summary>2.5D, direction-merged: slices of a direction summed, values averaged over directions. IBSI JJUI; PyRadiomics with <c>force2D</c>.</summary>
    DirectionMerged25D,

    /// <summary>2.5D, merged: all summed into one matrix. IBSI ZW7Z; PyRadiomics with <c>force2D</c> and <c>weightingNorm</c>.</summary>
    Merged25D,

    /// <summary>3D, averaged: a matrix a direction, values averaged. IBSI ITBB; PyRadiomics' default.</summary>
    Average3D,

    /// <summary>3D, merged: all directions summed into one matrix. IBSI IAZD; PyRadiomics with <c>weightingNorm</c>.</summary>
    Merged3D,
}
