using System.Text;

namespace Radiomics.Formats;

/// <summary>A table that an escape sequence brings into force.</summary>
/// <param name="Encoding">Its .NET encoding, with ASCII in the lower half.</param>
/// <param name="IsUpper">Whether it is for bytes from 0x80 on (G1) instead of those below (G0).</param>
/// <param name="IsDouble">Whether it is a two-byte table in the lower half.</param>
/// <param name="SecondByteStaysLow">For two-byte tables in the lower half: whether the encoding wants the second byte without its high bit.</param>
internal sealed record CodeTable(Encoding Encoding, bool IsUpper, bool IsDouble = false, bool SecondByteStaysLow = false)
{
    /// <summary>Decodes pairs of seven-bit bytes.</summary>
    public string DecodeSevenBit(ReadOnlySpan<byte> pairs)
    {
        byte[] raised = pairs.ToArray();
        for (int i = 0; i < raised.Length; i++)
            if ((i & 1) == 0 || !SecondByteStaysLow) raised[i] |= 0x80;
        return Encoding.GetString(raised);
    }
}

/// <summary>The character sets of DICOM, by defined term and by escape sequence (PS3.3 C.12.1.1.2, PS3.5 section 6.1).</summary>
internal static class CodeTables
{
    private static readonly Encoding s_eucJapanese = Page(20932);

    // The two or three bytes after ESC.
    private static readonly (byte[] Bytes, CodeTable Table)[] s_escapes =
    [
        ("(B"u8.ToArray(), new(Encoding.ASCII, IsUpper: false)),
        ("(J"u8.ToArray(), new(Page(932), IsUpper: false)),
        (")I"u8.ToArray(), new(Page(932), IsUpper: true)),
        ("-A"u8.ToArray(), new(Encoding.Latin1, IsUpper: true)),
        ("-B"u8.ToArray(), new(Page(28592), IsUpper: true)),
        ("-C"u8.ToArray(), new(Page(28593), IsUpper: true)),
        ("-D"u8.ToArray(), new(Page(28594), IsUpper: true)),
        ("-F"u8.ToArray(), new(Page(28597), IsUpper: true)),
        ("-G"u8.ToArray(), new(Page(28596), IsUpper: true)),
        ("-H"u8.ToArray(), new(Page(28598), IsUpper: true)),
        ("-L"u8.ToArray(), new(Page(28595), IsUpper: true)),
        ("-M"u8.ToArray(), new(Page(28599), IsUpper: true)),
        ("-T"u8.ToArray(), new(Page(874), IsUpper: true)),
        ("-b"u8.ToArray(), new(Page(28605), IsUpper: true)),
        ("$)A"u8.ToArray(), new(Page(936), IsUpper: true)),
        ("$)C"u8.ToArray(), new(Page(949), IsUpper: true)),
        ("$(D"u8.ToArray(), new(s_eucJapanese, IsUpper: false, IsDouble: true, SecondByteStaysLow: true)),
        ("$@"u8.ToArray(), new(s_eucJapanese, IsUpper: false, IsDouble: true)),
        ("$B"u8.ToArray(), new(s_eucJapanese, IsUpper: false, IsDouble: true)),
    ];

    /// <summary>The encoding of a defined term; null for the default repertoire and for terms that are not known.</summary>
    /// <param name="term">Such as <c>ISO_IR 100</c>; common misspellings are understood.</param>
    /// <param name="extensible">Whether escape sequences may bring other sets into force.</param>
    public static Encoding? ByTerm(string term, out bool extensible)
    {
        string key = term.Trim(' ', '\0').ToUpperInvariant().Replace('-', ' ').Replace('_', ' ');
        extensible = key.Length == 0 || key.StartsWith("ISO", StringComparison.Ordinal);
        if (key.StartsWith("ISO ", StringComparison.Ordinal)) key = key[4..];
        if (key.StartsWith("2022 ", StringComparison.Ordinal)) key = key[5..];
        if (key is "IR 192") extensible = false;
        return key switch
        {
            "IR 100" or "8859 1" => Encoding.Latin1,
            "IR 101" or "8859 2" => Page(28592),
            "IR 109" or "8859 3" => Page(28593),
            "IR 110" or "8859 4" => Page(28594),
            "IR 144" or "8859 5" => Page(28595),
            "IR 127" or "8859 6" => Page(28596),
            "IR 126" or "8859 7" => Page(28597),
            "IR 138" or "8859 8" => Page(28598),
            "IR 148" or "8859 9" => Page(28599),
            "IR 203" or "8859 15" => Page(28605),
            "IR 166" => Page(874),
            "IR 13" => Page(932),
            "IR 87" or "IR 159" => s_eucJapanese,
            "IR 149" => Page(949),
            "IR 58" => Page(936),
            "IR 192" or "UTF 8" or "UTF8" => Encoding.UTF8,
            "GB18030" or "GB 18030" => Page(54936),
            "GBK" or "GB2312" => Page(936),
            _ => null,
        };
    }

    /// <summary>The table of the escape sequence a text begins with; null for one that is not known.</summary>
    /// <param name="bytes">The text, from ESC on.</param>
    /// <param name="length">Number of bytes of the sequence.</param>
    public static CodeTable? ByEscape(ReadOnlySpan<byte> bytes, out int length)
    {
        foreach ((byte[] sequence, CodeTable table) in s_escapes)
        {
            if (!bytes[1..].StartsWith(sequence)) continue;
            length = 1 + sequence.Length;
            return table;
        }
        length = 1;
        return null;
    }

    private static Encoding Page(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.GetEncoding(number);
}
