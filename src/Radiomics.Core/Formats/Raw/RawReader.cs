using System.Buffers;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>Reads the voxels of an image file from a stream straight into the array of a volume.</summary>
/// <param name="where">File name, for messages.</param>
/// <param name="format">Name of the format, the first part of error codes, such as <c>NIFTI</c>.</param>
/// <param name="progress">Told the slices done, or null.</param>
/// <param name="cancellation">Stops the reading between blocks.</param>
internal sealed class RawReader(string where, string format, IProgress<LoadProgress>? progress, CancellationToken cancellation)
{
    /// <summary>The most deflate can shrink data by.</summary>
    private const long LargestDeflateRatio = 1032;
    private const int BlockBytes = 1 << 18;
    private const float LargestExactInteger = 1 << 24;

    /// <summary>What the values lost on the way, one line each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Checks that the file can hold what its header promises, before anything is allocated.</summary>
    /// <param name="needed">Bytes needed, after decompression.</param>
    /// <param name="present">Bytes in the file.</param>
    /// <param name="compressed">Whether the file is deflated.</param>
    public void CheckLength(long needed, long present, bool compressed)
    {
        long most = compressed ? present * LargestDeflateRatio : present;
        if (needed > most) throw Truncated(needed, present, compressed ? "compressed bytes (which cannot hold more than 1032 times as many)" : "bytes");
    }

    /// <summary>Reads all voxels.</summary>
    /// <param name="source">At the first voxel.</param>
    /// <param name="layout">Type, byte order, size and linear map; its byte count has been checked.</param>
    public float[] Read(Stream source, RawLayout layout)
    {
        int count = (int)layout.Size.VoxelCount;
        float[] voxels = GC.AllocateUninitializedArray<float>(count);
        bool direct = layout is { Type: StoredType.Float32, IsIdentity: true } && layout.BigEndian != BitConverter.IsLittleEndian;
        byte[] block = direct ? [] : ArrayPool<byte>.Shared.Rent(BlockBytes);
        int perBlock = BlockBytes / layout.ElementSize, slice = Math.Max(1, layout.Size.SliceArea);
        bool large = false;
        for (int i = 0; i < count;)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> part = voxels.AsSpan(i, Math.Min(perBlock, count - i));
            Span<byte> bytes = direct ? MemoryMarshal.AsBytes(part) : block.AsSpan(0, part.Length * layout.ElementSize);
            Fill(source, bytes, (long)i * layout.ElementSize, layout.ByteCount);
            if (!direct) RawDecoder.Decode(bytes, layout, part);
            large |= layout.IsInteger && layout.ElementSize >= 4 && IsBeyondExact(part);
            i += part.Length;
            progress?.Report(new LoadProgress("voxels", i / slice, layout.Size.Slices));
        }
        if (!direct) ArrayPool<byte>.Shared.Return(block);
        if (large) NoteRounding(layout.Type);
        return voxels;
    }

    /// <summary>Reads voxels written as numbers in text, apart by white space or commas.</summary>
    /// <param name="source">At the first number.</param>
    /// <param name="layout">Size and type; the type only says what the values are.</param>
    public float[] ReadText(Stream source, RawLayout layout)
    {
        float[] voxels = GC.AllocateUninitializedArray<float>((int)layout.Size.VoxelCount);
        int slice = Math.Max(1, layout.Size.SliceArea);
        using StreamReader text = new(source, System.Text.Encoding.ASCII, false, BlockBytes);
        Span<char> token = stackalloc char[64];
        for (int i = 0; i < voxels.Length; i++)
        {
            int length = 0, c;
            while ((c = text.Read()) >= 0 && IsSeparator(c)) { }
            for (; c >= 0 && !IsSeparator(c) && length < token.Length; c = text.Read()) token[length++] = (char)c;
            if (length == 0) throw Truncated(voxels.Length, i, "values");
            if (!double.TryParse(token[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                throw new ImageFormatException($"{format}_TEXT_VALUE", new Problem(
                    where, $"value {i + 1} of the text data is '{Printable.Text(token[..length])}'", "a number", "Write the file again."));
            voxels[i] = (float)value;
            if (i % slice != slice - 1) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new LoadProgress("voxels", i / slice + 1, layout.Size.Slices));
        }
        if (layout.IsInteger && IsBeyondExact(voxels)) NoteRounding(layout.Type);
        return voxels;

        static bool IsSeparator(int c) => c is ' ' or '\t' or '\r' or '\n' or ',';
    }

    /// <summary>Reads on to the end of a deflated stream, so that its checksum is verified; bytes past the voxels are of no interest.</summary>
    /// <param name="source">The stream, just past the last voxel.</param>
    public void VerifyEnd(Stream source)
    {
        byte[] rest = ArrayPool<byte>.Shared.Rent(BlockBytes);
        for (int i = 0; i < 16 && ReadSome(source, rest) > 0; i++) cancellation.ThrowIfCancellationRequested();
        ArrayPool<byte>.Shared.Return(rest);
    }

    /// <summary>Skips bytes of a stream that cannot seek.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="count">Bytes to skip.</param>
    public void Skip(Stream source, long count)
    {
        byte[] rest = ArrayPool<byte>.Shared.Rent(BlockBytes);
        for (long left = count; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = ReadSome(source, rest.AsSpan(0, (int)Math.Min(left, rest.Length)));
            if (read == 0) throw Truncated(count, count - left, "bytes before the voxels");
            left -= read;
        }
        ArrayPool<byte>.Shared.Return(rest);
    }

    private void Fill(Stream source, Span<byte> bytes, long done, long expected)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int read = ReadSome(source, bytes[at..]);
            if (read == 0) throw Truncated(expected, done + at, "bytes of voxels");
            at += read;
        }
    }

    private int ReadSome(Stream source, Span<byte> bytes)
    {
        try
        {
            return source.Read(bytes);
        }
        catch (InvalidDataException error)
        {
            throw new ImageFormatException($"{format}_CORRUPT", new Problem(
                where, "the compressed data is damaged", "a gzip stream whose checksum holds", "Copy or export the file again."), error);
        }
        catch (IOException error)
        {
            throw ImageFiles.Unreadable(where, error);
        }
    }

    private ImageFormatException Truncated(long expected, long found, string unit) => new($"{format}_TRUNCATED", new Problem(
        where,
        string.Create(CultureInfo.InvariantCulture, $"the data ends early: {found} {unit} are there"),
        string.Create(CultureInfo.InvariantCulture, $"{expected}, as the header says"),
        "The file was cut off or its header is wrong: copy or export it again."));

    private void NoteRounding(StoredType type) => Notes.Add($"some values lie beyond 2^24, where whole numbers of type {type} are rounded to single precision");

    private static bool IsBeyondExact(ReadOnlySpan<float> values) => Math.Abs(TensorPrimitives.MaxMagnitude(values)) >= LargestExactInteger;
}
