namespace Radiomics.Formats;

/// <summary>Reads the elements of a data set that lies in memory as a whole.</summary>
internal static class ElementList
{
    /// <summary>Reads up to the limit or to the end mark of an item.</summary>
    /// <param name="bytes">The buffer.</param>
    /// <param name="start">Where the data set begins.</param>
    /// <param name="limit">Where it ends at the latest; not beyond the buffer.</param>
    /// <param name="encoding">How it is written.</param>
    /// <param name="source">File name, for messages.</param>
    /// <param name="next">Where the data set ended, behind its end mark.</param>
    public static DicomElement[] Read(byte[] bytes, int start, int limit, DataEncoding encoding, string source, out int next)
    {
        var elements = new List<DicomElement>();
        var reader = new ElementReader(bytes, start, limit, source);
        while (!reader.AtEnd)
        {
            int at = reader.Position;
            if (!reader.TryReadHeader(encoding, out ElementHeader header) || header.Tag == DicomTags.ItemDelimitation) break;
            if (header.Tag == DicomTags.SequenceDelimitation)
            {
                reader.Position = at;
                break;
            }
            if (!reader.TrySkipValue(header, encoding, out int length)) break;
            elements.Add(new DicomElement(header.Tag, header.Vr, header.ValueOffset, length, header.IsUndefined));
        }
        next = reader.Position;
        return [.. elements];
    }
}
