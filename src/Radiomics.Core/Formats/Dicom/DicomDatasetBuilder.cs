using System.Globalization;
using System.Text;

namespace Radiomics.Formats;

/// <summary>Collects the elements of a data set to be written; they are written in the order of their tags.</summary>
internal sealed class DicomDatasetBuilder
{
    /// <summary>One element: the value as text, numbers, raw bytes (16-bit words little endian for OW) or items.</summary>
    internal sealed record Entry(Vr Vr)
    {
        public string? Text { get; init; }
        public double[]? Numbers { get; init; }
        public ReadOnlyMemory<byte> Bytes { get; init; }
        public IReadOnlyList<DicomDatasetBuilder>? Items { get; init; }
        public bool HasUndefinedLength { get; init; }
    }

    private readonly SortedDictionary<DicomTag, Entry> _entries = [];

    internal IReadOnlyDictionary<DicomTag, Entry> Entries => _entries;

    /// <summary>Sets a text, written in UTF-8; several values are parted by backslashes.</summary>
    public DicomDatasetBuilder Text(DicomTag tag, Vr vr, string? value) => Set(tag, new Entry(vr) { Text = value ?? "" });

    /// <summary>Sets numbers: binary or text by the VR.</summary>
    public DicomDatasetBuilder Numbers(DicomTag tag, Vr vr, params double[] values) =>
        vr is Vr.DS or Vr.IS ? Text(tag, vr, string.Join('\\', values.Select(Decimal))) : Set(tag, new Entry(vr) { Numbers = values });

    /// <summary>Sets raw bytes; for OW they are 16-bit words, least significant byte first.</summary>
    public DicomDatasetBuilder Bytes(DicomTag tag, Vr vr, ReadOnlyMemory<byte> value) => Set(tag, new Entry(vr) { Bytes = value });

    /// <summary>Sets a sequence.</summary>
    public DicomDatasetBuilder Sequence(DicomTag tag, IReadOnlyList<DicomDatasetBuilder> items, bool undefinedLength = false, Vr vr = Vr.SQ) =>
        Set(tag, new Entry(vr) { Items = items, HasUndefinedLength = undefinedLength });

    /// <summary>Takes an element out.</summary>
    public DicomDatasetBuilder Remove(DicomTag tag)
    {
        _entries.Remove(tag);
        return this;
    }

    /// <summary>The most exact decimal text of at most 16 characters, as DS demands.</summary>
    public static string Decimal(double value)
    {
        for (int digits = 17; ; digits--)
        {
            string text = value.ToString(digits == 17 ? "R" : string.Create(CultureInfo.InvariantCulture, $"G{digits}"), CultureInfo.InvariantCulture);
            if (text.Length <= 16) return text;
        }
    }

    internal string? TextOf(DicomTag tag) => _entries.TryGetValue(tag, out Entry? entry) ? entry.Text : null;

    internal bool HasForeignText =>
        _entries.Values.Any(e => (e.Text is { } text && !Ascii.IsValid(text)) || (e.Items?.Any(item => item.HasForeignText) ?? false));

    private DicomDatasetBuilder Set(DicomTag tag, Entry entry)
    {
        _entries[tag] = entry;
        return this;
    }
}
