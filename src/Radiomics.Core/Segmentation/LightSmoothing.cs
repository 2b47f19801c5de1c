namespace Radiomics;

/// <summary>A three-tap Gaussian along each axis, in mm: takes single noisy voxels out of a threshold's way. Values that are not finite stay and give nothing.</summary>
internal static class LightSmoothing
{
    /// <summary>Smooths a box.</summary>
    /// <param name="values">Values, column fastest.</param>
    /// <param name="size">Size of the box.</param>
    /// <param name="spacing">Voxel spacing, mm.</param>
    /// <param name="sigmaMm">Standard deviation of the Gaussian, mm. An axis whose spacing is far above it is left as it is.</param>
    /// <returns>A new array.</returns>
    public static float[] Smooth(ReadOnlySpan<float> values, ImageSize size, Spacing spacing, double sigmaMm)
    {
        float[] a = values.ToArray(), b = GC.AllocateUninitializedArray<float>(values.Length);
        Along(a, b, 1, size.Columns, SideWeight(spacing.X));
        Along(b, a, size.Columns, size.Rows, SideWeight(spacing.Y));
        Along(a, b, size.SliceArea, size.Slices, SideWeight(spacing.Z));
        return b;

        // Math.Exp may differ in the last bit between platforms: rounded to 20 bits the weight is the same everywhere.
        float SideWeight(double step) => (float)(Math.Round(Math.Exp(-0.5 * step * step / (sigmaMm * sigmaMm)) * (1 << 20)) / (1 << 20));
    }

    private static void Along(float[] from, float[] to, int stride, int length, float weight)
    {
        int group = stride * length;
        for (int start = 0; start < from.Length; start += group)
        {
            for (int i = 0; i < length; i++)
            {
                int row = start + i * stride;
                for (int k = 0; k < stride; k++)
                {
                    int at = row + k;
                    float value = from[at], sum = value, weights = 1;
                    if (!float.IsFinite(value))
                    {
                        to[at] = value;
                        continue;
                    }
                    if (i > 0 && float.IsFinite(from[at - stride]))
                    {
                        sum += weight * from[at - stride];
                        weights += weight;
                    }
                    if (i < length - 1 && float.IsFinite(from[at + stride]))
                    {
                        sum += weight * from[at + stride];
                        weights += weight;
                    }
                    to[at] = sum / weights;
                }
            }
        }
    }
}
