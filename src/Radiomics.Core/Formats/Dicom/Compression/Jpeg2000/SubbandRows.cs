namespace Radiomics.Formats;

/// <summary>The rows of a subband, decoded a row of code-blocks at a time.</summary>
/// <typeparam name="T">Type of the coefficients.</typeparam>
/// <typeparam name="TWavelet">The wavelet.</typeparam>
internal sealed class SubbandRows<T, TWavelet> : RowSource<T>
    where T : struct
    where TWavelet : IWavelet<T>
{
    private readonly BlockDecoder _decoder;
    private readonly CodeStreamTile _tile;
    private readonly Subband _band;
    private readonly List<CodeBlock> _blocks;
    private T[] _rows = [];
    private int _next, _from, _to, _row;

    /// <summary>The rows of a subband.</summary>
    /// <param name="decoder">Decodes its blocks; shared by all subbands.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="resolution">The resolution.</param>
    /// <param name="band">Number of the subband in it.</param>
    public SubbandRows(BlockDecoder decoder, CodeStreamTile tile, Resolution resolution, int band)
    {
        (_decoder, _tile, _band) = (decoder, tile, resolution.Bands[band]);
        // Blocks of one row of the grid begin and end at the same rows, whatever precinct they are of.
        _blocks = [.. resolution.Precincts.SelectMany(p => p[band].Blocks)];
        _blocks.Sort((a, b) => (a.Y, a.X).CompareTo((b.Y, b.X)));
    }

    public override Span<T> Next(ReadOnlySpan<byte> data)
    {
        if (_row == _to) Decode(data);
        return _rows.AsSpan((_row++ - _from) * _band.Width, _band.Width);
    }

    private void Decode(ReadOnlySpan<byte> data)
    {
        CodeBlock first = _blocks[_next];
        (_from, _to) = (first.Y, first.Y + first.Height);
        int width = _band.Width, size = first.Height * width;
        if (_rows.Length < size) _rows = new T[size];
        for (; _next < _blocks.Count && _blocks[_next].Y == _from; _next++)
        {
            CodeBlock block = _blocks[_next];
            Span<T> to = _rows.AsSpan(block.X);
            if (block.IsIncluded) _decoder.Decode(block, data, _band, _tile.Style, _tile.RegionShift);
            for (int y = 0; y < block.Height; y++)
            {
                Span<T> row = to.Slice(y * width, block.Width);
                if (!block.IsIncluded)
                {
                    row.Clear();
                    continue;
                }
                ReadOnlySpan<int> values = _decoder.Values.Slice(y * block.Width, block.Width);
                for (int x = 0; x < row.Length; x++) row[x] = TWavelet.Coefficient(values[x], _band.Step);
            }
        }
    }
}
