using System.Buffers.Binary;
using System.IO.Compression;

namespace Radiomics;

/// <summary>Tells what a file is: by its content first, by its name only where the content says nothing.</summary>
internal static class FormatSniffer
{
    private const int HeadBytes = 512;

    /// <summary>Finds the kind of a path.</summary>
    /// <param name="path">A file or folder.</param>
    /// <exception cref="ImageFormatException">There is nothing at this path, or it cannot be opened.</exception>
    /// <exception cref="UnsupportedImageException">Neither content nor name is known.</exception>
    public static FileKind Detect(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path)) return FileKind.Folder;
        byte[] head = Head(path);
        FileKind kind = ByContent(head);
        if (kind == FileKind.Unknown) kind = ByName(path);
        // Last, for voxels without a header may begin with these bytes too.
        if (kind == FileKind.Unknown && LooksLikeBareDicom(head)) kind = FileKind.Dicom;
        return kind != FileKind.Unknown ? kind : throw new UnsupportedImageException("FORMAT_UNKNOWN", new Problem(
            Path.GetFileName(path), $"the file begins with {Printable.Bytes(head)}{Guess(head)}",
            "a DICOM file or folder, NIfTI-1 (.nii, .nii.gz, .hdr with .img) or NRRD (.nrrd, .nhdr)", "Convert the image to one of these."));
    }

    private static byte[] Head(string path)
    {
        // A pipe has no length, and opening it would wait for somebody to write into it.
        FileSystemInfo info = new FileInfo(path);
        if (info.Exists && (info.ResolveLinkTarget(returnFinalTarget: true) ?? info) is FileInfo { Exists: true, Length: 0 }) return [];
        using FileStream file = ImageFiles.OpenRead(path);
        byte[] head = new byte[HeadBytes];
        int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read];
    }

    private static FileKind ByContent(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 132 && head[128..132].SequenceEqual("DICM"u8)) return FileKind.Dicom;
        if (NrrdHeader.Looks(head)) return FileKind.Nrrd;
        return NiftiHeader.Looks(head) || (IsGzip(head) && NiftiHeader.Looks(Inflated(head))) ? FileKind.Nifti : FileKind.Unknown;
    }

    private static FileKind ByName(string path)
    {
        string name = Path.GetFileName(path).ToUpperInvariant();
        if (name.EndsWith(".NII", StringComparison.Ordinal) || name.EndsWith(".NII.GZ", StringComparison.Ordinal) || name.EndsWith(".HDR", StringComparison.Ordinal) || name.EndsWith(".IMG", StringComparison.Ordinal))
            return FileKind.Nifti;
        if (name.EndsWith(".NRRD", StringComparison.Ordinal) || name.EndsWith(".NHDR", StringComparison.Ordinal)) return FileKind.Nrrd;
        return name.EndsWith(".DCM", StringComparison.Ordinal) || name.EndsWith(".IMA", StringComparison.Ordinal) ? FileKind.Dicom : FileKind.Unknown;
    }

    private static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, ..];

    /// <summary>The first bytes of what a gzip file holds; empty where it is damaged.</summary>
    private static byte[] Inflated(ReadOnlySpan<byte> head)
    {
        byte[] inner = new byte[4];
        try
        {
            using GZipStream stream = new(new MemoryStream(head.ToArray()), CompressionMode.Decompress);
            return inner[..stream.ReadAtLeast(inner, inner.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>A DICOM file without its preamble begins with an element of group 2 or 8, in either byte order.</summary>
    private static bool LooksLikeBareDicom(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8) return false;
        ushort little = BinaryPrimitives.ReadUInt16LittleEndian(head), big = BinaryPrimitives.ReadUInt16BigEndian(head);
        ushort element = little is 2 or 8 ? BinaryPrimitives.ReadUInt16LittleEndian(head[2..]) : BinaryPrimitives.ReadUInt16BigEndian(head[2..]);
        return (little is 2 or 8 || big is 2 or 8) && element < 0x2000;
    }

    private static string Guess(ReadOnlySpan<byte> head) => head switch
    {
        [] => ": it is empty",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ", as a PNG picture does",
        [0xFF, 0xD8, 0xFF, ..] => ", as a JPEG picture does",
        [(byte)'P', (byte)'K', ..] => ", as a ZIP archive does",
        [0x1F, 0x8B, ..] => ", as a gzip file does, but there is no NIfTI header inside",
        [(byte)'O', (byte)'b', (byte)'j', (byte)'e', (byte)'c', (byte)'t', ..] => ", as a MetaImage header (.mhd) does",
        _ => "",
    };
}
