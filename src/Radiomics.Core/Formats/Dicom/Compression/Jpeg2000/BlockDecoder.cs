using System.Numerics.Tensors;

namespace Radiomics.Formats;

/// <summary>
/// Decodes code-blocks (annex D): three passes a bit plane over stripes of four rows. Magnitudes are twice the quantization index plus one, the middle of what is not known; 0 where nothing is significant.
/// For one thread.
/// </summary>
internal sealed class BlockDecoder
{
    private const int MostPlanes = 30;

    /// <summary>Of the four coefficients of a stripe's column: whether one is significant, and whether one has a significant neighbor.</summary>
    private const byte SomeSignificant = 1, SomeNeighbor = 2;

    private readonly ArithmeticDecoder _coder = new();
    private ushort[] _flags = [];
    private byte[] _columns = [];
    private int[] _values = [];
    private byte[] _bytes = [];
    private int _width, _height, _stride;
    private byte[] _contexts = [];
    private bool _causal;

    /// <summary>Signed values of the block last decoded, row by row.</summary>
    public ReadOnlySpan<int> Values => _values.AsSpan(0, _width * _height);

    /// <summary>Decodes a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="data">Data of the tile.</param>
    /// <param name="band">Its subband.</param>
    /// <param name="style">The style.</param>
    /// <param name="regionShift">Bits the region of interest is shifted up by.</param>
    public void Decode(CodeBlock block, ReadOnlySpan<byte> data, Subband band, CodingStyle style, int regionShift)
    {
        (_width, _height, _stride) = (block.Width, block.Height, block.Width + 2);
        int size = _stride * (_height + 2);
        if (_flags.Length < size) _flags = new ushort[size];
        if (_values.Length < _width * _height) _values = new int[_width * _height];
        int stripes = (_height + 3) / 4;
        if (_columns.Length < _stride * (stripes + 2)) _columns = new byte[_stride * (stripes + 2)];
        _columns.AsSpan(0, _stride * (stripes + 2)).Clear();
        _flags.AsSpan(0, size).Clear();
        _values.AsSpan(0, _width * _height).Clear();
        int planes = band.Planes + regionShift - block.MissingPlanes;
        if (block.Passes == 0 || planes <= 0) return;
        if (planes > MostPlanes) throw new InvalidDataException($"JPEG 2000: {planes} bit planes");
        _contexts = BlockContexts.Of(band.Orientation);
        _causal = (style.BlockStyle & CodingStyle.VerticallyCausal) != 0;
        bool bypass = (style.BlockStyle & CodingStyle.Bypass) != 0, reset = (style.BlockStyle & CodingStyle.Reset) != 0, symbols = (style.BlockStyle & CodingStyle.SegmentationSymbols) != 0;
        _coder.Reset();
        // The first pass of a block is a cleanup; passes count from there.
        int pass = 2, done = 0;
        int plane = planes - 1;
        foreach (CodeSegment segment in block.Segments)
        {
            int length = Gather(segment, data);
            bool raw = bypass && done >= 10 && pass != 2;
            RawBits bits = new(_bytes, length);
            if (!raw) _coder.Begin(_bytes, length);
            for (int i = 0; i < segment.Passes && plane >= 0; i++, done++)
            {
                switch (pass)
                {
                    case 0 when raw: SignificanceRaw(ref bits, plane); break;
                    case 0: Significance(plane); break;
                    case 1 when raw: RefinementRaw(ref bits, plane); break;
                    case 1: Refinement(plane); break;
                    default: Cleanup(plane, symbols); break;
                }
                if (reset) _coder.Reset();
                if (++pass == 3) (pass, plane) = (0, plane - 1);
            }
        }
        // No magnitude reaches what a longer shift lies above.
        if (regionShift is > 0 and <= MostPlanes) Unshift(regionShift);
    }

    private int Gather(CodeSegment segment, ReadOnlySpan<byte> data)
    {
        int length = 0;
        foreach ((_, int piece) in segment.Pieces) length += piece;
        if (_bytes.Length < length) _bytes = new byte[Math.Max(length, 2 * _bytes.Length)];
        int to = 0;
        foreach ((int start, int piece) in segment.Pieces)
        {
            data.Slice(start, piece).CopyTo(_bytes.AsSpan(to));
            to += piece;
        }
        return length;
    }

    /// <summary>Coefficients of the region of interest lie above all others (annex H): they come down again.</summary>
    private void Unshift(int shift)
    {
        foreach (ref int value in _values.AsSpan(0, _width * _height))
        {
            int magnitude = Math.Abs(value);
            if (magnitude >> 1 < 1L << shift) continue;
            magnitude >>= shift;
            value = value < 0 ? -magnitude : magnitude;
        }
    }

    private int FlagsAt(int at, int row) => _causal && (row & 3) == 3
        ? _flags[at] & ~(BlockContexts.South | BlockContexts.SouthEast | BlockContexts.SouthWest | BlockContexts.NegativeSouth)
        : _flags[at];

    private void Significance(int plane)
    {
        ushort[] all = _flags;
        byte[] contexts = _contexts;
        int stride = _stride;
        for (int top = 0; top < _height; top += 4)
        {
            int bottom = Math.Min(top + 4, _height), column = ColumnAt(top);
            for (int x = 0; x < _width; x++)
            {
                if ((_columns[column + x] & SomeNeighbor) == 0) continue;
                for (int y = top, at = (top + 1) * stride + x + 1; y < bottom; y++, at += stride)
                {
                    int flags = all[at];
                    if ((flags & BlockContexts.Significant) != 0 || (flags & BlockContexts.Neighbors) == 0) continue;
                    flags = FlagsAt(at, y);
                    if ((flags & BlockContexts.Neighbors) == 0) continue;
                    if (_coder.Decode(contexts[flags & BlockContexts.Neighbors]) != 0) Become(at, x, y, SignOf(flags), plane);
                    all[at] |= BlockContexts.Visited;
                }
            }
        }
    }

    private void SignificanceRaw(ref RawBits bits, int plane)
    {
        for (int top = 0; top < _height; top += 4)
        {
            int bottom = Math.Min(top + 4, _height);
            for (int x = 0; x < _width; x++)
            {
                for (int y = top; y < bottom; y++)
                {
                    int at = (y + 1) * _stride + x + 1, flags = FlagsAt(at, y);
                    if ((flags & BlockContexts.Significant) != 0 || (flags & BlockContexts.Neighbors) == 0) continue;
                    if (bits.Bit() != 0) Become(at, x, y, bits.Bit(), plane);
                    _flags[at] |= BlockContexts.Visited;
                }
            }
        }
    }

    private void Refinement(int plane)
    {
        ushort[] all = _flags;
        int stride = _stride;
        for (int top = 0; top < _height; top += 4)
        {
            int bottom = Math.Min(top + 4, _height), column = ColumnAt(top);
            for (int x = 0; x < _width; x++)
            {
                if ((_columns[column + x] & SomeSignificant) == 0) continue;
                for (int y = top, at = (top + 1) * stride + x + 1; y < bottom; y++, at += stride)
                {
                    if ((all[at] & (BlockContexts.Significant | BlockContexts.Visited)) != BlockContexts.Significant) continue;
                    Refine(at, x, y, _coder.Decode(BlockContexts.Refinement(FlagsAt(at, y))), plane);
                }
            }
        }
    }

    private void RefinementRaw(ref RawBits bits, int plane)
    {
        for (int top = 0; top < _height; top += 4)
        {
            int bottom = Math.Min(top + 4, _height);
            for (int x = 0; x < _width; x++)
            {
                for (int y = top; y < bottom; y++)
                {
                    int at = (y + 1) * _stride + x + 1;
                    if ((_flags[at] & (BlockContexts.Significant | BlockContexts.Visited)) != BlockContexts.Significant) continue;
                    Refine(at, x, y, bits.Bit(), plane);
                }
            }
        }
    }

    private void Cleanup(int plane, bool symbols)
    {
        const int busy = BlockContexts.Significant | BlockContexts.Visited | BlockContexts.Neighbors;
        for (int top = 0; top < _height; top += 4)
        {
            int bottom = Math.Min(top + 4, _height), column = ColumnAt(top);
            for (int x = 0; x < _width; x++)
            {
                int y = top, first = (top + 1) * _stride + x + 1;
                bool known = false;
                if (bottom - top == 4 && (!_causal ? _columns[column + x] == 0 : ((_flags[first] | _flags[first + _stride] | _flags[first + 2 * _stride] | FlagsAt(first + 3 * _stride, top + 3)) & busy) == 0))
                {
                    if (_coder.Decode(ArithmeticDecoder.RunLength) == 0) continue;
                    int run = _coder.Decode(ArithmeticDecoder.Uniform) << 1;
                    y = top + (run | _coder.Decode(ArithmeticDecoder.Uniform));
                    known = true;
                }
                for (; y < bottom; y++)
                {
                    int at = (y + 1) * _stride + x + 1, flags = FlagsAt(at, y);
                    if (!known && (flags & (BlockContexts.Significant | BlockContexts.Visited)) != 0) continue;
                    if (known || _coder.Decode(_contexts[flags & BlockContexts.Neighbors]) != 0) Become(at, x, y, SignOf(flags), plane);
                    known = false;
                }
            }
        }
        Span<ushort> all = _flags.AsSpan(0, _stride * (_height + 2));
        TensorPrimitives.BitwiseAnd(all, unchecked((ushort)~BlockContexts.Visited), all);
        if (!symbols) return;
        for (int i = 0; i < 4; i++) _coder.Decode(ArithmeticDecoder.Uniform);
    }

    /// <summary>1 for a negative coefficient.</summary>
    private int SignOf(int flags)
    {
        int context = BlockContexts.Sign(flags);
        return _coder.Decode(context & 127) ^ context >> 7;
    }

    private void Become(int at, int x, int y, int negative, int plane)
    {
        // Signs and bits are as good as random: a branch would be mispredicted every other time.
        int turn = -negative;
        _values[y * _width + x] = (3 << plane ^ turn) - turn;
        int column = ColumnAt(y) + x;
        Mark(column);
        _columns[column] |= SomeSignificant;
        if ((y & 3) == 0) Mark(column - _stride);
        else if ((y & 3) == 3) Mark(column + _stride);
        ushort sign = (ushort)turn;
        ushort[] flags = _flags;
        flags[at] |= BlockContexts.Significant;
        flags[at - _stride] |= (ushort)(BlockContexts.South | (sign & BlockContexts.NegativeSouth));
        flags[at + _stride] |= (ushort)(BlockContexts.North | (sign & BlockContexts.NegativeNorth));
        flags[at - 1] |= (ushort)(BlockContexts.East | (sign & BlockContexts.NegativeEast));
        flags[at + 1] |= (ushort)(BlockContexts.West | (sign & BlockContexts.NegativeWest));
        flags[at - _stride - 1] |= BlockContexts.SouthEast;
        flags[at - _stride + 1] |= BlockContexts.SouthWest;
        flags[at + _stride - 1] |= BlockContexts.NorthEast;
        flags[at + _stride + 1] |= BlockContexts.NorthWest;
    }

    /// <summary>A column of a stripe and those beside it have a significant neighbor.</summary>
    private void Mark(int column)
    {
        Span<byte> three = _columns.AsSpan(column - 1, 3);
        three[0] |= SomeNeighbor;
        three[1] |= SomeNeighbor;
        three[2] |= SomeNeighbor;
    }

    /// <summary>Place of a stripe's first column; one stripe and one column more lie on each side.</summary>
    private int ColumnAt(int y) => ((y >> 2) + 1) * _stride + 1;

    private void Refine(int at, int x, int y, int bit, int plane)
    {
        ref int value = ref _values[y * _width + x];
        int change = (2 * bit - 1) << plane, turn = value >> 31;
        value += (change ^ turn) - turn;
        _flags[at] |= BlockContexts.Refined;
    }
}
