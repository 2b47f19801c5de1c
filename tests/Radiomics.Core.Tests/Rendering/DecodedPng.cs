using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Radiomics.Core.Tests.Rendering;

/// <summary>A PNG file read after the standard, with a checksum of its own: signature, chunks, header, filters.</summary>
internal sealed class DecodedPng
{
    private readonly byte[] _pixels;

    public DecodedPng(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        using MemoryStream data = new();
        int at = 8;
        while (at < file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            Assert.Equal(Checksum(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            ReadOnlySpan<byte> body = file.AsSpan(at + 8, length);
            if (type == "IHDR")
            {
                Width = BinaryPrimitives.ReadInt32BigEndian(body);
                Height = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
                Assert.Equal([8, 2, 0, 0, 0], body[8..].ToArray());
            }
            if (type == "IDAT") data.Write(body);
            Chunks.Add(type);
            at += length + 12;
        }
        data.Position = 0;
        using ZLibStream inflated = new(data, CompressionMode.Decompress);
        int stride = 3 * Width;
        _pixels = new byte[stride * Height];
        byte[] line = new byte[stride + 1], above = new byte[stride];
        for (int y = 0; y < Height; y++)
        {
            inflated.ReadExactly(line);
            Span<byte> row = _pixels.AsSpan(y * stride, stride);
            for (int i = 0; i < stride; i++)
            {
                int left = i < 3 ? 0 : row[i - 3], up = above[i], corner = i < 3 ? 0 : above[i - 3];
                row[i] = (byte)(line[i + 1] + line[0] switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => throw new InvalidDataException("filter") });
            }
            row.CopyTo(above);
        }
        Assert.Equal(-1, inflated.ReadByte());
    }

    public int Width { get; }

    public int Height { get; }

    public List<string> Chunks { get; } = [];

    public byte[] Pixels => _pixels;

    public RgbColor this[int x, int y]
    {
        get
        {
            int at = (y * Width + x) * 3;
            return new RgbColor(_pixels[at], _pixels[at + 1], _pixels[at + 2]);
        }
    }

    /// <summary>Every place of a color inside a rectangle, from its corner.</summary>
    public List<(int X, int Y)> Find(RgbColor color, int left, int top, int side)
    {
        List<(int X, int Y)> found = [];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                if (this[left + x, top + y] == color) found.Add((x, y));
        return found;
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c, pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int k = 0; k < 8; k++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
