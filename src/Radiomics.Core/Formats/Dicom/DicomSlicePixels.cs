using System.Buffers;

namespace Radiomics.Formats;

/// <summary>The pixels of one frame in its file: read into a pooled buffer and converted straight into the volume.</summary>
internal sealed class DicomSlicePixels(DicomImage image, DicomFrame frame) : SlicePixels
{
    public override int Count => image.Rows * image.Columns;

    /// <summary>The smallest integer type that holds every HU value the header allows; single precision where HU may have fractions.</summary>
    public override StoredType StoredType
    {
        get
        {
            if (!frame.Rescale.IsWhole) return StoredType.Float32;
            double a = image.Layout.Smallest * frame.Rescale.Slope + frame.Rescale.Intercept;
            double b = image.Layout.Largest * frame.Rescale.Slope + frame.Rescale.Intercept;
            (double low, double high) = (Math.Min(a, b), Math.Max(a, b));
            // Padding may be raised to air.
            if (image.Padding is not null) low = Math.Min(low, PixelPadding.Air);
            return (low, high) switch
            {
                ( >= short.MinValue, <= short.MaxValue) => StoredType.Int16,
                ( >= 0, <= ushort.MaxValue) => StoredType.UInt16,
                ( >= int.MinValue, <= int.MaxValue) => StoredType.Int32,
                _ => StoredType.Int64,
            };
        }
    }

    public override void WriteHounsfield(Span<float> destination)
    {
        if (destination.Length != Count)
            throw new ArgumentException($"The slice has {Count} pixels, the destination {destination.Length}.", nameof(destination));
        PixelStore store = image.Pixels!;
        byte[] rented = ArrayPool<byte>.Shared.Rent(store.FrameLength + 1);
        try
        {
            // The last of an odd number of 8-bit pixels in swapped pairs lies behind its padding.
            Span<byte> stored = rented.AsSpan(0, store.FrameLength + (image.Layout.IsSwappedInPairs ? store.FrameLength & 1 : 0));
            store.Read(frame.Number, stored);
            PixelConversion.ToHounsfield(stored, image.Layout, frame.Rescale, image.Padding, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
