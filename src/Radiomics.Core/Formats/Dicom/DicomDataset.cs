using System.Globalization;

namespace Radiomics.Formats;

/// <summary>
/// The elements of a DICOM file or of one item of a sequence. Values stay in the buffer they were read into; texts, numbers and items are
/// decoded when they are asked for. Immutable.
/// </summary>
public sealed class DicomDataset
{
    private readonly byte[] _bytes;
    private readonly DicomElement[] _elements;
    private readonly bool _sorted;
    private readonly int _depth;
    private readonly DicomCharacterSet? _inherited;
    private DicomCharacterSet? _characterSet;

    internal DicomDataset(byte[] bytes, DicomElement[] elements, DataEncoding encoding, string source, DicomCharacterSet? inherited = null, int depth = 0)
    {
        _bytes = bytes;
        _elements = elements;
        _depth = depth;
        _inherited = inherited;
        Encoding = encoding;
        Source = source;
        _sorted = true;
        for (int i = 1; i < elements.Length && _sorted; i++) _sorted = elements[i - 1].Tag < elements[i].Tag;
    }

    /// <summary>The elements in file order.</summary>
    public IReadOnlyList<DicomElement> Elements => _elements;

    /// <summary>File name, for messages.</summary>
    public string Source { get; }

    internal DataEncoding Encoding { get; }

    internal DicomCharacterSet CharacterSet => _characterSet ??=
        Find(DicomTags.SpecificCharacterSet) is { } e ? DicomCharacterSet.Parse(Bytes(e)) : _inherited ?? DicomCharacterSet.Default;

    /// <summary>Reads every element of a file in front of its pixels (7FE0,0010), (7FE0,0008) or (7FE0,0009).</summary>
    /// <param name="path">A DICOM file, with or without the preamble and the meta header.</param>
    /// <exception cref="ImageFormatException">The file cannot be read, is not DICOM or is damaged.</exception>
    public static DicomDataset Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return DicomFile.Read(path, Path.GetFileName(path), new FileBuffer()).Dataset;
    }

    /// <summary>Whether the attribute is there, be it empty.</summary>
    /// <param name="tag">The attribute.</param>
    public bool Contains(DicomTag tag) => Find(tag) is not null;

    /// <summary>The raw bytes of a value; empty when the attribute is absent.</summary>
    /// <param name="tag">The attribute.</param>
    public ReadOnlyMemory<byte> Value(DicomTag tag) => Find(tag) is { } e ? _bytes.AsMemory(e.Offset, e.Length) : default;

    /// <summary>The whole text of a value in the file's character set, without padding; null when absent or blank.</summary>
    /// <param name="tag">The attribute.</param>
    public string? Text(DicomTag tag)
    {
        if (Find(tag) is not { } e) return null;
        string text = CharacterSet.Decode(Bytes(e)).TrimEnd(' ', '\0').TrimStart(' ');
        return text.Length == 0 ? null : text;
    }

    /// <summary>The values of a text that backslashes part, each without padding; empty when absent or blank.</summary>
    /// <param name="tag">The attribute.</param>
    public IReadOnlyList<string> Texts(DicomTag tag)
    {
        if (Find(tag) is not { } e || Text(tag) is not { } text) return [];
        return e.Vr.IsOneText() || !text.Contains('\\') ? [text] : Array.ConvertAll(text.Split('\\'), part => part.Trim(' ', '\0'));
    }

    /// <summary>The values of a number, be it binary or text; empty when absent or blank.</summary>
    /// <param name="tag">The attribute.</param>
    /// <exception cref="ImageFormatException">The value is not a number.</exception>
    public IReadOnlyList<double> Numbers(DicomTag tag)
    {
        if (Find(tag) is not { } e) return [];
        DicomNumbers numbers = NumbersOf(e);
        double[] values = new double[numbers.Count];
        return ReadAll(tag, numbers, values) is var count && count == values.Length ? values : values[..count];
    }

    /// <summary>The first value of a number, be it binary or text; null when absent or blank.</summary>
    /// <param name="tag">The attribute.</param>
    /// <exception cref="ImageFormatException">The value is not a number.</exception>
    public double? Number(DicomTag tag)
    {
        Span<double> one = stackalloc double[1];
        return ReadNumbers(tag, one) > 0 ? one[0] : null;
    }

    /// <summary>The first value of a number that must be whole; null when absent or blank.</summary>
    /// <param name="tag">The attribute.</param>
    /// <exception cref="ImageFormatException">The value is not a whole number of 32 bits.</exception>
    public int? WholeNumber(DicomTag tag)
    {
        if (Number(tag) is not { } value) return null;
        if (value != Math.Floor(value) || Math.Abs(value) > int.MaxValue) throw BadValue(tag, "a whole number");
        return (int)value;
    }

    /// <summary>The items of a sequence; empty when absent.</summary>
    /// <param name="tag">The attribute.</param>
    /// <exception cref="ImageFormatException">The value is not a sequence.</exception>
    public IReadOnlyList<DicomDataset> Items(DicomTag tag)
    {
        if (Find(tag) is not { } e || e.Length == 0) return [];
        if (_depth >= ElementReader.MaxDepth)
            throw new ImageFormatException("DICOM_TOO_DEEP", new Problem(Where(tag), $"sequences lie more than {ElementReader.MaxDepth} deep in one another", "a few levels", ""));
        var items = new List<DicomDataset>();
        DataEncoding encoding = ElementReader.InsideOf(e.Vr, Encoding);
        int end = e.Offset + e.Length;
        var reader = new ElementReader(_bytes, e.Offset, end, Source);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadHeader(encoding, out ElementHeader item) || item.Tag == DicomTags.SequenceDelimitation) break;
            if (item.Tag != DicomTags.Item)
                throw reader.Malformed("DICOM_SEQUENCE", $"{tag} holds {item.Tag} where an item should begin", $"item {DicomTags.Item}");
            if (!item.IsUndefined && item.Length > end - reader.Position)
                throw reader.Malformed("DICOM_TRUNCATED", $"an item of {tag} has {item.Length} bytes, its sequence only {end - reader.Position} more", "an item inside its sequence");
            DataEncoding inside = reader.OfItem(e.Vr, encoding);
            int itemEnd = item.IsUndefined ? end : reader.Position + (int)item.Length;
            DicomElement[] elements = ElementList.Read(_bytes, reader.Position, itemEnd, inside, Source, out int next);
            items.Add(new DicomDataset(_bytes, elements, inside, Source, CharacterSet, _depth + 1));
            reader.Position = next;
        }
        return items;
    }

    /// <summary>The first item of a sequence, or null.</summary>
    internal DicomDataset? FirstItem(DicomTag tag) => Items(tag) is [var first, ..] ? first : null;

    /// <summary>Reads numbers into a span; returns how many the value has, which may be more than fit.</summary>
    internal int ReadNumbers(DicomTag tag, Span<double> values) => Find(tag) is { } e ? ReadAll(tag, NumbersOf(e), values) : 0;

    internal DicomElement? Find(DicomTag tag)
    {
        if (!_sorted)
        {
            int at = Array.FindIndex(_elements, e => e.Tag == tag);
            return at < 0 ? null : _elements[at];
        }
        int low = 0, high = _elements.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = _elements[middle].Tag.CompareTo(tag);
            if (order == 0) return _elements[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    internal ReadOnlySpan<byte> Bytes(DicomElement element) => _bytes.AsSpan(element.Offset, element.Length);

    internal string Where(DicomTag tag) => $"{Source}, {tag}";

    internal ImageFormatException BadValue(DicomTag tag, string expected)
    {
        // Only attributes that hold numbers, codes or UIDs come here, never a name.
        string value = Find(tag) is { } e ? string.Create(CultureInfo.InvariantCulture, $"a value of {e.Length} bytes that cannot be used") : "nothing";
        return new ImageFormatException("DICOM_VALUE", new Problem(Where(tag), value, expected, "Export the series again, or correct the header."));
    }

    private DicomNumbers NumbersOf(DicomElement e) =>
        new(Bytes(e), e.Vr is Vr.None or Vr.UN ? DicomTags.BinaryVr(e.Tag) : e.Vr, Encoding.IsBigEndian);

    private int ReadAll(DicomTag tag, DicomNumbers numbers, Span<double> values)
    {
        int count = numbers.Read(values);
        return count >= 0 ? count : throw BadValue(tag, "numbers");
    }
}
