using System.Numerics;
using System.Numerics.Tensors;

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
        // A value that is not a finite number makes the sum one.
        bool finite = float.IsFinite(TensorPrimitives.SumOfMagnitudes<float>(a));
        Action<float[], float[], int, int, float> along = finite ? AlongFinite : Along;
        along(a, b, 1, size.Columns, SideWeight(spacing.X));
        along(b, a, size.Columns, size.Rows, SideWeight(spacing.Y));
        along(a, b, size.SliceArea, size.Slices, SideWeight(spacing.Z));
        return b;

        // Math.Exp may differ in the last bit between platforms: rounded to 20 bits the weight is the same everywhere.
        float SideWeight(double step) => (float)(Math.Round(Math.Exp(-0.5 * step * step / (sigmaMm * sigmaMm)) * (1 << 20)) / (1 << 20));
    }

    /// <summary>The same as <see cref="Along"/> to the bit, many voxels at once, where all values are finite.</summary>
    private static void AlongFinite(float[] from, float[] to, int stride, int length, float weight)
    {
        int group = stride * length;
        for (int start = 0; start < from.Length; start += group)
        {
            if (length == 1)
            {
                from.AsSpan(start, group).CopyTo(to.AsSpan(start, group));
                continue;
            }
            int inner = group - 2 * stride;
            Side(from.AsSpan(start, stride), from.AsSpan(start + stride, stride), to.AsSpan(start, stride), weight);
            Blend(from.AsSpan(start, group), to.AsSpan(start + stride, inner), stride, weight);
            Side(from.AsSpan(start + stride + inner, stride), from.AsSpan(start + inner, stride), to.AsSpan(start + stride + inner, stride), weight);
        }
    }

    private static void Side(ReadOnlySpan<float> own, ReadOnlySpan<float> beside, Span<float> to, float weight)
    {
        float weights = 1 + weight;
        for (int i = 0; i < to.Length; i++) to[i] = (own[i] + weight * beside[i]) / weights;
    }

    private static void Blend(ReadOnlySpan<float> from, Span<float> to, int stride, float weight)
    {
        float weights = 1 + weight + weight;
        Vector<float> w = new(weight), all = new(weights);
        int i = 0;
        for (; i <= to.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> sum = new Vector<float>(from[(i + stride)..]) + w * new Vector<float>(from[i..]) + w * new Vector<float>(from[(i + 2 * stride)..]);
            (sum / all).CopyTo(to[i..]);
        }
        for (; i < to.Length; i++) to[i] = (from[i + stride] + weight * from[i] + weight * from[i + 2 * stride]) / weights;
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
