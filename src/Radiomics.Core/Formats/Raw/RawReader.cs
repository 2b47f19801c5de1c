using System.Buffers;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

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
    /// <summary>Below this, handing out blocks costs more than it saves.</summary>
    private const long ParallelBytes = 1 << 22;
    private const float LargestExactInteger = 1 << 24;

    private delegate void ReadOnlySpanAction(ReadOnlySpan<float> block);

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

    /// <summary>Reads voxels into an array.</summary>
    /// <param name="source">At the first voxel.</param>
    /// <param name="layout">Type, byte order, size and linear map; its byte count has been checked.</param>
    /// <param name="threads">Threads that read and convert where the source is a plain file.</param>
    public float[] Read(Stream source, RawLayout layout, int threads = 1)
    {
        float[] voxels = GC.AllocateUninitializedArray<float>((int)layout.Size.VoxelCount);
        if (threads > 1 && layout.ByteCount >= ParallelBytes && source is FileStream file) ReadInParallel(file, layout, voxels, threads);
        else ReadBlocks(source, layout, voxels, null);
        if (layout.IsInteger && layout.ElementSize >= 4 && IsBeyondExact(voxels)) NoteRounding(layout.Type);
        return voxels;
    }

    /// <summary>Reads voxels as runs of labels, block by block.</summary>
    /// <param name="source">At the first voxel.</param>
    /// <param name="layout">Type, byte order, size and linear map; its byte count has been checked.</param>
    public LabelRuns ReadLabels(Stream source, RawLayout layout)
    {
        LabelRuns runs = new(layout.Size);
        bool large = false;
        ReadBlocks(source, layout, null, block =>
        {
            large |= layout.IsInteger && layout.ElementSize >= 4 && IsBeyondExact(block);
            runs.Add(block);
        });
        if (large) NoteRounding(layout.Type);
        return runs;
    }

    /// <summary>Reads block by block: into an array, or into one block that is handed on.</summary>
    private void ReadBlocks(Stream source, RawLayout layout, float[]? voxels, ReadOnlySpanAction? take)
    {
        bool direct = IsDirect(layout);
        byte[] block = direct ? [] : ArrayPool<byte>.Shared.Rent(BlockBytes);
        int perBlock = BlockBytes / layout.ElementSize, slice = Math.Max(1, layout.Size.SliceArea), count = (int)layout.Size.VoxelCount;
        float[] values = voxels ?? ArrayPool<float>.Shared.Rent(perBlock);
        for (int i = 0; i < count;)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> part = values.AsSpan(voxels is null ? 0 : i, Math.Min(perBlock, count - i));
            Span<byte> bytes = direct ? MemoryMarshal.AsBytes(part) : block.AsSpan(0, part.Length * layout.ElementSize);
            Fill(source, bytes, (long)i * layout.ElementSize, layout.ByteCount);
            if (!direct) RawDecoder.Decode(bytes, layout, part);
            take?.Invoke(part);
            i += part.Length;
            progress?.Report(new LoadProgress("voxels", i / slice, layout.Size.Slices));
        }
        if (voxels is null) ArrayPool<float>.Shared.Return(values);
        if (!direct) ArrayPool<byte>.Shared.Return(block);
    }

    /// <summary>The blocks of a plain file by several threads: what one reads and converts is where the others never are.</summary>
    private void ReadInParallel(FileStream file, RawLayout layout, float[] voxels, int threads)
    {
        bool direct = IsDirect(layout);
        int perBlock = BlockBytes / layout.ElementSize, slice = Math.Max(1, layout.Size.SliceArea), done = 0;
        long start = file.Position;
        SafeFileHandle handle = file.SafeFileHandle;
        try
        {
            Parallel.For(
                0, (voxels.Length + perBlock - 1) / perBlock, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                () => direct ? [] : ArrayPool<byte>.Shared.Rent(BlockBytes),
                (number, _, block) =>
                {
                    int first = number * perBlock;
                    Span<float> part = voxels.AsSpan(first, Math.Min(perBlock, voxels.Length - first));
                    Span<byte> bytes = direct ? MemoryMarshal.AsBytes(part) : block.AsSpan(0, part.Length * layout.ElementSize);
                    FillAt(handle, start, bytes, (long)first * layout.ElementSize, layout.ByteCount);
                    if (!direct) RawDecoder.Decode(bytes, layout, part);
                    if (progress is not null) progress.Report(new LoadProgress("voxels", Interlocked.Add(ref done, part.Length) / slice, layout.Size.Slices));
                    return block;
                },
                block =>
                {
                    if (block.Length > 0) ArrayPool<byte>.Shared.Return(block);
                });
        }
        catch (AggregateException error)
        {
            // What one block, or the caller's progress, threw is what the caller should catch.
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
        file.Position = start + layout.ByteCount;
    }

    /// <summary>Whether the stored bytes are the floats wanted.</summary>
    private static bool IsDirect(RawLayout layout) => layout is { Type: StoredType.Float32, IsIdentity: true } && layout.BigEndian != BitConverter.IsLittleEndian;

    /// <summary>Reads voxels written as numbers in text, apart by white space or commas.</summary>
    /// <param name="source">At the first number.</param>
    /// <param name="layout">Size and type; the type only says what the values are.</param>
    /// <param name="skipped">Numbers in front of those wanted.</param>
    public float[] ReadText(Stream source, RawLayout layout, int skipped = 0)
    {
        float[] voxels = GC.AllocateUninitializedArray<float>((int)layout.Size.VoxelCount);
        int slice = Math.Max(1, layout.Size.SliceArea);
        using StreamReader text = new(source, System.Text.Encoding.ASCII, false, BlockBytes);
        Span<char> token = stackalloc char[64];
        for (int i = -skipped; i < voxels.Length; i++)
        {
            int length = 0, c;
            while ((c = text.Read()) >= 0 && IsSeparator(c)) { }
            for (; c >= 0 && !IsSeparator(c) && length < token.Length; c = text.Read()) token[length++] = (char)c;
            if (length == 0) throw Truncated((long)skipped + voxels.Length, (long)skipped + i, "values");
            if (!double.TryParse(token[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                throw new ImageFormatException($"{format}_TEXT_VALUE", new Problem(
                    where, $"value {(long)skipped + i + 1} of the text data is '{Printable.Text(token[..length])}'", "a number", "Write the file again."));
            if (i < 0) continue;
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

    /// <summary>Skips bytes: by a step where the stream can seek, else by reading.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="count">Bytes to skip.</param>
    public void Skip(Stream source, long count)
    {
        if (source.CanSeek)
        {
            source.Position += count;
            return;
        }
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

    private void FillAt(SafeFileHandle handle, long start, Span<byte> bytes, long done, long expected)
    {
        try
        {
            for (int at = 0; at < bytes.Length;)
            {
                int read = RandomAccess.Read(handle, bytes[at..], start + done + at);
                if (read == 0) throw Truncated(expected, done + at, "bytes of voxels");
                at += read;
            }
        }
        catch (IOException error)
        {
            throw ImageFiles.Unreadable(where, error);
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
