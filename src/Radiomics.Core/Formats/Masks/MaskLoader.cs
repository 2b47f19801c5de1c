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
        return kind is FileKind.Folder or FileKind.Dicom
            ? new ContourMasks(RtStructureReader.Read(kind == FileKind.Folder ? OnlyFile(path) : path), where, image)
            : new LabelMasks(VolumeLoader.ReadFile(path, kind, null, CancellationToken.None), where, image);
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
            folder, files.Length == 0 ? "the folder is empty" : "the folder holds several files", "a mask file, or a folder with one RTSTRUCT in it", "Name the mask file."));
    }
}
