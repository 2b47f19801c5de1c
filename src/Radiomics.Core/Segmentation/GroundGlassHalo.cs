namespace Radiomics;

/// <summary>Ground glass around the solid part of a lesion.</summary>
internal static class GroundGlassHalo
{
    /// <summary>The shell that is looked at, mm from the mask, and how far above the lung ground glass lies.</summary>
    private const double FromMm = 1.5, ToMm = 3.5, ContrastHu = 120;

    /// <summary>The share of a shell around a mask that is denser than lung but below the mask's window, and its median HU.</summary>
    public static (double Share, double Hu) Around(GrowthBox box, float[] values, byte[]? wall, byte[] mask, double lungHu, double belowHu)
    {
        VoxelRegion region = Masking.Bounds(mask, box.Size).ExpandMm(ToMm, box.Geometry);
        region = region.Intersect(new VoxelRegion(default, box.Size));
        float[] distance = NearDistance.Squared(Masking.Extract(mask, box.Size, region), region.Size, box.Spacing, ToMm, inverted: false);
        HuHistogram glass = new();
        int all = 0;
        double lowest = lungHu + ContrastHu;
        for (int i = 0; i < distance.Length; i++)
        {
            if (distance[i] < FromMm * FromMm || distance[i] > ToMm * ToMm) continue;
            VoxelIndex at = region.Size.IndexOf(i);
            int offset = box.Size.Offset(new VoxelIndex(at.Column + region.Start.Column, at.Row + region.Start.Row, at.Slice + region.Start.Slice));
            if (wall is not null && wall[offset] != 0) continue;
            all++;
            if (values[offset] >= lowest && values[offset] < belowHu) glass.Add(values[offset]);
        }
        return all == 0 ? (0, 0) : ((double)glass.Count / all, glass.Percentile(0.5));
    }
}
