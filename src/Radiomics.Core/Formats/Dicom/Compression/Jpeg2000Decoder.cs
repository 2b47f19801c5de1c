using System.Buffers.Binary;

namespace Radiomics.Formats;

/// <summary>JPEG 2000, reversible and irreversible (ITU-T T.800, ISO/IEC 15444-1), of one component.</summary>
/// <param name="transferSyntaxUid">The Transfer Syntax UID.</param>
internal sealed class Jpeg2000Decoder(string transferSyntaxUid) : BuiltInDecoder(transferSyntaxUid)
{
    /// <summary>Headers and one empty packet; an image of one value takes no more.</summary>
    /// <inheritdoc/>
    public override long LeastLength(EncodedFrame format) => 50;

    /// <inheritdoc/>
    public override void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored)
    {
        ReadOnlySpan<byte> data = CodeStreamOf(encoded);
        CodeStream stream = CodeStream.Parse(data, format);
        stored.Clear();
        int size = format.BitsAllocated / 8;
        foreach (CodeStreamTile tile in stream.Tiles)
        {
            (int left, int top) = (tile.Area.X0 - stream.Origin.X, tile.Area.Y0 - stream.Origin.Y);
            Span<byte> all = stored;
            TileDecoder.Decode(stream, data, tile, format, (y, samples, rows) => StoredRows.Write(samples, 0, size, rows.Slice(((top + y) * format.Columns + left) * size, samples.Length * size)), all);
        }
    }

    /// <summary>The code stream: the frame itself, or what the box of a JP2 file holds.</summary>
    private static ReadOnlySpan<byte> CodeStreamOf(ReadOnlySpan<byte> encoded)
    {
        const uint contiguous = 0x6A703263;
        if (encoded.Length >= 2 && encoded[0] == 0xFF && encoded[1] == 0x4F) return encoded;
        for (long at = 0; at + 8 <= encoded.Length;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(encoded[(int)at..]);
            uint type = BinaryPrimitives.ReadUInt32BigEndian(encoded[((int)at + 4)..]);
            int header = 8;
            if (length == 1 && at + 16 <= encoded.Length) (length, header) = (BinaryPrimitives.ReadInt64BigEndian(encoded[((int)at + 8)..]), 16);
            if (length == 0) length = encoded.Length - at;
            if (length < header || length > encoded.Length - at) break;
            if (type == contiguous) return encoded.Slice((int)at + header, (int)length - header);
            at += length;
        }
        throw new InvalidDataException("the frame does not begin with a JPEG 2000 code stream");
    }
}
