using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Radiomics.Formats;

/// <summary>Writes Part 10 files in the four uncompressed transfer syntaxes.</summary>
internal static class DicomWriter
{
    // Made from a UUID under 2.25, as the standard allows to everybody.
    private const string ImplementationClassUid = "2.25.172693208341937215483106924517306152941";

    /// <summary>Writes a file: to a temporary one beside it first, which then takes its name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataset">Its data set; SOP class and instance UID go into the meta header.</param>
    /// <param name="syntax">How it is encoded.</param>
    public static void Write(string path, DicomDatasetBuilder dataset, TransferSyntax syntax) =>
        ImageFiles.Replace(path, stream => stream.Write(ToBytes(dataset, syntax)));

    /// <summary>The bytes of a file.</summary>
    /// <param name="dataset">Its data set.</param>
    /// <param name="syntax">How it is encoded.</param>
    public static byte[] ToBytes(DicomDatasetBuilder dataset, TransferSyntax syntax)
    {
        var file = new ArrayBufferWriter<byte>(1024);
        file.Write(Meta(dataset, syntax.Uid));
        byte[] content = DatasetToBytes(dataset, new DataEncoding(syntax.IsExplicit, syntax.IsBigEndian));
        file.Write(syntax.IsDeflated ? Deflate(content) : content);
        return file.WrittenSpan.ToArray();
    }

    /// <summary>The bytes in front of a data set: an empty preamble and a meta header.</summary>
    /// <param name="dataset">The data set; its SOP class and instance UID go into the meta header.</param>
    /// <param name="syntaxUid">Transfer Syntax UID.</param>
    public static ReadOnlySpan<byte> Meta(DicomDatasetBuilder dataset, string syntaxUid)
    {
        DicomDatasetBuilder meta = new DicomDatasetBuilder()
            .Bytes(DicomTags.FileMetaInformationVersion, Vr.OB, new byte[] { 0, 1 })
            .Text(DicomTags.MediaStorageSopClassUid, Vr.UI, dataset.TextOf(DicomTags.SopClassUid))
            .Text(DicomTags.MediaStorageSopInstanceUid, Vr.UI, dataset.TextOf(DicomTags.SopInstanceUid))
            .Text(DicomTags.TransferSyntaxUid, Vr.UI, syntaxUid)
            .Text(DicomTags.ImplementationClassUid, Vr.UI, ImplementationClassUid)
            .Text(DicomTags.ImplementationVersionName, Vr.SH, "RADIOMICS_CORE");
        var metaBytes = new ArrayBufferWriter<byte>();
        WriteElements(metaBytes, meta, DataEncoding.ExplicitLittle);
        var front = new ArrayBufferWriter<byte>(1024);
        front.Write(new byte[128]);
        front.Write("DICM"u8);
        WriteElements(front, new DicomDatasetBuilder().Numbers(DicomTags.FileMetaInformationGroupLength, Vr.UL, metaBytes.WrittenCount), DataEncoding.ExplicitLittle);
        front.Write(metaBytes.WrittenSpan);
        return front.WrittenSpan;
    }

    /// <summary>The bytes of a bare data set, without preamble and meta header.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="encoding">How it is encoded.</param>
    public static byte[] DatasetToBytes(DicomDatasetBuilder dataset, DataEncoding encoding)
    {
        if (dataset.HasForeignText && dataset.TextOf(DicomTags.SpecificCharacterSet) is null)
            dataset.Text(DicomTags.SpecificCharacterSet, Vr.CS, "ISO_IR 192");
        var content = new ArrayBufferWriter<byte>(1024);
        WriteElements(content, dataset, encoding);
        return content.WrittenSpan.ToArray();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflater = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflater.Write(content);
        if ((packed.Length & 1) != 0) packed.WriteByte(0);
        return packed.ToArray();
    }

    private static void WriteElements(ArrayBufferWriter<byte> writer, DicomDatasetBuilder dataset, DataEncoding encoding)
    {
        foreach ((DicomTag tag, DicomDatasetBuilder.Entry entry) in dataset.Entries)
        {
            if (entry.Items is { } items)
            {
                WriteSequence(writer, tag, entry, items, encoding);
                continue;
            }
            byte[] value = ValueOf(entry, encoding);
            int padded = value.Length + (value.Length & 1);
            WriteHeader(writer, tag, entry.Vr, (uint)padded, encoding);
            writer.Write(value);
            if (padded > value.Length) writer.Write([entry.Text is not null && entry.Vr != Vr.UI ? (byte)' ' : (byte)0]);
        }
    }

    private static void WriteSequence(
        ArrayBufferWriter<byte> writer, DicomTag tag, DicomDatasetBuilder.Entry entry, IReadOnlyList<DicomDatasetBuilder> items, DataEncoding encoding)
    {
        DataEncoding inside = ElementReader.InsideOf(entry.Vr, encoding);
        var content = new ArrayBufferWriter<byte>();
        foreach (DicomDatasetBuilder item in items)
        {
            var body = new ArrayBufferWriter<byte>();
            WriteElements(body, item, inside);
            WriteHeader(content, DicomTags.Item, Vr.None, entry.HasUndefinedLength ? ElementHeader.Undefined : (uint)body.WrittenCount, inside);
            content.Write(body.WrittenSpan);
            if (entry.HasUndefinedLength) WriteHeader(content, DicomTags.ItemDelimitation, Vr.None, 0, inside);
        }
        WriteHeader(writer, tag, entry.Vr, entry.HasUndefinedLength ? ElementHeader.Undefined : (uint)content.WrittenCount, encoding);
        writer.Write(content.WrittenSpan);
        if (entry.HasUndefinedLength) WriteHeader(writer, DicomTags.SequenceDelimitation, Vr.None, 0, inside);
    }

    /// <summary>Writes tag, VR and length of an element, whose value is written by the caller.</summary>
    public static void WriteHeader(ArrayBufferWriter<byte> writer, DicomTag tag, Vr vr, uint length, DataEncoding encoding)
    {
        Span<byte> header = stackalloc byte[12];
        header.Clear();
        UInt16(header, tag.Group, encoding);
        UInt16(header[2..], tag.Element, encoding);
        int size = 8;
        if (vr == Vr.None || !encoding.IsExplicit)
        {
            UInt32(header[4..], length, encoding);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)vr);
            if (vr.HasLongLength())
            {
                UInt32(header[8..], length, encoding);
                size = 12;
            }
            else
            {
                if (length > ushort.MaxValue)
                    throw new ArgumentException($"{tag} has {length} bytes, more than its VR can hold.", nameof(length));
                UInt16(header[6..], (ushort)length, encoding);
            }
        }
        writer.Write(header[..size]);
    }

    private static byte[] ValueOf(DicomDatasetBuilder.Entry entry, DataEncoding encoding)
    {
        if (entry.Text is { } text) return Encoding.UTF8.GetBytes(text);
        if (entry.Numbers is [var tag] && entry.Vr == Vr.AT) return Tag((uint)tag, encoding);
        if (entry.Numbers is { } numbers) return Binary(numbers, entry.Vr, encoding);
        byte[] bytes = entry.Bytes.ToArray();
        if (entry.Vr == Vr.OW && encoding.IsBigEndian)
            for (int i = 0; i + 1 < bytes.Length; i += 2) (bytes[i], bytes[i + 1]) = (bytes[i + 1], bytes[i]);
        return bytes;
    }

    private static byte[] Tag(uint tag, DataEncoding encoding)
    {
        byte[] bytes = new byte[4];
        UInt16(bytes, (ushort)(tag >> 16), encoding);
        UInt16(bytes.AsSpan(2), (ushort)tag, encoding);
        return bytes;
    }

    private static byte[] Binary(double[] numbers, Vr vr, DataEncoding encoding)
    {
        int size = vr is Vr.US or Vr.SS ? 2 : vr is Vr.UL or Vr.SL ? 4 : throw new ArgumentException($"Numbers of VR {vr} are not written.", nameof(vr));
        byte[] bytes = new byte[numbers.Length * size];
        for (int i = 0; i < numbers.Length; i++)
        {
            long number = (long)numbers[i];
            if (size == 2) UInt16(bytes.AsSpan(2 * i), unchecked((ushort)number), encoding);
            else UInt32(bytes.AsSpan(4 * i), unchecked((uint)number), encoding);
        }
        return bytes;
    }

    private static void UInt16(Span<byte> bytes, ushort value, DataEncoding encoding)
    {
        if (encoding.IsBigEndian) BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
    }

    private static void UInt32(Span<byte> bytes, uint value, DataEncoding encoding)
    {
        if (encoding.IsBigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
    }
}
