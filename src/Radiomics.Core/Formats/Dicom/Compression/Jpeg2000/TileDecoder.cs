namespace Radiomics.Formats;

/// <summary>Decodes a tile: packets, code-blocks, wavelet, level.</summary>
internal static class TileDecoder
{
    public static void Decode(CodeStream stream, CodeStreamTile tile, Span<ushort> samples, EncodedFrame format)
    {
        byte[] data = Joined(stream, tile);
        Resolution[] resolutions = Resolution.Of(tile, stream.Precision);
        PacketReader.Read(data, tile, resolutions);
        int width = tile.Area.X1 - tile.Area.X0, height = tile.Area.Y1 - tile.Area.Y0;
        BlockDecoder decoder = new();
        int left = tile.Area.X0 - stream.Origin.X, top = tile.Area.Y0 - stream.Origin.Y;
        if (tile.Style.IsReversible)
        {
            int[] values = Synthesize(resolutions, decoder, data, tile, (v, _) => v / 2, InverseWavelet.Reversible);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) samples[(top + y) * format.Columns + left + x] = Sample(stream, values[y * width + x], format);
        }
        else
        {
            float[] values = Synthesize(resolutions, decoder, data, tile, (v, step) => (float)(0.5 * v * step), InverseWavelet.Irreversible);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) samples[(top + y) * format.Columns + left + x] = Sample(stream, (int)Math.Clamp(Math.Round((double)values[y * width + x]), -1 << 20, 1 << 20), format);
        }
    }

    private delegate void Synthesis<T>(Span<T> values, int width, int height, bool oddX, bool oddY);

    private static T[] Synthesize<T>(Resolution[] resolutions, BlockDecoder decoder, byte[] data, CodeStreamTile tile, Func<int, double, T> dequantize, Synthesis<T> synthesis)
        where T : struct
    {
        Resolution lowest = resolutions[0];
        T[] low = new T[Size(lowest.X1 - lowest.X0, lowest.Y1 - lowest.Y0)];
        Fill(lowest, 0, low, lowest.X1 - lowest.X0, 0, 0, 1);
        for (int r = 1; r < resolutions.Length; r++)
        {
            Resolution above = resolutions[r], below = resolutions[r - 1];
            int width = above.X1 - above.X0, height = above.Y1 - above.Y0, lowWidth = below.X1 - below.X0, lowHeight = below.Y1 - below.Y0;
            T[] values = new T[Size(width, height)];
            // An even place on the grid holds a low-pass coefficient.
            int oddX = above.X0 & 1, oddY = above.Y0 & 1;
            for (int y = 0; y < lowHeight; y++)
                for (int x = 0; x < lowWidth; x++) values[(2 * y + oddY) * width + 2 * x + oddX] = low[y * lowWidth + x];
            for (int b = 0; b < above.Bands.Count; b++)
            {
                int orientation = above.Bands[b].Orientation;
                Fill(above, b, values, width, (orientation & 1) == 1 ? 1 - oddX : oddX, orientation >> 1 == 1 ? 1 - oddY : oddY, 2);
            }
            if (width > 0 && height > 0) synthesis(values, width, height, oddX == 1, oddY == 1);
            low = values;
        }
        return low;

        void Fill(Resolution resolution, int band, T[] to, int stride, int firstX, int firstY, int step)
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
                        int at = (firstY + step * (block.Y + y)) * stride + firstX + step * block.X;
                        for (int x = 0; x < block.Width; x++, i++, at += step) to[at] = dequantize(values[i], subband.Step);
                    }
                }
            }
        }
    }

    private static int Size(int width, int height) => checked(Math.Max(0, width) * Math.Max(0, height));

    private static byte[] Joined(CodeStream stream, CodeStreamTile tile)
    {
        byte[] data = new byte[tile.Parts.Sum(p => p.Length)];
        int to = 0;
        foreach ((int start, int length) in tile.Parts)
        {
            stream.Data.AsSpan(start, length).CopyTo(data.AsSpan(to));
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
