using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Radiomics;

/// <summary>Pixels as a PNG file (ISO/IEC 15948): 8 bits a channel, red, green, blue, not interlaced, nothing but the pixels inside.</summary>
internal static class PngEncoder
{
    private const int Channels = 3;

    /// <summary>PNG's filter of type 1: each byte less the one a pixel to its left.</summary>
    private const byte SubFilter = 1;

    /// <summary>The bytes of the file.</summary>
    /// <param name="pixels">Red, green and blue of every pixel, row by row from the top left.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height)
    {
        if (pixels.Length != width * height * Channels) throw new ArgumentException($"{pixels.Length} bytes are no {width} x {height} pixels.", nameof(pixels));
        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        // 8 bits a channel, RGB, deflate, the standard filters, no interlace.
        ReadOnlySpan<byte> kind = [8, 2, 0, 0, 0];
        kind.CopyTo(header[8..]);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(pixels, width * Channels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(ReadOnlySpan<byte> pixels, int stride)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] line = new byte[stride + 1];
            line[0] = SubFilter;
            for (int from = 0; from < pixels.Length; from += stride)
            {
                ReadOnlySpan<byte> row = pixels.Slice(from, stride);
                for (int i = 0; i < stride; i++) line[i + 1] = (byte)(row[i] - (i < Channels ? 0 : row[i - Channels]));
                zlib.Write(line);
            }
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        Crc32 check = new();
        check.Append(type);
        check.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, check.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
