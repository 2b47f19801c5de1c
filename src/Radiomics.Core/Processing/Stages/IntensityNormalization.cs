using System.Globalization;

namespace Radiomics;

/// <summary>Brings an image to mean 0 and standard deviation 1, in double precision.</summary>
internal static class IntensityNormalization
{
    /// <summary>Normalizes an image over all its voxels; then cuts off outliers, then scales.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">Scale and limit.</param>
    /// <exception cref="SettingsException">All voxels are alike.</exception>
    public static Volume Apply(Volume image, Normalization options)
    {
        (double mean, double sigma) = Moments(image.Voxels);
        if (!(sigma > 0))
            throw new SettingsException("NORMALIZE_FLAT", new Problem(
                "normalize", string.Create(CultureInfo.InvariantCulture, $"the image has no spread to divide by: mean {mean:R}, standard deviation {sigma:R}"),
                "an image of at least two intensities, all finite", "Leave the normalization out for this image, or check how it was exported."));
        double factor = 1 / sigma, limit = options.OutlierSigma ?? double.PositiveInfinity, scale = options.Scale;
        ReadOnlySpan<float> from = image.Voxels;
        double[] to = GC.AllocateUninitializedArray<double>(from.Length);
        for (int i = 0; i < to.Length; i++) to[i] = Math.Clamp((from[i] - mean) * factor, -limit, limit) * scale;
        return new Volume(image.Geometry, to) { Notes = image.Notes };
    }

    /// <summary>Mean and sample standard deviation (N - 1).</summary>
    private static (double Mean, double Sigma) Moments(ReadOnlySpan<float> voxels)
    {
        const int block = 1 << 12;
        Span<double> values = stackalloc double[block];
        double sum = 0, squares = 0;
        for (int i = 0; i < voxels.Length; i += block)
        {
            Span<double> part = values[..Math.Min(block, voxels.Length - i)];
            System.Numerics.Tensors.TensorPrimitives.ConvertTruncating(voxels.Slice(i, part.Length), part);
            sum += LaneSum.Of(part);
            System.Numerics.Tensors.TensorPrimitives.Multiply(part, part, part);
            squares += LaneSum.Of(part);
        }
        double variance = (squares - sum * sum / voxels.Length) / (voxels.Length - 1);
        return (sum / voxels.Length, Math.Sqrt(variance));
    }
}
