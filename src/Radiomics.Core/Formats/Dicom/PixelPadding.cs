namespace Radiomics.Formats;

/// <summary>
/// The stored values that mark pixels outside the scanned field (0028,0120), (0028,0121). They go through the rescale like all others; what
/// comes out below <see cref="Air"/> becomes <see cref="Air"/>, so that the corners outside the scan circle look like air and make
/// no edge of 2000 HU. A padding value at or above it stays what the rescale makes of it: it cannot be told from tissue.
/// </summary>
/// <param name="First">Smallest padding value.</param>
/// <param name="Last">Largest padding value.</param>
/// <param name="IsWord">Whether the value needs more bits than are stored: then whole words are compared, and those equal are air.</param>
/// <param name="IsLossy">Whether a compression with loss blurred the padding: then stored values that differ by up to <see cref="LossyTolerance"/> are padding too.</param>
internal readonly record struct PixelPadding(long First, long Last, bool IsWord, bool IsLossy = false)
{
    /// <summary>HU that padding is raised to: the smallest value of the CT scale.</summary>
    public const float Air = -1024;

    /// <summary>How far stored values may lie from the padding value in images compressed with loss; medical near-lossless coding allows errors of a few steps.</summary>
    public const long LossyTolerance = 16;

    /// <summary>The padding of a data set; null when it names none.</summary>
    /// <param name="header">Data set of an image.</param>
    /// <param name="layout">How its pixels are stored.</param>
    public static PixelPadding? Of(DicomDataset header, PixelLayout layout)
    {
        if (header.Number(DicomTags.PixelPaddingValue) is not { } value) return null;
        long first = InRange(value, layout), last = header.Number(DicomTags.PixelPaddingRangeLimit) is { } limit ? InRange(limit, layout) : first;
        if (first > last) (first, last) = (last, first);
        return new PixelPadding(first, last, first < layout.Smallest || last > layout.Largest);
    }

    /// <summary>The value as the words of the image hold it: writers confuse the VRs US and SS.</summary>
    private static long InRange(double value, PixelLayout layout)
    {
        long range = 1L << layout.BitsAllocated;
        long word = (long)Math.Clamp(value, long.MinValue, long.MaxValue) & (range - 1);
        return layout.IsSigned && word >= range / 2 ? word - range : word;
    }
}
