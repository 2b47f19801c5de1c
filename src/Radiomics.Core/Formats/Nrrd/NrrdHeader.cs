using System.Text;

namespace Radiomics;

/// <summary>The lines of an NRRD header: fields and key/value pairs, as text.</summary>
internal sealed class NrrdHeader
{
    private const int LongestHeader = 1 << 20;

    private NrrdHeader(string where, Dictionary<string, string> fields, Dictionary<string, string> keyValues, long end)
    {
        Where = where;
        Fields = fields;
        KeyValues = keyValues;
        End = end;
    }

    /// <summary>File name, for messages.</summary>
    public string Where { get; }

    /// <summary>Fields by lower-case name without spaces, such as <c>spacedirections</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>Key/value pairs (<c>key:=value</c>).</summary>
    public IReadOnlyDictionary<string, string> KeyValues { get; }

    /// <summary>Position just after the blank line that ends the header.</summary>
    public long End { get; }

    /// <summary>Whether bytes begin as an NRRD file does.</summary>
    /// <param name="bytes">First bytes of a file.</param>
    public static bool Looks(ReadOnlySpan<byte> bytes) => bytes.StartsWith("NRRD"u8);

    /// <summary>Reads the header lines.</summary>
    /// <param name="file">The file, at its start.</param>
    /// <param name="where">File name.</param>
    public static NrrdHeader Parse(Stream file, string where)
    {
        byte[] bytes = new byte[(int)Math.Min(LongestHeader, file.Length)];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false), at = 0;
        ReadOnlySpan<byte> text = bytes.AsSpan(0, length);
        string magic = NextLine(text, ref at) ?? "";
        if (magic.Length != 8 || !magic.StartsWith("NRRD", StringComparison.Ordinal) || !int.TryParse(magic.AsSpan(4), out int version) || version is < 1 or > 5)
            throw new ImageFormatException("NRRD_MAGIC", new Problem(where, $"the first line is '{Printable.Text(magic)}'", "NRRD0001 to NRRD0005", "Check that this is an NRRD file."));

        Dictionary<string, string> fields = [], keyValues = new(StringComparer.Ordinal);
        string? line;
        while ((line = NextLine(text, ref at)) is { Length: > 0 })
        {
            if (line[0] == '#') continue;
            int key = line.IndexOf(":=", StringComparison.Ordinal), field = line.IndexOf(": ", StringComparison.Ordinal);
            if (field < 0 && line.EndsWith(':')) field = line.Length - 1;
            if (key > 0 && (field < 0 || key < field)) keyValues[line[..key]] = line[(key + 2)..];
            else if (field > 0) fields[FieldName(line[..field])] = line[(field + 1)..].Trim();
            else
                throw new ImageFormatException("NRRD_HEADER", new Problem(where, $"the header line '{Printable.Text(line)}' is neither a field nor a key", "name: value or key:=value", "Check the header."));
        }
        if (line is null && length == LongestHeader)
            throw new ImageFormatException("NRRD_HEADER", new Problem(where, "the header does not end within 1 MiB", "a blank line after the last field", "Check the file."));
        return new NrrdHeader(where, fields, keyValues, at);
    }

    /// <summary>A field's text, or null.</summary>
    /// <param name="name">Name as the format writes it, such as <c>space directions</c>.</param>
    public string? Field(string name) => Fields.GetValueOrDefault(FieldName(name));

    /// <summary>The same header with other texts in some of the fields it has.</summary>
    /// <param name="changes">Texts by name as the format writes it; an empty text leaves the field out.</param>
    public NrrdHeader With(IReadOnlyDictionary<string, string> changes)
    {
        Dictionary<string, string> fields = new(Fields);
        foreach ((string name, string text) in changes)
        {
            if (text.Length == 0) fields.Remove(FieldName(name));
            else if (fields.ContainsKey(FieldName(name))) fields[FieldName(name)] = text;
        }
        return new NrrdHeader(Where, fields, new Dictionary<string, string>(KeyValues), End);
    }

    /// <summary>A field that must be there.</summary>
    /// <param name="name">Name as the format writes it.</param>
    public string Require(string name) => Field(name) ?? throw Wrong(name, "the field is missing", "a value");

    /// <summary>The error for a field that cannot be used.</summary>
    /// <param name="name">Name as the format writes it.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    public ImageFormatException Wrong(string name, string found, string expected) => new("NRRD_FIELD", new Problem(
        $"{Where}, field '{name}'", found, expected, "Correct the header or export the file again."));

    private static string FieldName(string name) => name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string? NextLine(ReadOnlySpan<byte> text, ref int at)
    {
        if (at >= text.Length) return null;
        ReadOnlySpan<byte> rest = text[at..];
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        at += end < 0 ? rest.Length : end + 1;
        return Encoding.UTF8.GetString(line).TrimEnd('\r');
    }
}
