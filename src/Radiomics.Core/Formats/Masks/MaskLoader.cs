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
            ? new ContourMasks(ReadContours(path), where, image)
            : new LabelMasks(VolumeLoader.ReadFile(path, kind, null, CancellationToken.None), where, image);
    }

    private static IReadOnlyList<ContourRoi> ReadContours(string path) =>
        throw new UnsupportedImageException("FORMAT_UNKNOWN", new Problem(Path.GetFileName(path), "this is DICOM", "a label volume in NIfTI-1 or NRRD", "Convert the mask."));
}
