namespace Radiomics;

/// <summary>Re-segmentation: the voxels of a mask whose intensities lie within limits.</summary>
internal static class IntensityRange
{
    /// <summary>Keeps the voxels within the range and, where asked, within some standard deviations of the mean; both measured on the mask as it comes.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">A mask on its grid, not empty.</param>
    /// <param name="options">The limits.</param>
    public static Mask Keep(Volume image, Mask mask, Resegmentation options)
    {
        (double low, double high) = Limits(image, mask, options);
        byte[] kept = new byte[mask.Box.Length];
        RegionVoxels.ForEachRow(image, mask, (row, inside, offset) =>
        {
            Span<byte> to = kept.AsSpan(offset, row.Length);
            for (int x = 0; x < row.Length; x++)
                if (inside[x] != 0 && row[x] >= low && row[x] <= high) to[x] = 1;
        });
        return Mask.FromBox(mask.Geometry, mask.Region, kept, mask.Label, mask.Name).WithNotes(mask.Notes);
    }

    private static (double Low, double High) Limits(Volume image, Mask mask, Resegmentation options)
    {
        double low = options.Lower ?? double.NegativeInfinity, high = options.Upper ?? double.PositiveInfinity;
        if (low > high) (low, high) = (high, low);
        if (options.Mode != ResegmentationMode.Absolute || options.OutlierSigma is not null)
        {
            RegionStatistics region = RegionStatistics.Of(image, mask);
            (low, high) = options.Mode switch
            {
                ResegmentationMode.Relative => (low * region.Maximum, high * region.Maximum),
                ResegmentationMode.Sigma => (region.Mean + region.StandardDeviation * low, region.Mean + region.StandardDeviation * high),
                _ => (low, high),
            };
            // No limit stays none, whatever it is multiplied with.
            if (options.Lower is null && !double.IsNegativeInfinity(low)) low = double.NegativeInfinity;
            if (options.Upper is null && !double.IsPositiveInfinity(high)) high = double.PositiveInfinity;
            if (options.OutlierSigma is { } sigmas)
            {
                low = Math.Max(low, region.Mean - sigmas * region.StandardDeviation);
                high = Math.Min(high, region.Mean + sigmas * region.StandardDeviation);
            }
        }
        // Intensities in single precision are compared with limits in single precision: 0.1 is in the range from 0.1 on.
        return image.StoredType == StoredType.Float32 ? ((float)low, (float)high) : (low, high);
    }
}
