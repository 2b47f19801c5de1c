using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Radiomics.Formats;

/// <summary>
/// Writes a file again with another header: the meta header anew, the data set as given, the pixels byte for byte as they are, compressed or not, in the transfer
/// syntax of the source. What follows the pixels in the source is left out. Pixels are streamed; only headers are held.
/// </summary>
internal static class DicomRewriter
{
    /// <summary>Writes the file.</summary>
    /// <param name="source">The file whose pixels are taken.</param>
    /// <param name="header">The data set in front of the pixels.</param>
    /// <param name="output">Receives the file.</param>
    /// <exception cref="ImageFormatException">The pixels are cut off, or the source is encoded otherwise than its meta header says.</exception>
    public static void Write(DicomFile source, DicomDatasetBuilder header, Stream output)
    {
        TransferSyntax syntax = source.Syntax;
        DataEncoding encoding = new(syntax.IsExplicit, syntax.IsBigEndian);
        if (encoding.IsBigEndian != source.Dataset.Encoding.IsBigEndian)
        {
            throw new ImageFormatException("DICOM_SYNTAX", new Problem(
                source.Source, $"the data set has another byte order than {syntax.Uid} says", "a data set as the meta header announces", "Export the file again."));
        }
        output.Write(DicomWriter.Meta(header, syntax.Uid));
        if (!syntax.IsDeflated)
        {
            WriteDataset(source, header, encoding, output);
            return;
        }
        using DeflateStream deflater = new(output, CompressionLevel.Fastest, leaveOpen: true);
        WriteDataset(source, header, encoding, deflater);
    }

    private static void WriteDataset(DicomFile source, DicomDatasetBuilder header, DataEncoding encoding, Stream output)
    {
        output.Write(DicomWriter.DatasetToBytes(header, encoding));
        if (source.Pixels is not { } pixels) return;
        Vr vr = !encoding.IsExplicit ? Vr.None : pixels.Vr is Vr.None or Vr.UN ? (pixels.IsEncapsulated ? Vr.OB : Vr.OW) : pixels.Vr;
        var element = new ArrayBufferWriter<byte>();
        DicomWriter.WriteHeader(element, DicomTags.PixelData, vr, pixels.IsEncapsulated ? ElementHeader.Undefined : checked((uint)pixels.Length), encoding);
        output.Write(element.WrittenSpan);
        using FileStream file = new(source.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (source.DeflatedAt < 0)
        {
            file.Position = pixels.Offset;
            Copy(source, file, pixels, output);
            return;
        }
        file.Position = source.DeflatedAt;
        using DeflateStream inflater = new(file, CompressionMode.Decompress);
        Copy(source, inflater, Stream.Null, pixels.Offset);
        Copy(source, inflater, pixels, output);
    }

    private static void Copy(DicomFile source, Stream from, PixelDataLocation pixels, Stream to)
    {
        if (!pixels.IsEncapsulated)
        {
            Copy(source, from, to, pixels.Length);
            return;
        }
        // Items of fragments up to the delimiter; encapsulated data are little endian.
        byte[] item = new byte[8];
        while (true)
        {
            if (from.ReadAtLeast(item, item.Length, throwOnEndOfStream: false) < item.Length) throw CutOff(source);
            DicomTag tag = DataEncoding.ImplicitLittle.Tag(item);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(item.AsSpan(4));
            if (tag != DicomTags.Item && tag != DicomTags.SequenceDelimitation || tag == DicomTags.Item && length == ElementHeader.Undefined)
                throw new ImageFormatException("DICOM_FRAGMENTS", new Problem($"{source.Source}, {DicomTags.PixelData}", $"{tag} stands where a fragment should begin", "fragments up to a delimiter", "Copy or export the file again."));
            to.Write(item);
            if (tag == DicomTags.SequenceDelimitation) return;
            Copy(source, from, to, length);
        }
    }

    private static void Copy(DicomFile source, Stream from, Stream to, long length)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (long left = length; left > 0;)
            {
                int read = from.Read(block, 0, (int)Math.Min(block.Length, left));
                if (read == 0) throw CutOff(source);
                to.Write(block, 0, read);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static ImageFormatException CutOff(DicomFile source) => new("DICOM_TRUNCATED", new Problem(
        $"{source.Source}, {DicomTags.PixelData}", "the file ends inside the pixels", "all bytes that the lengths announce", "Copy or export the file again."));
}
