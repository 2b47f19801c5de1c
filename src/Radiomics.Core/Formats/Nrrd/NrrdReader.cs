using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>Reads NRRD: attached (.nrrd) and detached (.nhdr), raw, gzip and text.</summary>
internal static class NrrdReader
{
    /// <summary>Reads an image, with the names a segmentation gives its labels.</summary>
    /// <param name="path">The .nrrd or .nhdr file.</param>
    /// <param name="options">Which slices, and threads.</param>
    /// <param name="progress">Told the slices read, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ImageFile Read(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        string where = Path.GetFileName(path);
        RawReader reader = new(where, "NRRD", progress, cancellation);
        List<string> notes = [];
        using FileStream file = ImageFiles.OpenRead(path);
        NrrdHeader header = NrrdHeader.Parse(file, where);
        RawLayout layout = NrrdFields.Layout(header);
        ImageGeometry geometry = NrrdGeometry.Read(header, layout.Size, notes);
        VoxelRegion part = options.Slices?.In(geometry, where) ?? geometry.WholeRegion;
        float[] voxels = ReadVoxels(
            file, path, header, layout, reader, part.Start.Slice, part.Size.Slices, (stream, of) => reader.Read(stream, of, options.MaxDegreeOfParallelism), values => values);
        Volume volume = new(part.Size == geometry.Size ? geometry : geometry.Crop(part), voxels, layout.ValueType) { Notes = [.. notes, .. reader.Notes], FirstSlice = part.Start.Slice };
        return new ImageFile(volume, SegmentNames(header));
    }

    /// <summary>Reads an image of little-endian 64-bit numbers without rounding them.</summary>
    /// <param name="path">The .nrrd or .nhdr file.</param>
    public static (ImageGeometry Geometry, double[] Values) ReadExact(string path)
    {
        string where = Path.GetFileName(path);
        using FileStream file = ImageFiles.OpenRead(path);
        NrrdHeader header = NrrdHeader.Parse(file, where);
        RawLayout layout = NrrdFields.Layout(header);
        if (layout.Type != StoredType.Float64 || layout.BigEndian) throw header.Wrong("type", Printable.Text(header.Require("type")), "double, little endian");
        ImageGeometry geometry = NrrdGeometry.Read(header, layout.Size, []);
        RawReader reader = new(where, "NRRD", null, CancellationToken.None);
        return (geometry, ReadVoxels(file, path, header, layout, reader, 0, layout.Size.Slices, Read, values => Array.ConvertAll(values, v => (double)v)));

        static double[] Read(Stream stream, RawLayout layout)
        {
            double[] values = GC.AllocateUninitializedArray<double>((int)layout.Size.VoxelCount);
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }
    }

    /// <summary>Reads a file of labels.</summary>
    /// <param name="path">The .nrrd or .nhdr file.</param>
    /// <param name="channel">Which value is taken where a voxel has several; null refuses such files.</param>
    public static LabelFile ReadLabels(string path, int? channel)
    {
        string where = Path.GetFileName(path);
        RawReader reader = new(where, "NRRD", null, CancellationToken.None);
        List<string> notes = [];
        using FileStream file = ImageFiles.OpenRead(path);
        (NrrdHeader header, VoxelComponents components) = (NrrdHeader.Parse(file, where), VoxelComponents.Single);
        if (channel is not null) (header, components) = NrrdComponents.Split(header);
        RawLayout layout = NrrdFields.Layout(header), all = components.All(layout, where);
        ImageGeometry geometry = NrrdGeometry.Read(header, layout.Size, notes);
        LabelRuns runs = components.Count == 1
            ? ReadVoxels(file, path, header, all, reader, 0, all.Size.Slices, reader.ReadLabels, values => LabelRuns.Of(all.Size, values))
            : LabelRuns.Of(geometry.Size, components.Choose(ReadVoxels(file, path, header, all, reader, 0, all.Size.Slices, (stream, of) => reader.Read(stream, of), values => values), channel ?? 0, where));
        return new LabelFile(geometry, runs, SegmentNames(header), [.. notes, .. reader.Notes]);
    }

    /// <summary>Reads some slices, from the file of the header or from the one it names.</summary>
    private static T ReadVoxels<T>(
        FileStream file, string path, NrrdHeader header, RawLayout layout, RawReader reader, int first, int slices, Func<Stream, RawLayout, T> read, Func<float[], T> ofText)
    {
        if (header.Field("data file") is { } name)
        {
            using FileStream data = ImageFiles.OpenRead(DataPath(path, header, name));
            return ReadVoxels(data, header, layout, reader, first, slices, read, ofText);
        }
        file.Position = header.End;
        return ReadVoxels(file, header, layout, reader, first, slices, read, ofText);
    }

    private static T ReadVoxels<T>(FileStream file, NrrdHeader header, RawLayout layout, RawReader reader, int first, int slices, Func<Stream, RawLayout, T> read, Func<float[], T> ofText)
    {
        SkipLines(file, NrrdFields.Skip(header, "line skip"), header);
        long skip = NrrdFields.Skip(header, "byte skip"), left = file.Length - file.Position, before = first * (layout.ByteCount / layout.Size.Slices);
        RawLayout part = layout with { Size = layout.Size with { Slices = slices } };
        switch (NrrdFields.Encoded(header))
        {
            case NrrdFields.Encoding.Raw:
                reader.CheckLength(Math.Max(0, skip) + layout.ByteCount, left, compressed: false);
                file.Position = (skip < 0 ? file.Length - layout.ByteCount : file.Position + skip) + before;
                return read(file, part);
            case NrrdFields.Encoding.Gzip:
                if (skip < 0) throw header.Wrong("byte skip", "-1 was given with gzip encoding", "0 or more: -1 is for raw data only");
                reader.CheckLength(skip + layout.ByteCount, left, compressed: true);
                using (GZipStream stream = new(file, CompressionMode.Decompress, leaveOpen: true))
                {
                    reader.Skip(stream, skip + before);
                    T voxels = read(stream, part);
                    if (first + slices == layout.Size.Slices) reader.VerifyEnd(stream);
                    return voxels;
                }
            default:
                // A number takes a digit and, but for the last, a separator.
                reader.CheckLength(Math.Max(0, skip) + 2 * layout.Size.VoxelCount - 1, left, compressed: false);
                file.Position += Math.Max(0, skip);
                return ofText(reader.ReadText(file, part, first * layout.Size.SliceArea));
        }
    }

    private static void SkipLines(FileStream file, long lines, NrrdHeader header)
    {
        for (long i = 0; i < lines; i++)
        {
            int value;
            while ((value = file.ReadByte()) >= 0 && value != '\n') { }
            if (value < 0) throw header.Wrong("line skip", string.Create(CultureInfo.InvariantCulture, $"{lines} lines are to be skipped, {i} are there"), "at most the lines of the data file");
        }
    }

    /// <summary>The file a detached header names: only one beside the header or below it, whatever the header says.</summary>
    private static string DataPath(string headerPath, NrrdHeader header, string name)
    {
        if (name.StartsWith("LIST", StringComparison.Ordinal) || name.Contains('%', StringComparison.Ordinal))
            throw new UnsupportedImageException("NRRD_DATA_FILES", new Problem(
                $"{header.Where}, field 'data file'", $"the data lies in several files: '{Printable.Text(name)}'", "one data file", "Write the image into one file."));
        string[] parts = name.Split('/', '\\');
        if (name.Length == 0 || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || parts[0].Length == 0 || parts.Contains(".."))
            throw new ImageFormatException("NRRD_DATA_PATH", new Problem(
                $"{header.Where}, field 'data file'", $"the path is '{Printable.Text(name)}'", "a file in the folder of the header or below it",
                "Put the data file beside the header and name it without a path."));
        return Path.Combine([Path.GetDirectoryName(Path.GetFullPath(headerPath))!, .. parts]);
    }

    /// <summary>Names by label value, from the keys <c>Segment0_Name</c> and <c>Segment0_LabelValue</c> of a .seg.nrrd.</summary>
    private static Dictionary<int, string> SegmentNames(NrrdHeader header)
    {
        Dictionary<int, string> names = [];
        foreach ((string key, string text) in header.KeyValues)
        {
            if (!key.StartsWith("Segment", StringComparison.Ordinal) || !key.EndsWith("_LabelValue", StringComparison.Ordinal)) continue;
            string nameKey = string.Concat(key.AsSpan(0, key.Length - "LabelValue".Length), "Name");
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int label) && header.KeyValues.TryGetValue(nameKey, out string? name))
                names[label] = name;
        }
        return names;
    }
}
