using System.Buffers.Binary;

namespace Radiomics.Formats;

/// <summary>Tag, VR and length of an element, and where its value begins.</summary>
internal readonly record struct ElementHeader(DicomTag Tag, Vr Vr, uint Length, int ValueOffset)
{
    public const uint Undefined = uint.MaxValue;

    public bool IsUndefined => Length == Undefined;
}

/// <summary>
/// Walks the elements of a data set that lies in a buffer, in full or in its first part. Nothing is allocated and nothing is copied: a
/// value of defined length is jumped over, one of undefined length is walked through to its delimiter. The methods return false when the
/// buffer ends before the data set does; the caller then reads up to <see cref="Needed"/> and goes back to where the element began.
/// </summary>
internal ref struct ElementReader(ReadOnlySpan<byte> bytes, int position, long limit, string source)
{
    /// <summary>Sequences inside sequences beyond this are taken for an attack.</summary>
    public const int MaxDepth = 48;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Offset of the next byte to be read.</summary>
    public int Position { get; set; } = position;

    /// <summary>After a method returned false: the offset up to which bytes are needed.</summary>
    public long Needed { get; private set; }

    /// <summary>Whether the data set ends here: nothing is left, or less than an element of padding zeros.</summary>
    public readonly bool AtEnd =>
        Position >= limit || (limit - Position < 8 && limit <= _bytes.Length && !_bytes[Position..(int)limit].ContainsAnyExcept((byte)0));

    /// <summary>Reads the header of an element or item and stops before its value.</summary>
    /// <param name="encoding">How the element is written.</param>
    /// <param name="header">The header.</param>
    public bool TryReadHeader(DataEncoding encoding, out ElementHeader header)
    {
        header = default;
        if (!Has(Position + 8L)) return false;
        ReadOnlySpan<byte> element = _bytes[Position..];
        DicomTag tag = encoding.Tag(element);
        if (tag.Group == 0xFFFE || !encoding.IsExplicit)
            return Header(tag, Vr.None, encoding.UInt32(element[4..]), 8, out header);
        var vr = (Vr)BinaryPrimitives.ReadUInt16LittleEndian(element[4..]);
        // Some writers put implicit elements into explicit files.
        if (!vr.IsLetters()) return Header(tag, Vr.None, encoding.UInt32(element[4..]), 8, out header);
        ushort shortLength = encoding.UInt16(element[6..]);
        // A VR that is not known here is from a later standard (long form, reserved bytes zero) or an error of the writer (short form).
        if (!vr.HasLongLength() && (vr.IsKnown() || shortLength != 0)) return Header(tag, vr, shortLength, 8, out header);
        if (!Has(Position + 12L)) return false;
        return Header(tag, vr, encoding.UInt32(_bytes[(Position + 8)..]), 12, out header);
    }

    /// <summary>Moves behind the value of an element whose header was just read.</summary>
    /// <param name="header">The header.</param>
    /// <param name="encoding">How the element is written.</param>
    /// <param name="length">Number of bytes of the value, without a closing delimiter.</param>
    public bool TrySkipValue(in ElementHeader header, DataEncoding encoding, out int length)
    {
        length = 0;
        if (!TrySkip(header, encoding, 0)) return false;
        length = Position - header.ValueOffset - (header.IsUndefined ? 8 : 0);
        return true;
    }

    /// <summary>How the items inside an element are written: those of UN are always implicit little endian, whatever the file is.</summary>
    /// <param name="vr">VR of the element.</param>
    /// <param name="encoding">How the element itself is written.</param>
    public static DataEncoding InsideOf(Vr vr, DataEncoding encoding) => vr == Vr.UN ? DataEncoding.ImplicitLittle : encoding;

    /// <summary>The encoding of an item at this position: writers that turned SQ into UN often left the items explicit.</summary>
    /// <param name="vr">VR of the sequence.</param>
    /// <param name="encoding">The encoding the items should have.</param>
    public readonly DataEncoding OfItem(Vr vr, DataEncoding encoding) =>
        vr == Vr.UN && Position + 6 <= _bytes.Length && DataEncoding.CarriesVr(_bytes[Position..]) ? DataEncoding.ExplicitLittle : encoding;

    /// <summary>An error at the present position.</summary>
    public readonly ImageFormatException Malformed(string code, string found, string expected) =>
        new(code, new Problem($"{source}, offset {Position}", found, expected, "The file is damaged: copy or export it again."));

    private bool Header(DicomTag tag, Vr vr, uint length, int size, out ElementHeader header)
    {
        Position += size;
        header = new ElementHeader(tag, vr, length, Position);
        return true;
    }

    private bool TrySkip(in ElementHeader header, DataEncoding encoding, int depth)
    {
        if (!header.IsUndefined)
        {
            long end = header.ValueOffset + (long)header.Length;
            if (!Has(end)) return false;
            Position = (int)end;
            return true;
        }
        if (header.Tag.Group == 0xFFFE)
            throw Malformed("DICOM_SEQUENCE", $"{header.Tag} stands outside a sequence", "an element");
        return TrySkipItems(header.Vr, InsideOf(header.Vr, encoding), depth);
    }

    private bool TrySkipItems(Vr vr, DataEncoding encoding, int depth)
    {
        if (depth >= MaxDepth)
            throw Malformed("DICOM_TOO_DEEP", $"sequences lie more than {MaxDepth} deep in one another", "a few levels");
        while (true)
        {
            if (!TryReadHeader(encoding, out ElementHeader item)) return false;
            if (item.Tag == DicomTags.SequenceDelimitation) return true;
            if (item.Tag != DicomTags.Item)
                throw Malformed("DICOM_SEQUENCE", $"a sequence holds {item.Tag} where an item should begin", $"item {DicomTags.Item} or end {DicomTags.SequenceDelimitation}");
            if (!item.IsUndefined)
            {
                if (!Has(Position + (long)item.Length)) return false;
                Position += (int)item.Length;
            }
            else if (vr.IsFragmented())
            {
                throw Malformed("DICOM_SEQUENCE", "a fragment has an undefined length", "a number of bytes");
            }
            else if (!TrySkipItem(OfItem(vr, encoding), depth))
            {
                return false;
            }
        }
    }

    private bool TrySkipItem(DataEncoding encoding, int depth)
    {
        while (true)
        {
            int start = Position;
            if (!TryReadHeader(encoding, out ElementHeader element)) return false;
            if (element.Tag == DicomTags.ItemDelimitation) return true;
            if (element.Tag == DicomTags.SequenceDelimitation)
            {
                // The item's own end is missing; the sequence ends here.
                Position = start;
                return true;
            }
            if (!TrySkip(element, encoding, depth + 1)) return false;
        }
    }

    private bool Has(long end)
    {
        if (end > limit)
        {
            throw Malformed("DICOM_TRUNCATED", string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"the data end at {limit}, an element reaches to {end}"), "all bytes that the lengths announce");
        }
        Needed = end;
        return end <= _bytes.Length;
    }
}
