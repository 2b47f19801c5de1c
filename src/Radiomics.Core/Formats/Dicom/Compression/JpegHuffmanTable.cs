namespace Radiomics.Formats;

/// <summary>
/// A Huffman table of lossless JPEG (T.81 annex H): the next bits looked up give the difference itself where code and difference are short enough, else
/// the code's category, else the code is found by its length.
/// </summary>
internal sealed class JpegHuffmanTable
{
    public const int LookupBits = 12;

    private readonly int[] _firstCode = new int[18], _firstIndex = new int[18], _count = new int[18];
    private readonly byte[] _symbols;

    /// <summary>Makes a table of the counts and symbols of a DHT segment.</summary>
    /// <param name="counts">Number of codes of each length, 1 to 16.</param>
    /// <param name="symbols">Categories in the order of their codes.</param>
    /// <exception cref="InvalidDataException">The codes do not fit their lengths, or a category is above 16.</exception>
    public JpegHuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        foreach (byte symbol in _symbols)
            if (symbol > 16) throw new InvalidDataException($"a difference of {symbol} bits");
        int code = 0, index = 0;
        for (int length = 1; length <= 16; length++, code <<= 1)
        {
            (_firstCode[length], _firstIndex[length], _count[length]) = (code, index, counts[length - 1]);
            for (int i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (code >= 1 << length) throw new InvalidDataException("the Huffman codes do not fit their lengths");
                if (length <= LookupBits) Fill(code, length, _symbols[index]);
            }
        }
    }

    /// <summary>By the next 12 bits: difference &lt;&lt; 8 | bits of code and difference; or, with bit 7 set, category &lt;&lt; 8 | bits of the code; or 0 for longer codes.</summary>
    public int[] Lookup { get; } = new int[1 << LookupBits];

    /// <summary>The category of a code that is longer than the lookup.</summary>
    /// <param name="next">The next 16 bits.</param>
    /// <param name="length">Bits of the code.</param>
    /// <exception cref="InvalidDataException">No code begins so.</exception>
    public int LongCode(int next, out int length)
    {
        for (length = LookupBits + 1; length <= 16; length++)
        {
            int offset = (next >> (16 - length)) - _firstCode[length];
            if (offset >= 0 && offset < _count[length]) return _symbols[_firstIndex[length] + offset];
        }
        throw new InvalidDataException("no Huffman code begins with the bits that follow");
    }

    private void Fill(int code, int length, int category)
    {
        int free = LookupBits - length;
        for (int rest = 0; rest < 1 << free; rest++)
        {
            bool isWhole = category <= free && category < 16;
            int entry = isWhole
                ? (Extend(category == 0 ? 0 : rest >> (free - category), category) << 8) | (length + category)
                : (category << 8) | 0x80 | length;
            Lookup[(code << free) | rest] = entry;
        }
    }

    /// <summary>The difference that the bits of a category mean (T.81 F.2.2.1).</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="category">Their number, 0 to 15.</param>
    public static int Extend(int bits, int category) => category == 0 ? 0 : bits < 1 << (category - 1) ? bits - (1 << category) + 1 : bits;
}
