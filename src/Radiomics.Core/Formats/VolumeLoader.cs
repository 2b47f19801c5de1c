using Radiomics.Formats;

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
        if (kind is not (FileKind.Folder or FileKind.Dicom)) return ReadFile(path, kind, options, progress, cancellation).Volume;
        DicomSlices series = DicomLoading.Read(path, options, progress, cancellation);
        Volume volume = SliceStack.ToVolume(series.Slices, options, progress, cancellation);
        return series.Notes.Count == 0 ? volume : volume.WithNotes([.. series.Notes, .. volume.Notes]);
    }

    /// <summary>Reads one image file that is not DICOM.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="options">Which slices, and threads.</param>
    /// <param name="progress">Told the slices done, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ImageFile ReadFile(string path, FileKind kind, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellation) =>
        kind == FileKind.Nrrd ? NrrdReader.Read(path, options, progress, cancellation) : NiftiReader.Read(path, options, progress, cancellation);

    /// <summary>Reads one file of labels that is not DICOM.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="channel">Which value is taken where a voxel has several; null refuses such files.</param>
    public static LabelFile ReadLabels(string path, FileKind kind, int? channel = null) =>
        kind == FileKind.Nrrd ? NrrdReader.ReadLabels(path, channel) : NiftiReader.ReadLabels(path, channel);
}
