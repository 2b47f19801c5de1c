using System.Globalization;
using System.IO.Compression;

namespace Radiomics.Formats;

/// <summary>Where the frames of an image are and how their bytes are got at. Checked against the length of the file when made.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Source">Name for messages.</param>
/// <param name="Location">The pixel data.</param>
/// <param name="DeflatedAt">Where the deflated part begins; -1 if there is none.</param>
/// <param name="FileLength">Number of bytes of the file.</param>
/// <param name="FrameCount">Number of frames.</param>
/// <param name="FrameLength">Number of bytes of an uncompressed frame.</param>
/// <param name="Decoder">Decoder of compressed frames; null for native ones.</param>
/// <param name="Format">What a decoder needs to know.</param>
internal sealed record PixelStore(
    string Path, string Source, PixelDataLocation Location, long DeflatedAt, long FileLength, int FrameCount, int FrameLength, IPixelDecoder? Decoder, EncodedFrame Format)
{
    private const int MaxDeflateRatio = 1032, MostCompressedPixels = 1 << 26;

    /// <summary>The store of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">Pixel layout.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="decoders">Decoders for compressed pixels.</param>
    /// <exception cref="UnsupportedImageException">The transfer syntax is compressed and has no decoder, or is not known.</exception>
    /// <exception cref="ImageFormatException">The pixel data are shorter than the header demands.</exception>
    public static PixelStore Of(DicomFile file, PixelLayout layout, int rows, int columns, int frames, IReadOnlyList<IPixelDecoder> decoders)
    {
        PixelDataLocation location = file.Pixels!.Value;
        long frameLength = (long)rows * columns * layout.BytesPerPixel;
        if (frameLength > Array.MaxLength || frames > long.MaxValue / frameLength)
            throw Short(file.Source, frameLength, location.Length);
        var format = new EncodedFrame(columns, rows, layout.BitsAllocated, layout.BitsStored, layout.IsSigned);
        // Decoders are for fragments only; fragments inside a deflated data set are beyond this reader.
        bool isDecodable = location.IsEncapsulated && file.DeflatedAt < 0;
        IPixelDecoder? decoder = isDecodable ? decoders.FirstOrDefault(d => d.TransferSyntaxUid == file.Syntax.Uid) ?? BuiltInDecoders.Find(file.Syntax.Uid) : null;
        if (file.Syntax.Name.Length == 0 && decoder is null)
        {
            throw new UnsupportedImageException("DICOM_TRANSFER_SYNTAX", new Problem(
                file.Source, $"the transfer syntax {file.Syntax.Uid} is not known", "a transfer syntax of the standard", "Export the series uncompressed (Explicit VR Little Endian)."));
        }
        if ((file.Syntax.IsEncapsulated || location.IsEncapsulated) && decoder is null)
        {
            throw new UnsupportedImageException("DICOM_COMPRESSED", new Problem(
                file.Source, $"the pixels are compressed ({file.Syntax})", "an uncompressed transfer syntax",
                "Export the series uncompressed, or convert it, for example to Explicit VR Little Endian (1.2.840.10008.1.2.1)."));
        }
        // A JPEG-LS stream may hold thousands of pixels a byte, so that the length of the file is no bound.
        if (decoder is BuiltInDecoder && (long)rows * columns > MostCompressedPixels)
        {
            throw new UnsupportedImageException("DICOM_FRAME_TOO_LARGE", new Problem(
                file.Source, string.Create(CultureInfo.InvariantCulture, $"a compressed frame of {columns} x {rows} pixels"),
                string.Create(CultureInfo.InvariantCulture, $"at most {MostCompressedPixels} pixels"), "Export the series uncompressed."));
        }
        var store = new PixelStore(file.Path, file.Source, location, file.DeflatedAt, file.Length, frames, (int)frameLength, decoder, format);
        if (decoder is BuiltInDecoder ours && file.Length - location.Offset < ours.LeastLength(format) * frames)
            throw Short(file.Source, ours.LeastLength(format) * frames, file.Length - location.Offset);
        if (decoder is null) store.CheckLength(frameLength * frames + (layout.IsSwappedInPairs ? frameLength & 1 : 0));
        return store;
    }

    /// <summary>Reads the stored bytes of a frame.</summary>
    /// <param name="frame">Number of the frame, from 0.</param>
    /// <param name="stored">Exactly <see cref="FrameLength"/> bytes.</param>
    public void Read(int frame, Span<byte> stored)
    {
        try
        {
            if (DeflatedAt >= 0) ReadDeflated(Location.Offset + (long)frame * FrameLength, stored);
            else if (Decoder is not null) EncapsulatedFrames.Decode(this, frame, stored);
            else ReadNative(Location.Offset + (long)frame * FrameLength, stored);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ImageFormatException("FILE_UNREADABLE", new Problem(Source, $"the pixels cannot be read ({e.GetType().Name})", "a readable file", "Copy or export the file again."), e);
        }
    }

    private void ReadNative(long offset, Span<byte> stored)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int done = 0;
        while (done < stored.Length)
        {
            int read = RandomAccess.Read(handle, stored[done..], offset + done);
            if (read == 0) throw Short(Source, stored.Length, done);
            done += read;
        }
    }

    private void ReadDeflated(long offset, Span<byte> stored)
    {
        using FileStream file = OpenInflater(out DeflateStream inflater);
        using (inflater)
        {
            if (Skip(inflater, offset) < offset || inflater.ReadAtLeast(stored, stored.Length, throwOnEndOfStream: false) < stored.Length)
                throw Short(Source, stored.Length, 0);
        }
    }

    private FileStream OpenInflater(out DeflateStream inflater)
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0) { Position = DeflatedAt };
        inflater = new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true);
        return file;
    }

    private static long Skip(Stream stream, long count)
    {
        byte[] scratch = System.Buffers.ArrayPool<byte>.Shared.Rent(64 * 1024);
        long done = 0;
        while (done < count)
        {
            int read = stream.Read(scratch.AsSpan(0, (int)Math.Min(scratch.Length, count - done)));
            if (read == 0) break;
            done += read;
        }
        System.Buffers.ArrayPool<byte>.Shared.Return(scratch);
        return done;
    }

    /// <summary>The bytes the header demands must be there before anybody allocates room for them.</summary>
    private void CheckLength(long demanded)
    {
        long present = Location.Length;
        if (DeflatedAt < 0)
        {
            present = Math.Min(present, FileLength - Location.Offset);
        }
        else if (demanded <= present)
        {
            // How much a deflated file really holds is known only by inflating it, which needs no memory.
            long end = Location.Offset + demanded;
            if (end / MaxDeflateRatio > FileLength) throw Short(Source, demanded, FileLength);
            using FileStream file = OpenInflater(out DeflateStream inflater);
            using (inflater) present = Math.Min(present, Skip(inflater, end) - Location.Offset);
        }
        if (present < demanded) throw Short(Source, demanded, present);
    }

    private static ImageFormatException Short(string source, long demanded, long present) => new("DICOM_TRUNCATED", new Problem(
        $"{source}, {DicomTags.PixelData}", string.Create(CultureInfo.InvariantCulture, $"the pixels take {present} bytes"),
        string.Create(CultureInfo.InvariantCulture, $"{demanded} bytes by rows, columns, frames and bits"), "Copy or export the file again."));
}
