using System.Buffers;

namespace Radiomics.Formats;

/// <summary>Decodes a tile: packets, code-blocks, wavelet, level.</summary>
internal static class TileDecoder
{
    /// <summary>Receives a row of samples.</summary>
    internal delegate void RowWriter(int row, ReadOnlySpan<ushort> samples, Span<byte> stored);

    private delegate void Synthesis<T>(Span<T> values, int stride, int width, int height, bool oddX, bool oddY);

    /// <summary>Decodes a tile.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="whole">Its bytes.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="format">What the header says.</param>
    /// <param name="write">Takes each row of the tile.</param>
    /// <param name="stored">Where it goes.</param>
    public static void Decode(CodeStream stream, ReadOnlySpan<byte> whole, CodeStreamTile tile, EncodedFrame format, RowWriter write, Span<byte> stored)
    {
        ReadOnlySpan<byte> data = tile.Parts is [var only] ? whole.Slice(only.Start, only.Length) : Joined(whole, tile);
        Resolution[] resolutions = Resolution.Of(tile, stream.Precision);
        PacketReader.Read(data, tile, resolutions);
        int width = tile.Area.X1 - tile.Area.X0, height = tile.Area.Y1 - tile.Area.Y0, size = Size(width, height);
        ushort[] row = new ushort[width];
        if (tile.Style.IsReversible)
        {
            int[] values = ArrayPool<int>.Shared.Rent(size);
            try
            {
                Synthesize<int>(values.AsSpan(0, size), width, resolutions, data, tile, (v, _) => v / 2, InverseWavelet.Reversible);
                for (int y = 0; y < height; y++)
                {
                    for (int x = 0; x < width; x++) row[x] = Sample(stream, values[y * width + x], format);
                    write(y, row, stored);
                }
            }
            finally
            {
                ArrayPool<int>.Shared.Return(values);
            }
        }
        else
        {
            float[] values = ArrayPool<float>.Shared.Rent(size);
            try
            {
                Synthesize<float>(values.AsSpan(0, size), width, resolutions, data, tile, (v, step) => (float)(0.5 * v * step), InverseWavelet.Irreversible);
                for (int y = 0; y < height; y++)
                {
                    for (int x = 0; x < width; x++) row[x] = Sample(stream, (int)Math.Clamp(Math.Round((double)values[y * width + x]), -1 << 20, 1 << 20), format);
                    write(y, row, stored);
                }
            }
            finally
            {
                ArrayPool<float>.Shared.Return(values);
            }
        }
    }

    /// <summary>From the lowest resolution up, in one array: what is there moves apart, the subbands come in between.</summary>
    private static void Synthesize<T>(Span<T> values, int stride, Resolution[] resolutions, ReadOnlySpan<byte> data, CodeStreamTile tile, Func<int, double, T> dequantize, Synthesis<T> synthesis)
        where T : struct
    {
        BlockDecoder decoder = new();
        values.Clear();
        Fill(decoder, values, stride, resolutions[0], 0, (0, 0, 1), data, tile, dequantize);
        for (int r = 1; r < resolutions.Length; r++)
        {
            Resolution above = resolutions[r], below = resolutions[r - 1];
            int width = above.X1 - above.X0, height = above.Y1 - above.Y0, lowWidth = below.X1 - below.X0, lowHeight = below.Y1 - below.Y0;
            if (width <= 0 || height <= 0) continue;
            // An even place on the grid holds a low-pass coefficient. Backwards, so that nothing is written over before it has moved.
            int oddX = above.X0 & 1, oddY = above.Y0 & 1;
            for (int y = lowHeight - 1; y >= 0; y--)
            {
                Span<T> from = values.Slice(y * stride, lowWidth), to = values.Slice((2 * y + oddY) * stride, width);
                for (int x = lowWidth - 1; x >= 0; x--) to[2 * x + oddX] = from[x];
                for (int x = 1 - oddX; x < width; x += 2) to[x] = default;
            }
            for (int y = 1 - oddY; y < height; y += 2) values.Slice(y * stride, width).Clear();
            for (int b = 0; b < above.Bands.Count; b++)
            {
                int orientation = above.Bands[b].Orientation;
                Fill(decoder, values, stride, above, b, ((orientation & 1) == 1 ? 1 - oddX : oddX, orientation >> 1 == 1 ? 1 - oddY : oddY, 2), data, tile, dequantize);
            }
            synthesis(values, stride, width, height, oddX == 1, oddY == 1);
        }
    }

    private static void Fill<T>(
        BlockDecoder decoder, Span<T> to, int stride, Resolution resolution, int band, (int X, int Y, int Step) first, ReadOnlySpan<byte> data, CodeStreamTile tile, Func<int, double, T> dequantize)
        where T : struct
    {
        Subband subband = resolution.Bands[band];
        foreach (Precinct[] precinct in resolution.Precincts)
        {
            foreach (CodeBlock block in precinct[band].Blocks)
            {
                if (!block.IsIncluded) continue;
                decoder.Decode(block, data, subband, tile.Style, tile.RegionShift);
                ReadOnlySpan<int> values = decoder.Values;
                for (int y = 0, i = 0; y < block.Height; y++)
                {
                    int at = (first.Y + first.Step * (block.Y + y)) * stride + first.X + first.Step * block.X;
                    for (int x = 0; x < block.Width; x++, i++, at += first.Step) to[at] = dequantize(values[i], subband.Step);
                }
            }
        }
    }

    private static int Size(int width, int height) => checked(Math.Max(0, width) * Math.Max(0, height));

    private static byte[] Joined(ReadOnlySpan<byte> whole, CodeStreamTile tile)
    {
        byte[] data = new byte[tile.Parts.Sum(p => p.Length)];
        int to = 0;
        foreach ((int start, int length) in tile.Parts)
        {
            whole.Slice(start, length).CopyTo(data.AsSpan(to));
            to += length;
        }
        return data;
    }

    /// <summary>A sample as it is stored: shifted to its level, cut to its range, its sign carried on where the header calls the pixels signed.</summary>
    private static ushort Sample(CodeStream stream, int value, EncodedFrame format)
    {
        int half = 1 << (stream.Precision - 1);
        if (stream.IsSigned) return (ushort)Math.Clamp(value, -half, half - 1);
        int level = Math.Clamp(value + half, 0, 2 * half - 1);
        // Some writers call signed pixels unsigned in the stream: the header says what their bits mean.
        return format.IsSigned && stream.Precision < format.BitsStored && level >= half ? (ushort)(level - 2 * half) : (ushort)level;
    }
}
