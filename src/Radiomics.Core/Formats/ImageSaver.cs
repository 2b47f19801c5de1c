namespace Radiomics;

/// <summary>Writes images by the ending of the file name.</summary>
internal static class ImageSaver
{
    private static readonly string[] s_endings = [".nii.gz", ".nii", ".nrrd"];

    /// <summary>Writes voxels to .nii, .nii.gz or .nrrd; an existing file is replaced once the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="voxels">The voxels.</param>
    /// <param name="label">Label of a mask.</param>
    /// <param name="name">Name of a mask, or null.</param>
    public static void Save(string path, VoxelSource voxels, int label = 0, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.EndsWith(".nii.gz", StringComparison.OrdinalIgnoreCase)) ImageFiles.Replace(path, file => NiftiWriter.Write(file, voxels, compressed: true));
        else if (path.EndsWith(".nii", StringComparison.OrdinalIgnoreCase)) ImageFiles.Replace(path, file => NiftiWriter.Write(file, voxels, compressed: false));
        else if (path.EndsWith(".nrrd", StringComparison.OrdinalIgnoreCase)) ImageFiles.Replace(path, file => NrrdWriter.Write(file, voxels, label, name));
        else throw UnknownEnding(path);
    }

    /// <summary>Checks the ending of a file name before the work that leads to the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnsupportedImageException">The ending is none that is written.</exception>
    public static void CheckEnding(string path)
    {
        if (!s_endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) throw UnknownEnding(path);
    }

    private static UnsupportedImageException UnknownEnding(string path) => new("FORMAT_UNKNOWN", new Problem(
        Path.GetFileName(path), $"files ending in '{Path.GetExtension(path)}' are not written", ".nii, .nii.gz or .nrrd", "Choose one of these endings."));
}
