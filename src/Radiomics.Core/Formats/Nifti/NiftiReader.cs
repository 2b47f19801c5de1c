using System.IO.Compression;

namespace Radiomics;

/// <summary>Reads NIfTI-1: .nii, .nii.gz, and .hdr with .img.</summary>
internal static class NiftiReader
{
    /// <summary>Reads an image.</summary>
    /// <param name="path">The .nii, .nii.gz, .hdr or .img file; whether it is compressed is seen from its content.</param>
    /// <param name="progress">Told the slices read, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="channel">Which value is taken where a voxel has several; null refuses such files.</param>
    public static ImageFile Read(string path, IProgress<LoadProgress>? progress, CancellationToken cancellation, int? channel = null)
    {
        string headerPath = Path.GetExtension(path).Equals(".img", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(path, ".hdr") : path;
        string where = Path.GetFileName(headerPath);
        RawReader reader = new(where, "NIFTI", progress, cancellation);
        List<string> notes = [];
        NiftiHeader header;
        ImageGeometry geometry;
        float[] voxels;

        using (Source source = Source.Open(headerPath))
        {
            header = NiftiHeader.Parse(ReadHeader(source, where), where, channel is not null);
            geometry = NiftiGeometry.Read(header, where, notes);
            if (header.IsPair)
            {
                using Source image = Source.Open(ImagePath(headerPath));
                voxels = ReadVoxels(image, header, reader, 0);
            }
            else
            {
                voxels = ReadVoxels(source, header, reader, NiftiHeader.Length);
            }
        }
        voxels = header.Components.Choose(voxels, channel ?? 0, where);
        return new ImageFile(new Volume(geometry, voxels, header.Layout.ValueType) { Notes = [.. notes, .. reader.Notes] });
    }

    private static byte[] ReadHeader(Source source, string where)
    {
        byte[] bytes = new byte[NiftiHeader.Length];
        try
        {
            int read = source.Stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes[..read];
        }
        catch (InvalidDataException error)
        {
            throw new ImageFormatException("NIFTI_CORRUPT", new Problem(
                where, "the compressed data is damaged", "a gzip stream with a NIfTI header", "Copy or export the file again."), error);
        }
    }

    private static float[] ReadVoxels(Source source, NiftiHeader header, RawReader reader, long position)
    {
        RawLayout all = header.Components.All(header.Layout, header.Where);
        reader.CheckLength(header.VoxelOffset + all.ByteCount, source.Length, source.IsCompressed);
        reader.Skip(source.Stream, header.VoxelOffset - position);
        float[] voxels = reader.Read(source.Stream, all);
        if (source.IsCompressed) reader.VerifyEnd(source.Stream);
        return voxels;
    }

    private static string ImagePath(string headerPath)
    {
        string image = Path.ChangeExtension(headerPath, ".img");
        return !File.Exists(image) && File.Exists(image + ".gz") ? image + ".gz" : image;
    }

    /// <summary>A file, decompressed on the way where its content is gzip.</summary>
    private sealed class Source(FileStream file, Stream stream) : IDisposable
    {
        public Stream Stream => stream;

        public long Length { get; } = file.Length;

        public bool IsCompressed => stream != file;

        public static Source Open(string path)
        {
            FileStream file = ImageFiles.OpenRead(path);
            Span<byte> magic = stackalloc byte[2];
            int read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
            file.Position = 0;
            return new Source(file, read == 2 && magic is [0x1F, 0x8B] ? new GZipStream(file, CompressionMode.Decompress) : file);
        }

        public void Dispose()
        {
            stream.Dispose();
            file.Dispose();
        }
    }
}
