namespace Radiomics.Formats;

/// <summary>The bits of a packet's header: after a byte of ones the next has seven (annex B.10.1). Beyond the end come zeros.</summary>
/// <param name="data">Data of the tile.</param>
/// <param name="start">Where the header begins.</param>
internal ref struct PacketBits(ReadOnlySpan<byte> data, int start)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _left, _byte;

    /// <summary>The next byte.</summary>
    public int Position { get; private set; } = start;

    public int Bit()
    {
        if (_left == 0)
        {
            int bits = _byte == 0xFF ? 7 : 8;
            if (Position >= _data.Length) throw new InvalidDataException("JPEG 2000: the header of a packet is cut off");
            _byte = _data[Position++];
            _left = bits;
        }
        return _byte >> --_left & 1;
    }

    public int Bits(int count)
    {
        int value = 0;
        while (count-- > 0) value = value << 1 | Bit();
        return value;
    }

    /// <summary>Goes to the end of the header: a byte of ones has one more behind it.</summary>
    public void Align()
    {
        if (_byte == 0xFF && Position < _data.Length) Position++;
        (_left, _byte) = (0, 0);
    }
}
