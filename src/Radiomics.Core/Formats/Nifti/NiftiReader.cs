using System.IO.Compression;

namespace Radiomics;

/// <summary>Reads NIfTI-1: .nii, .nii.gz, and .hdr with .img.</summary>
internal static class NiftiReader
{
    /// <summary>Reads an image.</summary>
    /// <param name="path">The .nii, .nii.gz, .hdr or .img file; whether it is compressed is seen from its content.</param>
    /// <param name="options">Which slices, and threads.</param>
    /// <param name="progress">Told the slices read, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ImageFile Read(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        string headerPath = HeaderPath(path), where = Path.GetFileName(headerPath);
        RawReader reader = new(where, "NIFTI", progress, cancellation);
        List<string> notes = [];
        using Source source = Source.Open(headerPath);
        NiftiHeader header = NiftiHeader.Parse(ReadHeader(source, where), where);
        ImageGeometry geometry = NiftiGeometry.Read(header, where, notes);
        VoxelRegion part = options.Slices?.In(geometry, where) ?? geometry.WholeRegion;
        float[] voxels = ReadVoxels(source, header, headerPath, reader, part.Start.Slice, part.Size.Slices, (stream, layout) => reader.Read(stream, layout, options.MaxDegreeOfParallelism));
        return new ImageFile(new Volume(part.Size == geometry.Size ? geometry : geometry.Crop(part), voxels, header.Layout.ValueType) { Notes = [.. notes, .. reader.Notes], FirstSlice = part.Start.Slice });
    }

    /// <summary>Reads a file of labels.</summary>
    /// <param name="path">The .nii, .nii.gz, .hdr or .img file.</param>
    /// <param name="channel">Which value is taken where a voxel has several; null refuses such files.</param>
    public static LabelFile ReadLabels(string path, int? channel)
    {
        string headerPath = HeaderPath(path), where = Path.GetFileName(headerPath);
        RawReader reader = new(where, "NIFTI", null, CancellationToken.None);
        List<string> notes = [];
        using Source source = Source.Open(headerPath);
        NiftiHeader header = NiftiHeader.Parse(ReadHeader(source, where), where, channel is not null);
        ImageGeometry geometry = NiftiGeometry.Read(header, where, notes);
        int slices = header.Components.All(header.Layout, where).Size.Slices;
        LabelRuns runs = header.Components.Count == 1
            ? ReadVoxels(source, header, headerPath, reader, 0, slices, reader.ReadLabels)
            : LabelRuns.Of(geometry.Size, header.Components.Choose(ReadVoxels(source, header, headerPath, reader, 0, slices, (stream, layout) => reader.Read(stream, layout)), channel ?? 0, where));
        return new LabelFile(geometry, runs, new Dictionary<int, string>(), [.. notes, .. reader.Notes]);
    }

    private static string HeaderPath(string path) => Path.GetExtension(path).Equals(".img", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(path, ".hdr") : path;

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

    /// <summary>Reads some slices, from the file of the header or from the one beside it.</summary>
    private static T ReadVoxels<T>(Source source, NiftiHeader header, string headerPath, RawReader reader, int first, int slices, Func<Stream, RawLayout, T> read)
    {
        if (!header.IsPair) return ReadVoxels(source, header, reader, NiftiHeader.Length, first, slices, read);
        using Source image = Source.Open(ImagePath(headerPath));
        return ReadVoxels(image, header, reader, 0, first, slices, read);
    }

    private static T ReadVoxels<T>(Source source, NiftiHeader header, RawReader reader, long position, int first, int slices, Func<Stream, RawLayout, T> read)
    {
        RawLayout all = header.Components.All(header.Layout, header.Where);
        reader.CheckLength(header.VoxelOffset + all.ByteCount, source.Length, source.IsCompressed);
        reader.Skip(source.Stream, header.VoxelOffset - position + first * (all.ByteCount / all.Size.Slices));
        T voxels = read(source.Stream, all with { Size = all.Size with { Slices = slices } });
        if (source.IsCompressed && first + slices == all.Size.Slices) reader.VerifyEnd(source.Stream);
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
