using System.Globalization;
using System.IO.Compression;

namespace Radiomics;

/// <summary>Reads NRRD: attached (.nrrd) and detached (.nhdr), raw, gzip and text.</summary>
internal static class NrrdReader
{
    /// <summary>Reads an image, with the names a segmentation gives its labels.</summary>
    /// <param name="path">The .nrrd or .nhdr file.</param>
    /// <param name="progress">Told the slices read, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="channel">Which value is taken where a voxel has several; null refuses such files.</param>
    public static ImageFile Read(string path, IProgress<LoadProgress>? progress, CancellationToken cancellation, int? channel = null)
    {
        string where = Path.GetFileName(path);
        RawReader reader = new(where, "NRRD", progress, cancellation);
        List<string> notes = [];
        using FileStream file = ImageFiles.OpenRead(path);
        (NrrdHeader header, VoxelComponents components) = (NrrdHeader.Parse(file, where), VoxelComponents.Single);
        if (channel is not null) (header, components) = NrrdComponents.Split(header);
        RawLayout layout = NrrdFields.Layout(header), all = components.All(layout, where);
        ImageGeometry geometry = NrrdGeometry.Read(header, layout.Size, notes);

        float[] voxels;
        if (header.Field("data file") is { } name)
        {
            using FileStream data = ImageFiles.OpenRead(DataPath(path, header, name));
            voxels = ReadVoxels(data, header, all, reader);
        }
        else
        {
            file.Position = header.End;
            voxels = ReadVoxels(file, header, all, reader);
        }
        voxels = components.Choose(voxels, channel ?? 0, where);
        return new ImageFile(new Volume(geometry, voxels, layout.ValueType) { Notes = [.. notes, .. reader.Notes] }, SegmentNames(header));
    }

    private static float[] ReadVoxels(FileStream file, NrrdHeader header, RawLayout layout, RawReader reader)
    {
        SkipLines(file, NrrdFields.Skip(header, "line skip"), header);
        long skip = NrrdFields.Skip(header, "byte skip"), left = file.Length - file.Position;
        switch (NrrdFields.Encoded(header))
        {
            case NrrdFields.Encoding.Raw:
                reader.CheckLength(Math.Max(0, skip) + layout.ByteCount, left, compressed: false);
                file.Position = skip < 0 ? file.Length - layout.ByteCount : file.Position + skip;
                return reader.Read(file, layout);
            case NrrdFields.Encoding.Gzip:
                if (skip < 0) throw header.Wrong("byte skip", "-1 was given with gzip encoding", "0 or more: -1 is for raw data only");
                reader.CheckLength(skip + layout.ByteCount, left, compressed: true);
                using (GZipStream stream = new(file, CompressionMode.Decompress, leaveOpen: true))
                {
                    reader.Skip(stream, skip);
                    float[] voxels = reader.Read(stream, layout);
                    reader.VerifyEnd(stream);
                    return voxels;
                }
            default:
                // A number takes a digit and, but for the last, a separator.
                reader.CheckLength(Math.Max(0, skip) + 2 * layout.Size.VoxelCount - 1, left, compressed: false);
                file.Position += Math.Max(0, skip);
                return reader.ReadText(file, layout);
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
