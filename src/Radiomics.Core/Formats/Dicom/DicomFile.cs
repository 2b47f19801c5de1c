using System.Buffers.Binary;
using System.IO.Compression;

namespace Radiomics.Formats;

/// <summary>Where the value of Pixel Data (7FE0,0010) lies.</summary>
/// <param name="Offset">Offset of the value in the file; in the inflated data set for deflated files.</param>
/// <param name="Length">Number of bytes; 0 when encapsulated.</param>
/// <param name="IsEncapsulated">Whether the value is a sequence of fragments.</param>
/// <param name="Vr">The VR, if written.</param>
internal readonly record struct PixelDataLocation(long Offset, long Length, bool IsEncapsulated, Vr Vr);

/// <summary>A DICOM file up to its pixels: meta header, data set and where the pixels are. The pixels themselves are never read here.</summary>
internal sealed class DicomFile
{
    private const int PreambleLength = 128;
    // A data set that is deflated may grow to this many times its file (text shrinks to a fourth or so), and to this in any case.
    private const long InflationRatio = 32, InflationSlack = 1 << 18;

    private DicomFile(string path, string source, TransferSyntax syntax, DicomDataset dataset, PixelDataLocation? pixels, long deflatedAt, long fileLength)
    {
        (Path, Source, Syntax, Dataset, Pixels, DeflatedAt, Length) = (path, source, syntax, dataset, pixels, deflatedAt, fileLength);
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Name for messages.</summary>
    public string Source { get; }

    /// <summary>How the data set is encoded; for a UID that is not known, a syntax without a name.</summary>
    public TransferSyntax Syntax { get; }

    /// <summary>The elements in front of the pixels. Valid until the buffer is used for another file.</summary>
    public DicomDataset Dataset { get; }

    /// <summary>Where the pixels are; null if there are none.</summary>
    public PixelDataLocation? Pixels { get; }

    /// <summary>Where the deflated part of the file begins; -1 if it is not deflated.</summary>
    public long DeflatedAt { get; }

    /// <summary>Number of bytes of the file.</summary>
    public long Length { get; }

    /// <summary>Reads everything in front of the pixels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">Its name in messages.</param>
    /// <param name="buffer">Receives the bytes; the data set refers to it.</param>
    /// <param name="imagesOnly">Whether documents, waveforms and contours may be left out.</param>
    /// <exception cref="ImageFormatException">Not DICOM, damaged, or not readable.</exception>
    public static DicomFile Read(string path, string source, FileBuffer buffer, bool imagesOnly = false)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Read(stream, path, source, buffer, imagesOnly);
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException("DICOM_DEFLATE", new Problem(source, "the deflated data set is damaged", "a DEFLATE stream", "Copy or export the file again."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImageFormatException("FILE_UNREADABLE", new Problem(source, $"the file cannot be read ({e.GetType().Name})", "a file that exists and may be read", ""), e);
        }
    }

    private static DicomFile Read(FileStream stream, string path, string source, FileBuffer buffer, bool imagesOnly)
    {
        long length = stream.Length;
        buffer.Start(stream, length, length, source);
        (int start, string? syntaxUid) = ReadMeta(buffer, source);
        TransferSyntax? declared = TransferSyntax.Find(syntaxUid);
        if (declared is { IsDeflated: true })
        {
            stream.Position = start;
            using var inflater = new DeflateStream(stream, CompressionMode.Decompress, leaveOpen: true);
            buffer.Start(inflater, null, InflationSlack + InflationRatio * length, source);
            DicomDataset inflated = ReadElements(buffer, 0, new DataEncoding(declared.IsExplicit, declared.IsBigEndian), source, imagesOnly, out PixelDataLocation? inside);
            return new DicomFile(path, source, declared, inflated, inside, start, length);
        }
        DataEncoding encoding = EncodingOf(buffer, start, declared, source);
        DicomDataset dataset = ReadElements(buffer, start, encoding, source, imagesOnly, out PixelDataLocation? pixels);
        TransferSyntax syntax = declared
            ?? (syntaxUid is not null ? new TransferSyntax(syntaxUid, "") { IsExplicit = encoding.IsExplicit, IsBigEndian = encoding.IsBigEndian }
            : encoding.IsBigEndian ? TransferSyntax.ExplicitBigEndian
            : encoding.IsExplicit ? TransferSyntax.ExplicitLittleEndian : TransferSyntax.ImplicitLittleEndian);
        return new DicomFile(path, source, syntax, dataset, pixels, -1, length);
    }

    /// <summary>Passes over preamble and meta header: group 0002 is explicit little endian and ends where another group begins, whatever its length element says.</summary>
    private static (int Start, string? SyntaxUid) ReadMeta(FileBuffer buffer, string source)
    {
        ReadOnlySpan<byte> bytes = buffer.Bytes.AsSpan(0, buffer.Count);
        bool magic = bytes.Length >= PreambleLength + 4 && bytes.Slice(PreambleLength, 4).SequenceEqual("DICM"u8);
        int start = magic ? PreambleLength + 4 : bytes.StartsWith("DICM"u8) ? 4 : 0;
        if (start == 0 && !LooksLikeDataSet(bytes)) throw NotDicom(source);
        var reader = new ElementReader(bytes, start, buffer.Total, source);
        string? syntax = null;
        while (reader.Position + 8 <= bytes.Length && BinaryPrimitives.ReadUInt16LittleEndian(bytes[reader.Position..]) == 2)
        {
            if (!reader.TryReadHeader(DataEncoding.ExplicitLittle, out ElementHeader header) || !reader.TrySkipValue(header, DataEncoding.ExplicitLittle, out int length))
            {
                if (!buffer.Fill(reader.Needed)) throw NotDicom(source);
                return ReadMeta(buffer, source);
            }
            if (header.Tag == DicomTags.TransferSyntaxUid)
                syntax = System.Text.Encoding.ASCII.GetString(bytes.Slice(header.ValueOffset, length)).Trim(' ', '\0');
        }
        return (reader.Position, string.IsNullOrEmpty(syntax) ? null : syntax);
    }

    /// <summary>Whether bytes without the magic word can be DICOM: they begin with an element of group 0002 or 0008 of sensible length.</summary>
    private static bool LooksLikeDataSet(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8) return false;
        DataEncoding encoding = DataEncoding.Guess(bytes);
        DicomTag tag = encoding.Tag(bytes);
        if (tag.Group is not (0x0002 or 0x0008) || tag.Element > 0x3000) return false;
        return encoding.IsExplicit || encoding.UInt32(bytes[4..]) <= 1024;
    }

    private static DataEncoding EncodingOf(FileBuffer buffer, int start, TransferSyntax? declared, string source)
    {
        if (buffer.Count < start + 8) buffer.Fill(start + 8L);
        ReadOnlySpan<byte> first = buffer.Bytes.AsSpan(0, buffer.Count)[start..];
        if (first.Length < 8)
        {
            if (first.Length == 0 && declared is not null) return new DataEncoding(declared.IsExplicit, declared.IsBigEndian);
            throw new ImageFormatException("DICOM_TRUNCATED", new Problem(source, "the file ends before its data set", "a data set", "Copy or export the file again."));
        }
        DataEncoding guess = DataEncoding.Guess(first);
        if (declared is null) return guess;
        // A header that names the wrong syntax is a common fault of gateways: the first element shows what is true.
        var named = new DataEncoding(declared.IsExplicit, declared.IsBigEndian);
        bool fits = named.IsBigEndian == guess.IsBigEndian && named.IsExplicit == guess.IsExplicit;
        return fits || !LooksLikeDataSet(first) ? named : guess;
    }

    private static DicomDataset ReadElements(
        FileBuffer buffer, int start, DataEncoding encoding, string source, bool imagesOnly, out PixelDataLocation? pixels)
    {
        var elements = new List<DicomElement>(128);
        pixels = null;
        int position = start;
        bool complete = false;
        while (!complete)
        {
            var reader = new ElementReader(buffer.Bytes.AsSpan(0, buffer.Count), position, buffer.Total, source);
            complete = ReadSome(ref reader, encoding, imagesOnly, elements, ref position, ref pixels);
            // Where nothing comes any more, the buffer knows its end now, and the next round ends there or names what is missing.
            if (!complete) buffer.Fill(reader.Needed);
        }
        return new DicomDataset(buffer.Bytes, [.. elements], encoding, source);
    }

    /// <summary>Reads whole elements as far as the buffer goes; true when the data set or the part in front of the pixels is complete.</summary>
    private static bool ReadSome(
        ref ElementReader reader, DataEncoding encoding, bool imagesOnly, List<DicomElement> elements, ref int position, ref PixelDataLocation? pixels)
    {
        while (!reader.AtEnd)
        {
            if (!reader.TryReadHeader(encoding, out ElementHeader header)) return false;
            if (header.Tag == DicomTags.PixelData)
            {
                pixels = new PixelDataLocation(header.ValueOffset, header.IsUndefined ? 0 : header.Length, header.IsUndefined, header.Vr);
                return true;
            }
            // Floating point pixels are not read either; that they are there is noted.
            if (header.Tag == DicomTags.FloatPixelData || header.Tag == DicomTags.DoubleFloatPixelData)
            {
                elements.Add(new DicomElement(header.Tag, header.Vr, header.ValueOffset, 0, header.IsUndefined));
                return true;
            }
            if (imagesOnly && IsBulkOfAnotherKind(header.Tag)) return true;
            if (!reader.TrySkipValue(header, encoding, out int length)) return false;
            elements.Add(new DicomElement(header.Tag, header.Vr, header.ValueOffset, length, header.IsUndefined));
            position = reader.Position;
        }
        return true;
    }

    /// <summary>Documents (0042), waveforms (5400) and contours (3006) can be long, and files that have them have no pixels.</summary>
    private static bool IsBulkOfAnotherKind(DicomTag tag) => tag.Group is 0x0042 or 0x3006 or 0x5400;

    private static ImageFormatException NotDicom(string source) => new("DICOM_NOT_DICOM", new Problem(
        source, "the file is not DICOM", "the word DICM at offset 128, or a data set that begins with group 0008", "Name a DICOM file or a folder of them."));
}
