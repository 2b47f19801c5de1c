using System.Buffers;

namespace Radiomics.Formats;

/// <summary>JPEG-LS, lossless and near-lossless (ITU-T T.87), of one component.</summary>
/// <param name="transferSyntaxUid">The Transfer Syntax UID.</param>
internal sealed class JpegLsDecoder(string transferSyntaxUid) : BuiltInDecoder(transferSyntaxUid)
{
    private const byte Frame = 0xF7, Parameters = 0xF8, RestartInterval = 0xDD;

    /// <summary>A row takes at least one bit, and a bit stands for at most 2^15 pixels.</summary>
    /// <inheritdoc/>
    public override long LeastLength(EncodedFrame format) => format.Rows / 8;

    /// <inheritdoc/>
    public override void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored)
    {
        var segments = new JpegSegments(encoded);
        int precision = 0;
        ReadOnlySpan<byte> preset = default;
        if (segments.Next(out _) != JpegSegments.StartOfImage) throw new InvalidDataException("the frame does not begin with a JPEG-LS image");
        while (true)
        {
            byte marker = segments.Next(out ReadOnlySpan<byte> body);
            switch (marker)
            {
                case Frame:
                    precision = JpegSegments.Precision(body, format);
                    break;
                case Parameters:
                    if (body.IsEmpty || body[0] != 1) throw new InvalidDataException("mapping tables or sizes beyond 65535 are not decoded");
                    preset = body;
                    break;
                case RestartInterval:
                    foreach (byte value in body)
                        if (value != 0) throw new InvalidDataException("restart intervals of JPEG-LS are not decoded");
                    break;
                case JpegSegments.StartOfScan:
                    if (precision == 0 || body.Length < 6 || body[0] != 1) throw new InvalidDataException("the scan has no frame header in front or is not of one component");
                    if (body[2] != 0) throw new InvalidDataException("mapping tables are not decoded");
                    int shift = body[5] & 15;
                    if (shift >= precision) throw new InvalidDataException($"a point transform of {shift} bits");
                    DecodeScan(encoded[segments.Position..], JpegLsParameters.Of(preset, precision, body[3]), shift, format, stored);
                    return;
                case >= 0xC0 and <= 0xCF:
                    throw new InvalidDataException("the frame is JPEG, not JPEG-LS");
                case JpegSegments.EndOfImage:
                    throw new InvalidDataException("the JPEG-LS image has no scan");
                default:
                    break;
            }
        }
    }

    private static void DecodeScan(ReadOnlySpan<byte> data, JpegLsParameters parameters, int shift, EncodedFrame format, Span<byte> stored)
    {
        int columns = format.Columns, size = format.BitsAllocated / 8;
        ushort[] rented = ArrayPool<ushort>.Shared.Rent(2 * (columns + 2));
        try
        {
            // One sample more on each side: the left one is the first of the row above, the right one repeats the last.
            Span<ushort> above = rented.AsSpan(0, columns + 2), row = rented.AsSpan(columns + 2, columns + 2);
            above.Clear();
            row.Clear();
            var bits = new JpegBitReader(data, stuffsBits: true);
            var coder = new JpegLsContexts(parameters);
            for (int y = 0; y < format.Rows; y++)
            {
                above[columns + 1] = above[columns];
                row[0] = above[1];
                coder.DecodeRow(ref bits, above, row);
                if (bits.IsOverrun) throw new InvalidDataException($"the compressed data end in row {y + 1} of {format.Rows}");
                StoredRows.Write(row.Slice(1, columns), shift, size, stored.Slice(y * columns * size, columns * size));
                Span<ushort> swap = above;
                above = row;
                row = swap;
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(rented);
        }
    }
}
