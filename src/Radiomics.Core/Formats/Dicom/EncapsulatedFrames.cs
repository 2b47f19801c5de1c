using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Radiomics.Formats;

/// <summary>Finds the fragments of a compressed frame and hands them to a decoder.</summary>
internal static class EncapsulatedFrames
{
    private readonly record struct Fragment(long ItemOffset, int Length);

    /// <summary>Reads and decodes one frame.</summary>
    /// <param name="store">Where the frames are.</param>
    /// <param name="frame">Number of the frame, from 0.</param>
    /// <param name="stored">Receives its stored values.</param>
    public static void Decode(PixelStore store, int frame, Span<byte> stored)
    {
        using SafeFileHandle handle = File.OpenHandle(store.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long[] offsets = [];
        List<Fragment> fragments = Find(handle, store, ref offsets);
        List<Fragment> mine = OfFrame(fragments, offsets, store, frame);
        int length = checked((int)mine.Sum(f => (long)f.Length));
        byte[] encoded = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            int done = 0;
            foreach (Fragment fragment in mine)
            {
                ReadExactly(handle, store, fragment.ItemOffset + 8, encoded.AsSpan(done, fragment.Length));
                done += fragment.Length;
            }
            store.Decoder!.Decode(encoded.AsSpan(0, length), store.Format, stored);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or InvalidDataException or ArithmeticException or NotSupportedException)
        {
            throw new ImageFormatException("DICOM_DECODE", new Problem(
                $"{store.Source}, {DicomTags.PixelData}", $"the decoder of {store.Decoder!.TransferSyntaxUid} failed: {e.Message}", "a compressed frame it understands", "Copy or export the file again."), e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(encoded);
        }
    }

    private static List<Fragment> Find(SafeFileHandle handle, PixelStore store, ref long[] offsets)
    {
        var fragments = new List<Fragment>();
        Span<byte> header = stackalloc byte[8];
        bool isTable = true;
        for (long at = store.Location.Offset; ;)
        {
            ReadExactly(handle, store, at, header);
            DicomTag tag = DataEncoding.ImplicitLittle.Tag(header);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            if (tag == DicomTags.SequenceDelimitation) return fragments;
            if (tag != DicomTags.Item || at + 8 + length > store.FileLength)
                throw Malformed(store, string.Create(CultureInfo.InvariantCulture, $"no fragment begins at offset {at}, or it reaches beyond the file"));
            if (isTable)
            {
                byte[] table = new byte[length & ~3u];
                ReadExactly(handle, store, at + 8, table);
                offsets = new long[table.Length / 4];
                for (int i = 0; i < offsets.Length; i++) offsets[i] = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(4 * i));
                isTable = false;
            }
            else
            {
                fragments.Add(new Fragment(at, (int)Math.Min(length, int.MaxValue)));
            }
            at += 8 + length;
        }
    }

    /// <summary>One frame has all fragments; several have one each, or what the basic offset table gives them.</summary>
    private static List<Fragment> OfFrame(List<Fragment> fragments, long[] offsets, PixelStore store, int frame)
    {
        if (store.FrameCount == 1 && fragments.Count > 0) return fragments;
        if (fragments.Count == store.FrameCount) return [fragments[frame]];
        if (offsets.Length != store.FrameCount || fragments.Count == 0)
        {
            throw Malformed(store, string.Create(CultureInfo.InvariantCulture,
                $"{fragments.Count} fragments and an offset table of {offsets.Length} entries for {store.FrameCount} frames"));
        }
        long first = fragments[0].ItemOffset + offsets[frame];
        long end = frame + 1 < offsets.Length ? fragments[0].ItemOffset + offsets[frame + 1] : long.MaxValue;
        List<Fragment> mine = fragments.FindAll(f => f.ItemOffset >= first && f.ItemOffset < end);
        return mine.Count > 0 ? mine : throw Malformed(store, string.Create(CultureInfo.InvariantCulture, $"frame {frame} has no fragment"));
    }

    private static void ReadExactly(SafeFileHandle handle, PixelStore store, long offset, Span<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(handle, bytes[done..], offset + done);
            if (read == 0) throw Malformed(store, "the file ends inside the fragments");
            done += read;
        }
    }

    private static ImageFormatException Malformed(PixelStore store, string found) => new("DICOM_FRAGMENTS", new Problem(
        $"{store.Source}, {DicomTags.PixelData}", found, "an offset table and fragments up to a delimiter", "Copy or export the file again."));
}
