namespace Radiomics.Formats;

/// <summary>Decodes a tile: packets, code-blocks, wavelet, level; row by row, so that no more of its coefficients are held than a row of code-blocks of each subband.</summary>
internal static class TileDecoder
{
    /// <summary>Receives a row of samples.</summary>
    internal delegate void RowWriter(int row, ReadOnlySpan<ushort> samples, Span<byte> stored);

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
        if (tile.Style.IsReversible) Write<int, ReversibleWavelet>(stream, data, tile, resolutions, format, write, stored);
        else Write<float, IrreversibleWavelet>(stream, data, tile, resolutions, format, write, stored);
    }

    private static void Write<T, TWavelet>(CodeStream stream, ReadOnlySpan<byte> data, CodeStreamTile tile, Resolution[] resolutions, EncodedFrame format, RowWriter write, Span<byte> stored)
        where T : struct
        where TWavelet : IWavelet<T>
    {
        RowSource<T> rows = Rows<T, TWavelet>(tile, resolutions);
        ushort[] samples = new ushort[tile.Area.X1 - tile.Area.X0];
        for (int y = 0; y < tile.Area.Y1 - tile.Area.Y0; y++)
        {
            ReadOnlySpan<T> row = rows.Next(data);
            for (int x = 0; x < samples.Length; x++) samples[x] = Sample(stream, TWavelet.Sample(row[x]), format);
            write(y, samples, stored);
        }
    }

    /// <summary>The rows of the highest resolution: each resolution draws on the one below and three subbands.</summary>
    private static RowSource<T> Rows<T, TWavelet>(CodeStreamTile tile, Resolution[] resolutions)
        where T : struct
        where TWavelet : IWavelet<T>
    {
        BlockDecoder decoder = new();
        RowSource<T> rows = Band(resolutions[0], 0);
        foreach (Resolution resolution in resolutions.Skip(1))
        {
            int width = resolution.X1 - resolution.X0, height = resolution.Y1 - resolution.Y0;
            if (width <= 0 || height <= 0) continue;
            // An even place on the grid holds a low-pass coefficient.
            bool oddX = (resolution.X0 & 1) == 1, oddY = (resolution.Y0 & 1) == 1;
            rows = new JoinedRows<T, TWavelet>((rows, Band(resolution, 0)), (Band(resolution, 1), Band(resolution, 2)), width, oddX, oddY);
            if (height == 1)
            {
                if (oddY) rows = new LoneRow<T, TWavelet>(rows);
                continue;
            }
            for (int stage = 0; stage < TWavelet.Stages; stage++) rows = new LiftedRows<T, TWavelet>(rows, stage, width, height, oddY);
        }
        return rows;

        SubbandRows<T, TWavelet> Band(Resolution resolution, int band) => new(decoder, tile, resolution, band);
    }

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
