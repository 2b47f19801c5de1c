namespace Radiomics;

/// <summary>The part of a mask inside a box.</summary>
internal static class MaskCut
{
    /// <summary>Cuts a mask; the mask itself where nothing lies outside.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="box">A box that shares voxels with it.</param>
    public static Mask To(Mask mask, VoxelRegion box)
    {
        VoxelRegion common = mask.Region.Intersect(box);
        if (common == mask.Region) return mask;
        byte[] voxels = new byte[common.Size.VoxelCount];
        int columns = common.Size.Columns, to = 0;
        for (int z = common.Start.Slice; z < common.End.Slice; z++)
        {
            for (int y = common.Start.Row; y < common.End.Row; y++, to += columns)
            {
                VoxelIndex inBox = new(common.Start.Column - mask.Region.Start.Column, y - mask.Region.Start.Row, z - mask.Region.Start.Slice);
                mask.Box.Slice(mask.Region.Size.Offset(inBox), columns).CopyTo(voxels.AsSpan(to, columns));
            }
        }
        return Mask.FromBox(mask.Geometry, common, voxels, mask.Label, mask.Name);
    }
}
