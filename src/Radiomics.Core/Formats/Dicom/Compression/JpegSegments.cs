using System.Buffers.Binary;

namespace Radiomics.Formats;

/// <summary>Walks over the marker segments of a JPEG or JPEG-LS stream (ITU-T T.81 annex B).</summary>
/// <param name="encoded">The stream.</param>
internal ref struct JpegSegments(ReadOnlySpan<byte> encoded)
{
    public const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA;

    private readonly ReadOnlySpan<byte> _encoded = encoded;

    /// <summary>Where the next segment is looked for.</summary>
    public int Position { get; private set; }

    /// <summary>The next segment: its marker's second byte, and its body without the length.</summary>
    /// <param name="body">Empty for markers that stand alone.</param>
    /// <exception cref="InvalidDataException">The stream ends, or no marker stands here.</exception>
    public byte Next(out ReadOnlySpan<byte> body)
    {
        body = default;
        if (Position + 2 > _encoded.Length || _encoded[Position] != 0xFF) throw new InvalidDataException($"no marker at byte {Position}");
        // Fill bytes may stand in front of a marker.
        while (Position + 1 < _encoded.Length && _encoded[Position + 1] == 0xFF) Position++;
        if (Position + 2 > _encoded.Length) throw new InvalidDataException("the stream ends inside a marker");
        byte marker = _encoded[Position + 1];
        Position += 2;
        if (marker is StartOfImage or EndOfImage or 0x01 or (>= 0xD0 and <= 0xD7)) return marker;
        if (Position + 2 > _encoded.Length) throw new InvalidDataException("the stream ends inside a segment");
        int length = BinaryPrimitives.ReadUInt16BigEndian(_encoded[Position..]);
        if (length < 2 || Position + length > _encoded.Length) throw new InvalidDataException($"segment {marker:X2} of {length} bytes reaches past the end");
        body = _encoded.Slice(Position + 2, length - 2);
        Position += length;
        return marker;
    }

    /// <summary>Checks a frame header (SOF) against the image's and gives its precision.</summary>
    /// <param name="body">Body of the segment.</param>
    /// <param name="format">What the DICOM header says.</param>
    public static int Precision(ReadOnlySpan<byte> body, EncodedFrame format)
    {
        if (body.Length < 9) throw new InvalidDataException("the frame header is cut off");
        int precision = body[0], rows = BinaryPrimitives.ReadUInt16BigEndian(body[1..]), columns = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        if (rows != format.Rows || columns != format.Columns) throw new InvalidDataException($"the compressed frame has {columns} x {rows} pixels, the header says {format.Columns} x {format.Rows}");
        if (body[5] != 1) throw new InvalidDataException($"the compressed frame has {body[5]} components, not one");
        if (precision < 2 || precision > 16 || precision > format.BitsAllocated) throw new InvalidDataException($"the compressed frame has {precision} bits a pixel, {format.BitsAllocated} are allocated");
        return precision;
    }
}
