namespace Radiomics.Formats;

/// <summary>
/// Bits of entropy-coded JPEG data, the highest first; past a marker or the end come zeros, which <see cref="IsOverrun"/> tells.
/// </summary>
/// <param name="data">The data, up to the end of the stream.</param>
/// <param name="stuffsBits">Whether a bit is stuffed behind a byte FF (JPEG-LS) and not a byte (JPEG).</param>
internal ref struct JpegBitReader(ReadOnlySpan<byte> data, bool stuffsBits)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly bool _stuffsBits = stuffsBits;
    private int _position;
    private ulong _bits;
    private int _count, _padded;
    private bool _afterFf;

    /// <summary>Whether more bits were taken than there are.</summary>
    public readonly bool IsOverrun => _padded > _count;

    /// <summary>Where the next byte lies.</summary>
    public readonly int Position => _position;

    /// <summary>Makes sure that at least 32 bits are at hand.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public void Need32()
    {
        if (_count < 32) Fill();
    }

    /// <summary>The next bits, without taking them; at most 32.</summary>
    /// <param name="count">1 to 32.</param>
    public readonly uint Peek(int count) => (uint)(_bits >> (64 - count));

    /// <summary>Takes bits that were looked at.</summary>
    /// <param name="count">0 to 32.</param>
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    /// <summary>Takes bits.</summary>
    /// <param name="count">0 to 32.</param>
    public uint Take(int count)
    {
        if (count == 0) return 0;
        Need32();
        uint value = Peek(count);
        Skip(count);
        return value;
    }

    /// <summary>Zeros in front of the next one, which is taken too.</summary>
    /// <param name="most">More are an error.</param>
    /// <exception cref="InvalidDataException">There are more zeros.</exception>
    public int Zeros(int most)
    {
        for (int zeros = 0; ;)
        {
            Need32();
            int here = System.Numerics.BitOperations.LeadingZeroCount(Peek(32));
            zeros += here;
            if (zeros > most) throw new InvalidDataException("a code is longer than its limit");
            if (here < 32)
            {
                Skip(here + 1);
                return zeros;
            }
            Skip(32);
        }
    }

    /// <summary>Passes the restart marker that must stand here, and begins anew behind it.</summary>
    /// <param name="number">Its number, 0 to 7.</param>
    /// <exception cref="InvalidDataException">Another marker stands here, or none.</exception>
    public void Restart(int number)
    {
        if (_position + 2 > _data.Length || _data[_position] != 0xFF || _data[_position + 1] != 0xD0 + number) throw new InvalidDataException($"restart marker {number} is missing");
        _position += 2;
        (_bits, _count, _padded, _afterFf) = (0, 0, 0, false);
    }

    private void Fill()
    {
        while (_count <= 56)
        {
            int width = 8;
            uint value = 0;
            if (_position >= _data.Length || _padded > 0)
            {
                _padded += 8;
            }
            else
            {
                value = _data[_position];
                if (_stuffsBits)
                {
                    bool isMarker = value == 0xFF && (_position + 1 >= _data.Length || _data[_position + 1] >= 0x80);
                    if (isMarker)
                    {
                        value = 0;
                        _padded += 8;
                    }
                    else
                    {
                        if (_afterFf) width = 7;
                        _afterFf = value == 0xFF;
                        _position++;
                    }
                }
                else if (value != 0xFF)
                {
                    _position++;
                }
                else if (_position + 1 < _data.Length && _data[_position + 1] == 0)
                {
                    _position += 2;
                }
                else
                {
                    value = 0;
                    _padded += 8;
                }
            }
            _bits |= (ulong)value << (64 - _count - width);
            _count += width;
        }
    }
}
