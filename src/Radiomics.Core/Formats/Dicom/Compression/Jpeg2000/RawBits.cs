namespace Radiomics.Formats;

/// <summary>Bits of a segment that bypasses the arithmetic coder (annex D.6): after a byte of ones the next has seven; beyond the end come ones.</summary>
internal struct RawBits(byte[] data, int length)
{
    private int _position, _left, _byte;

    public int Bit()
    {
        if (_left == 0)
        {
            _left = _byte == 0xFF ? 7 : 8;
            _byte = _position < length ? data[_position++] : 0xFF;
        }
        return _byte >> --_left & 1;
    }
}
