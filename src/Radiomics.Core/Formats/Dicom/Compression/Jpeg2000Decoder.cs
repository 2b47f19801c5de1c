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
        CodeStream stream = CodeStream.Parse(CodeStreamOf(encoded).ToArray(), format);
        ushort[] samples = new ushort[format.Columns * format.Rows];
        foreach (CodeStreamTile tile in stream.Tiles) TileDecoder.Decode(stream, tile, samples, format);
        int size = format.BitsAllocated / 8;
        for (int y = 0; y < format.Rows; y++) StoredRows.Write(samples.AsSpan(y * format.Columns, format.Columns), 0, size, stored.Slice(y * format.Columns * size, format.Columns * size));
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
