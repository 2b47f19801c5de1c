namespace Radiomics;

/// <summary>Which border a nodule's mask has.</summary>
public enum OutlineConvention
{
    /// <summary>
    /// As radiologists draw it: a smooth line in each axial slice that takes in the blurred rim. In plane about half a voxel to a voxel outside of the
    /// physical edge; the faint first and last slice are left out.
    /// </summary>
    Reader,

    /// <summary>The physical edge, about half-way between background and tissue: the truest volume by voxel count.</summary>
    Edge,
}
