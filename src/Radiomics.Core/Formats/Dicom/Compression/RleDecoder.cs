using System.Buffers.Binary;

namespace Radiomics.Formats;

/// <summary>RLE Lossless (PS3.5 annex G): one segment of PackBits runs for each byte of a pixel, the most significant first.</summary>
internal sealed class RleDecoder() : BuiltInDecoder("1.2.840.10008.1.2.5")
{
    private const int HeaderLength = 64, MostSegments = 15, MostOfRun = 128;

    /// <inheritdoc/>
    public override long LeastLength(EncodedFrame format) => HeaderLength + (long)format.Columns * format.Rows * (format.BitsAllocated / 8) / (MostOfRun / 2);

    /// <inheritdoc/>
    public override void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored)
    {
        int size = format.BitsAllocated / 8;
        if (encoded.Length < HeaderLength) throw new InvalidDataException($"{encoded.Length} bytes are shorter than the header of the segments");
        uint segments = BinaryPrimitives.ReadUInt32LittleEndian(encoded);
        if (segments > MostSegments || segments != size) throw new InvalidDataException($"there are {segments} segments for {size} bytes a pixel");
        int pixels = stored.Length / size;
        byte[] plane = System.Buffers.ArrayPool<byte>.Shared.Rent(pixels);
        try
        {
            for (int s = 0; s < size; s++)
            {
                uint start = BinaryPrimitives.ReadUInt32LittleEndian(encoded[(4 + 4 * s)..]);
                uint end = s + 1 < size ? BinaryPrimitives.ReadUInt32LittleEndian(encoded[(8 + 4 * s)..]) : (uint)encoded.Length;
                if (start < HeaderLength || start > end || end > (uint)encoded.Length) throw new InvalidDataException($"segment {s + 1} lies outside the frame");
                Span<byte> bytes = size == 1 ? stored : plane.AsSpan(0, pixels);
                Unpack(encoded[(int)start..(int)end], bytes);
                if (size == 1) return;
                for (int i = 0, to = size - 1 - s; i < bytes.Length; i++, to += size) stored[to] = bytes[i];
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(plane);
        }
    }

    private static void Unpack(ReadOnlySpan<byte> packed, Span<byte> bytes)
    {
        int at = 0, to = 0;
        while (to < bytes.Length)
        {
            if (at >= packed.Length) throw new InvalidDataException($"a segment ends after {to} of {bytes.Length} bytes");
            int n = (sbyte)packed[at++];
            if (n == sbyte.MinValue) continue;
            int count = n >= 0 ? n + 1 : 1 - n;
            // Some writers let the last run reach past the last pixel.
            int kept = Math.Min(count, bytes.Length - to);
            if (packed.Length - at < (n >= 0 ? kept : 1)) throw new InvalidDataException($"a segment ends after {to} of {bytes.Length} bytes");
            if (n >= 0)
            {
                packed.Slice(at, kept).CopyTo(bytes[to..]);
                at += count;
            }
            else
            {
                bytes.Slice(to, kept).Fill(packed[at++]);
            }
            to += kept;
        }
    }
}
