using System.Buffers;
using System.Text;

namespace Radiomics.Formats;

/// <summary>
/// Specific Character Set (0008,0005): decodes texts, with the code extensions of ISO 2022. Nothing throws: what cannot be decoded
/// becomes U+FFFD, a set that is absent or unknown is read as UTF-8 where the bytes are valid UTF-8 and as Latin-1 otherwise.
/// </summary>
internal sealed class DicomCharacterSet
{
    private const byte Escape = 0x1B;
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    // Names are parted by = ^ and values by \; after each, and after line ends, the first set is in force again.
    private static readonly SearchValues<byte> s_stops = SearchValues.Create([Escape, (byte)'\\', (byte)'^', (byte)'=', 9, 10, 12, 13]);
    private static readonly SearchValues<byte> s_special = SearchValues.Create([Escape, .. Enumerable.Range(128, 128).Select(i => (byte)i)]);

    private readonly Encoding? _first;
    private readonly bool _extended;

    private DicomCharacterSet(Encoding? first, bool extended)
    {
        _first = first;
        _extended = extended;
    }

    /// <summary>The set in force where a file names none.</summary>
    public static DicomCharacterSet Default { get; } = new(null, extended: true);

    /// <summary>The set that a value of (0008,0005) names.</summary>
    /// <param name="value">The raw value, one or more defined terms parted by backslashes.</param>
    public static DicomCharacterSet Parse(ReadOnlySpan<byte> value)
    {
        string[] terms = Encoding.Latin1.GetString(value).Split('\\');
        Encoding? first = CodeTables.ByTerm(terms[0], out bool extensible);
        // Escape sequences name their set themselves, so files that use a set they did not declare are read all the same.
        return terms.Length == 1 && first is null && terms[0].Trim(' ', '\0').Length == 0 ? Default : new DicomCharacterSet(first, extensible || terms.Length > 1);
    }

    /// <summary>The text of a value, padding included.</summary>
    /// <param name="bytes">The value.</param>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.ContainsAny(s_special)) return Encoding.Latin1.GetString(bytes);
        if (!_extended || !bytes.Contains(Escape)) return First(bytes).GetString(bytes);
        return DecodeExtended(bytes);
    }

    private string DecodeExtended(ReadOnlySpan<byte> bytes)
    {
        Encoding first = First(bytes), upper = first;
        CodeTable? lower = null;
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (bytes[0] == Escape)
            {
                if (CodeTables.ByEscape(bytes, out int length) is { } table)
                {
                    if (!table.IsUpper) lower = table.IsDouble ? table : null;
                    else upper = table.Encoding;
                }
                bytes = bytes[length..];
                continue;
            }
            if (lower is not null && bytes[0] > 0x20 && bytes[0] < 0x7F)
            {
                int run = bytes.IndexOfAnyExceptInRange((byte)0x21, (byte)0x7E) is var end && end < 0 ? bytes.Length : end;
                text.Append(lower.DecodeSevenBit(bytes[..run]));
                bytes = bytes[run..];
                continue;
            }
            int stop = bytes.IndexOfAny(s_stops);
            if (stop == 0)
            {
                text.Append((char)bytes[0]);
                (upper, lower, stop) = (first, null, 1);
            }
            else
            {
                stop = stop < 0 ? bytes.Length : stop;
                // A two-byte set in the lower half that is in force ends a run of upper-half bytes too.
                if (lower is not null && bytes[..stop].IndexOfAnyInRange((byte)0x21, (byte)0x7E) is > 0 and var next) stop = next;
                text.Append(upper.GetString(bytes[..stop]));
            }
            bytes = bytes[stop..];
        }
        return text.ToString();
    }

    private Encoding First(ReadOnlySpan<byte> bytes)
    {
        if (_first is not null) return _first;
        try
        {
            s_strictUtf8.GetCharCount(bytes);
            return s_strictUtf8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }
}
