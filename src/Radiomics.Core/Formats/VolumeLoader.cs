namespace Radiomics;

/// <summary>The one place that knows which reader reads what.</summary>
internal static class VolumeLoader
{
    /// <summary>Loads a volume from any known kind of file or folder.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    /// <param name="progress">Told the slices done, or null.</param>
    /// <param name="cancellation">Stops the loading.</param>
    public static Volume Load(string path, LoadOptions? options, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        options ??= LoadOptions.Default;
        FileKind kind = FormatSniffer.Detect(path);
        return kind is FileKind.Folder or FileKind.Dicom
            ? SliceStack.ToVolume(ReadDicom(path, options, progress, cancellation), options, progress, cancellation)
            : ReadFile(path, kind, progress, cancellation).Volume;
    }

    /// <summary>Reads one image file that is not DICOM.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="progress">Told the slices done, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ImageFile ReadFile(string path, FileKind kind, IProgress<LoadProgress>? progress, CancellationToken cancellation) =>
        kind == FileKind.Nrrd ? NrrdReader.Read(path, progress, cancellation) : NiftiReader.Read(path, progress, cancellation);

    private static IReadOnlyList<SliceRecord> ReadDicom(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellation) =>
        throw new UnsupportedImageException("FORMAT_UNKNOWN", new Problem(Path.GetFileName(path), "this is DICOM", "NIfTI-1 or NRRD", "Convert the image."));
}
