namespace Radiomics.Formats;

/// <summary>
/// The first part of a file in memory, read on as the parser asks for more, never beyond. One thread uses it for one file after the
/// other, so that a scan of many files allocates once.
/// </summary>
internal sealed class FileBuffer
{
    private const int FirstRead = 32 * 1024;

    private Stream? _stream;
    private string _source = "";
    private long _ceiling;

    /// <summary>The bytes; only the first <see cref="Count"/> are of this file.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Number of bytes read so far.</summary>
    public int Count { get; private set; }

    /// <summary>Number of bytes the whole has; <see cref="long.MaxValue"/> while unknown, as for deflated data.</summary>
    public long Total { get; private set; }

    /// <summary>Starts with a new source and reads its first part.</summary>
    /// <param name="stream">The source, at its beginning.</param>
    /// <param name="total">Number of bytes of the source, if known.</param>
    /// <param name="ceiling">More bytes than this are taken for an attack.</param>
    /// <param name="source">File name, for messages.</param>
    public void Start(Stream stream, long? total, long ceiling, string source)
    {
        (_stream, Total, _ceiling, _source, Count) = (stream, total ?? long.MaxValue, ceiling, source, 0);
        Fill(Math.Min(FirstRead, Total));
    }

    /// <summary>Reads until at least so many bytes are there or the source ends.</summary>
    /// <param name="needed">Number of bytes, counted from the start of the source.</param>
    /// <returns>Whether anything came.</returns>
    public bool Fill(long needed)
    {
        // Ahead by doubling, so that walking through a long header costs few reads.
        long wanted = Math.Min(Math.Max(needed, Math.Max(FirstRead, 2L * Count)), Total);
        if (wanted <= Count) return false;
        if (needed > Math.Min(_ceiling, Array.MaxLength)) throw TooLarge(needed);
        wanted = Math.Min(wanted, Math.Min(_ceiling, Array.MaxLength));
        int before = Count;
        while (Count < wanted)
        {
            // Where the end is not known, no more is allocated ahead than has come already.
            int room = (int)Math.Min(wanted, Total == long.MaxValue ? Math.Max(FirstRead, 2L * Count) : wanted);
            if (Bytes.Length < room)
            {
                byte[] larger = GC.AllocateUninitializedArray<byte>(room);
                Bytes.AsSpan(0, Count).CopyTo(larger);
                Bytes = larger;
            }
            int read = _stream!.Read(Bytes.AsSpan(Count, room - Count));
            if (read == 0)
            {
                Total = Count;
                break;
            }
            Count += read;
        }
        return Count > before;
    }

    private ImageFormatException TooLarge(long needed) => new("DICOM_HEADER_TOO_LARGE", new Problem(
        _source, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the data in front of the pixels take {needed} bytes or more"),
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"at most {_ceiling} bytes for a file of this size"),
        "The file is damaged or was made to exhaust memory."));
}
