using System.Numerics;
using System.Runtime.CompilerServices;

namespace Radiomics.Formats;

/// <summary>The MQ decoder (annex C): binary decisions in adaptive contexts.</summary>
internal sealed class ArithmeticDecoder
{
    public const int RunLength = 17, Uniform = 18, Contexts = 19;

    private static readonly ushort[] s_probability =
    [
        0x5601, 0x3401, 0x1801, 0x0AC1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401, 0x1C01, 0x1601, 0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201,
        0x1C01, 0x1801, 0x1601, 0x1401, 0x1201, 0x1101, 0x0AC1, 0x09C1, 0x08A1, 0x0521, 0x0441, 0x02A1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025, 0x0015, 0x0009, 0x0005, 0x0001, 0x5601,
    ];

    private static readonly byte[] s_nextMore =
        [1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46];

    private static readonly byte[] s_nextLess =
        [1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46];

    // By state and more probable symbol (the lowest bit): probability of the other one, and what follows either; the exchange of symbols is in it.
    private static readonly uint[] s_steps =
    [
        .. Enumerable.Range(0, 256).Select(i => i >= 94 ? 0 : (uint)s_probability[i >> 1] << 16 | (uint)(s_nextMore[i >> 1] << 1 | (i & 1)) << 8
            | (uint)(s_nextLess[i >> 1] << 1 | ((i & 1) ^ (i >> 1 is 0 or 6 or 14 ? 1 : 0)))),
    ];

    // State of each context, and its more probable symbol in the lowest bit.
    private readonly byte[] _states = new byte[Contexts];
    private byte[] _data = [];
    private uint _code, _interval;
    private int _position, _end, _left;

    /// <summary>Contexts as they are at the start of a code-block.</summary>
    public void Reset()
    {
        _states.AsSpan().Clear();
        _states[0] = 4 << 1;
        _states[RunLength] = 3 << 1;
        _states[Uniform] = 46 << 1;
    }

    /// <summary>Begins a segment; behind its end come ones, as the standard has it.</summary>
    /// <param name="data">Buffer of the segment.</param>
    /// <param name="length">Its length.</param>
    public void Begin(byte[] data, int length)
    {
        (_data, _position, _end) = (data, 0, length);
        _code = (uint)At(0) << 16;
        ByteIn();
        _code <<= 7;
        _left -= 7;
        _interval = 0x8000;
    }

    /// <summary>The next decision. What is most frequent, the more probable symbol without a new byte or state, is decided in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Decode(int context)
    {
        ref byte state = ref _states[context];
        uint step = s_steps[state], p = step >> 16, interval = _interval - p, code = _code;
        if (code >> 16 >= p && (interval & 0x8000) != 0)
        {
            _code = code - (p << 16);
            _interval = interval;
            return state & 1;
        }
        return Exchange(ref state, step);
    }

    private int Exchange(ref byte state, uint step)
    {
        int symbol = state & 1;
        uint p = step >> 16, interval = _interval - p;
        if (_code >> 16 < p)
        {
            // The lower part; conditional exchange where it is the larger one.
            if (interval < p) state = (byte)(step >> 8);
            else
            {
                state = (byte)step;
                symbol ^= 1;
            }
            _interval = p;
            Renormalize();
            return symbol;
        }
        _code -= p << 16;
        _interval = interval;
        if (interval < p)
        {
            state = (byte)step;
            symbol ^= 1;
        }
        else
        {
            state = (byte)(step >> 8);
        }
        Renormalize();
        return symbol;
    }

    private void Renormalize()
    {
        // As many places at once as the interval needs and the byte has.
        int places = BitOperations.LeadingZeroCount(_interval) - 16;
        while (true)
        {
            if (_left == 0) ByteIn();
            int now = Math.Min(places, _left);
            _interval <<= now;
            _code <<= now;
            _left -= now;
            if ((places -= now) == 0) return;
        }
    }

    private void ByteIn()
    {
        if (At(_position) == 0xFF)
        {
            if (At(_position + 1) > 0x8F)
            {
                _code += 0xFF00;
                _left = 8;
            }
            else
            {
                _position++;
                _code += (uint)At(_position) << 9;
                _left = 7;
            }
        }
        else
        {
            _position++;
            _code += (uint)At(_position) << 8;
            _left = 8;
        }
    }

    private int At(int position) => position < _end ? _data[position] : 0xFF;
}
