using System.Buffers;
using System.Buffers.Binary;

namespace Radiomics.Formats;

/// <summary>Lossless JPEG with Huffman codes (ITU-T T.81 annex H, process 14), all seven predictors, point transform and restarts.</summary>
/// <param name="transferSyntaxUid">The Transfer Syntax UID: of any predictor, or of the first.</param>
internal sealed class JpegLosslessDecoder(string transferSyntaxUid) : BuiltInDecoder(transferSyntaxUid)
{
    private const byte LosslessFrame = 0xC3, HuffmanTables = 0xC4, RestartInterval = 0xDD;

    /// <inheritdoc/>
    public override long LeastLength(EncodedFrame format) => (long)format.Columns * format.Rows / 8;

    /// <inheritdoc/>
    public override void Decode(ReadOnlySpan<byte> encoded, EncodedFrame format, Span<byte> stored)
    {
        var segments = new JpegSegments(encoded);
        var tables = new JpegHuffmanTable?[4];
        int precision = 0, interval = 0;
        if (segments.Next(out _) != JpegSegments.StartOfImage) throw new InvalidDataException("the frame does not begin with a JPEG image");
        while (true)
        {
            byte marker = segments.Next(out ReadOnlySpan<byte> body);
            switch (marker)
            {
                case LosslessFrame:
                    precision = JpegSegments.Precision(body, format);
                    break;
                case HuffmanTables:
                    ReadTables(body, tables);
                    break;
                case RestartInterval:
                    if (body.Length < 2) throw new InvalidDataException("the restart interval is cut off");
                    interval = BinaryPrimitives.ReadUInt16BigEndian(body);
                    break;
                case JpegSegments.StartOfScan:
                    if (precision == 0) throw new InvalidDataException("the scan has no frame header in front");
                    DecodeScan(body, encoded[segments.Position..], tables, precision, interval, format, stored);
                    return;
                case (>= 0xC0 and <= 0xCF) and not 0xC8 and not 0xCC:
                    throw new InvalidDataException($"the frame is coded by JPEG process SOF{marker - 0xC0}, not lossless with Huffman codes");
                case JpegSegments.EndOfImage:
                    throw new InvalidDataException("the JPEG image has no scan");
                default:
                    break;
            }
        }
    }

    private static void ReadTables(ReadOnlySpan<byte> body, JpegHuffmanTable?[] tables)
    {
        while (!body.IsEmpty)
        {
            int total = 0;
            if (body.Length >= 17)
                foreach (byte count in body[1..17]) total += count;
            if (body.Length < 17 + total || body[0] > 3) throw new InvalidDataException("a Huffman table is cut off or of another kind");
            tables[body[0]] = new JpegHuffmanTable(body[1..17], body.Slice(17, total));
            body = body[(17 + total)..];
        }
    }

    private static void DecodeScan(
        ReadOnlySpan<byte> header, ReadOnlySpan<byte> data, JpegHuffmanTable?[] tables, int precision, int interval, EncodedFrame format, Span<byte> stored)
    {
        if (header.Length < 6 || header[0] != 1) throw new InvalidDataException("the scan is not of one component");
        JpegHuffmanTable table = header[2] >> 4 < 4 ? tables[header[2] >> 4] ?? throw new InvalidDataException("the scan's Huffman table is missing") : throw new InvalidDataException("the scan names no Huffman table");
        int predictor = header[3], shift = header[5] & 15, columns = format.Columns;
        if (predictor is < 1 or > 7 || shift >= precision) throw new InvalidDataException($"predictor {predictor}, point transform {shift}");
        if (interval % columns != 0) throw new InvalidDataException($"a restart interval of {interval} in rows of {columns}");
        int rowsToRestart = interval / columns, restarts = 0;
        int size = format.BitsAllocated / 8;
        ushort[] rented = ArrayPool<ushort>.Shared.Rent(2 * columns);
        try
        {
            Span<ushort> above = rented.AsSpan(0, columns), row = rented.AsSpan(columns, columns);
            var bits = new JpegBitReader(data, stuffsBits: false);
            for (int y = 0; y < format.Rows; y++)
            {
                bool begins = y == 0;
                if (rowsToRestart > 0 && y > 0 && y % rowsToRestart == 0)
                {
                    bits.Restart(restarts++ & 7);
                    begins = true;
                }
                DecodeRow(ref bits, table, begins ? 1 : predictor, begins ? 1 << (precision - shift - 1) : above[0], above, row);
                if (bits.IsOverrun) throw new InvalidDataException($"the compressed data end in row {y + 1} of {format.Rows}");
                StoredRows.Write(row, shift, size, stored.Slice(y * columns * size, columns * size));
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

    private static void DecodeRow(ref JpegBitReader bits, JpegHuffmanTable table, int predictor, int first, ReadOnlySpan<ushort> above, Span<ushort> row)
    {
        int left = (ushort)(first + Difference(ref bits, table));
        row[0] = (ushort)left;
        if (predictor == 1)
        {
            for (int x = 1; x < row.Length; x++) row[x] = (ushort)(left = (ushort)(left + Difference(ref bits, table)));
            return;
        }
        int corner = above[0];
        for (int x = 1; x < row.Length; x++)
        {
            int up = above[x];
            int predicted = predictor switch
            {
                2 => up,
                3 => corner,
                4 => left + up - corner,
                5 => left + ((up - corner) >> 1),
                6 => up + ((left - corner) >> 1),
                _ => (left + up) >> 1,
            };
            row[x] = (ushort)(left = (ushort)(predicted + Difference(ref bits, table)));
            corner = up;
        }
    }

    private static int Difference(ref JpegBitReader bits, JpegHuffmanTable table)
    {
        bits.Need32();
        int entry = table.Lookup[bits.Peek(JpegHuffmanTable.LookupBits)];
        int length = entry & 0x7F;
        if ((entry & 0x80) == 0 && length != 0)
        {
            bits.Skip(length);
            return entry >> 8;
        }
        int category = entry >> 8;
        if (length == 0) category = table.LongCode((int)bits.Peek(16), out length);
        bits.Skip(length);
        if (category == 16) return 1 << 15;
        if (category == 0) return 0;
        int value = (int)bits.Peek(category);
        bits.Skip(category);
        return JpegHuffmanTable.Extend(value, category);
    }
}
