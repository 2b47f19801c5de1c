using System.Globalization;
using Radiomics.Formats;

namespace Radiomics;

/// <summary>The regions of a mask file, to be chosen from.</summary>
internal abstract class MaskLoader
{
    /// <summary>Every region.</summary>
    public abstract IReadOnlyList<Mask> All();

    /// <summary>The only region.</summary>
    public abstract Mask Single();

    /// <summary>The region of a label value or ROI number.</summary>
    /// <param name="label">The number.</param>
    public abstract Mask ByLabel(int label);

    /// <summary>The region of a name.</summary>
    /// <param name="name">The name.</param>
    public abstract Mask ByName(string name);

    /// <summary>Opens a mask file of any known kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">The image its regions belong to.</param>
    public static MaskLoader Open(string path, Volume image)
    {
        ArgumentNullException.ThrowIfNull(image);
        FileKind kind = FormatSniffer.Detect(path);
        string where = Path.GetFileName(path);
        if (kind is not (FileKind.Folder or FileKind.Dicom)) return new LabelMasks(VolumeLoader.ReadLabels(path, kind), where, image);
        string file = kind == FileKind.Folder ? OnlyFile(path) : path;
        return SegmentationReader.TryOpen(file, image) is { } segmentation ? new SegmentMasks(segmentation, where) : new ContourMasks(RtStructureReader.Read(file), where, image);
    }

    /// <summary>Opens a label volume on its own grid.</summary>
    /// <param name="path">The file.</param>
    /// <param name="channel">Component of a file with several values a voxel; of no meaning for others.</param>
    public static MaskLoader OpenAlone(string path, int channel)
    {
        if (channel < 0) throw SettingsException.OutOfRange("label_channel", channel.ToString(CultureInfo.InvariantCulture), "0 or more");
        FileKind kind = FormatSniffer.Detect(path);
        string where = Path.GetFileName(path);
        if (kind is FileKind.Folder or FileKind.Dicom)
            throw new MaskException("MASK_NEEDS_IMAGE", new Problem(
                where, "contours and DICOM segmentations are placed on their image", "a label volume (NIfTI or NRRD), or the image the contours were drawn on", "Load the mask together with its image: Mask.Load(path, image)."));
        return new LabelMasks(VolumeLoader.ReadLabels(path, kind, channel), where, null);
    }

    private static string OnlyFile(string folder)
    {
        string[] files;
        try
        {
            files = [.. Directory.EnumerateFiles(folder).Take(2)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ImageFiles.Unreadable(folder, error);
        }
        return files.Length == 1 ? files[0] : throw new MaskException("MASK_FOLDER", new Problem(
            folder, files.Length == 0 ? "the folder is empty" : "the folder holds several files", "a mask file, or a folder with one RTSTRUCT or SEG in it", "Name the mask file."));
    }
}
