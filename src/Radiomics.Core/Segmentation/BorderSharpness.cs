namespace Radiomics;

/// <summary>How sharply a mask is set off from what lies around it.</summary>
internal static class BorderSharpness
{
    /// <summary>Where the values rise outwards the mask touches something denser: that counts against it, but no more than this, HU.</summary>
    private const double MostRiseHu = -200;

    /// <summary>The mean fall across a mask's free border, over two voxels inside and out, as a share of the contrast.</summary>
    public static double Of(GrowthBox box, byte[] mask, double contrastHu)
    {
        ImageSize size = box.Size;
        float[] hu = box.Hu;
        double sum = 0;
        int faces = 0;
        foreach ((int first, int end) in Masking.Runs(mask, size))
        {
            VoxelIndex at = size.IndexOf(first);
            for (int i = first; i < end; i++)
            {
                Add(i, 1, at.Column + i - first, size.Columns);
                Add(i, size.Columns, at.Row, size.Rows);
                Add(i, size.SliceArea, at.Slice, size.Slices);
            }
        }
        return faces == 0 ? 0 : sum / faces / contrastHu;

        void Add(int i, int stride, int place, int length)
        {
            if (place < 2 || place >= length - 2) return;
            foreach (int step in (ReadOnlySpan<int>)[-stride, stride])
            {
                if (mask[i + step] != 0) continue;
                float fall = (hu[i - step] + hu[i] - hu[i + step] - hu[i + 2 * step]) / 2;
                if (!float.IsFinite(fall)) continue;
                sum += Math.Max(MostRiseHu, fall);
                faces++;
            }
        }
    }
}
