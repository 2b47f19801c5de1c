using System.Runtime.ExceptionServices;

namespace Radiomics.Formats;

/// <summary>What a folder (or a file) of DICOM images holds: its series and the files that belong to none. Only headers are read.</summary>
public sealed class DicomFolder
{
    private DicomFolder(string path, IReadOnlyList<DicomSeries> series, IReadOnlyList<SetAsideFile> setAside)
    {
        Path = path;
        Series = series;
        SetAside = setAside;
    }

    /// <summary>The folder or file that was scanned.</summary>
    public string Path { get; }

    /// <summary>The series, CT first, then by series number and UID.</summary>
    public IReadOnlyList<DicomSeries> Series { get; }

    /// <summary>Files that are no slices, with the reason, by name.</summary>
    public IReadOnlyList<SetAsideFile> SetAside { get; }

    /// <summary>Scans a folder and all below it. Links to folders are not followed.</summary>
    /// <param name="path">A folder, or one file.</param>
    /// <param name="options">Threads and decoders; null for the defaults.</param>
    /// <param name="progress">Told of stage <c>headers</c>, from several threads.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="ImageFormatException">The path does not exist or cannot be listed.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public static DicomFolder Scan(
        string path, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= LoadOptions.Default;
        List<FolderFile> files = ListFiles(path, cancellationToken);
        var scanned = new ScannedFile[files.Count];
        int done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, files.Count, parallel, () => new FileBuffer(), (i, _, buffer) =>
            {
                scanned[i] = ScanFile(files[i], buffer, options.PixelDecoders);
                int now = Interlocked.Increment(ref done);
                // A hundred reports or so, whatever the number of files.
                if (progress is not null && (now == files.Count || now % Math.Max(1, files.Count / 100) == 0))
                    progress.Report(new LoadProgress("headers", now, files.Count));
                return buffer;
            }, _ => { });
        }
        catch (AggregateException error)
        {
            // What one file, or the caller's progress, threw is what the caller should catch.
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
        return Group(path, scanned);
    }

    private static List<FolderFile> ListFiles(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(path) || Directory.Exists(path)) return FolderFiles.List(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ImageFiles.Unreadable(path, e);
        }
        throw ImageFiles.Missing(path);
    }

    private static ScannedFile ScanFile(FolderFile file, FileBuffer buffer, IReadOnlyList<IPixelDecoder> decoders)
    {
        if (file.IsClosedFolder)
        {
            return new ScannedFile(file.Name, null, new ImageFormatException("FOLDER_UNREADABLE", new Problem(
                file.Name, "the folder cannot be listed, or lies too deep", "a folder that may be read", "")));
        }
        try
        {
            var info = new FileInfo(file.Path);
            FileSystemInfo? target = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true);
            // Pipes and devices have no length and would block whoever opens them.
            if (target is not FileInfo { Exists: true, Length: > 0 })
                return new ScannedFile(file.Name, null, new ImageFormatException("FILE_EMPTY", new Problem(file.Name, "the file is empty or a broken link", "a file with content", "")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ScannedFile(file.Name, null, new ImageFormatException("FILE_UNREADABLE", new Problem(file.Name, "the file cannot be read", "a file that may be read", ""), e));
        }
        return DicomImageReader.Read(file.Path, file.Name, buffer, decoders);
    }

    private static DicomFolder Group(string path, ScannedFile[] scanned)
    {
        List<DicomSeries> series = [];
        List<SetAsideFile> setAside = [.. scanned.Where(file => file.Refusal is not null).Select(file => Aside(file.Source, file.Refusal!) with { LacksPixelsOfCt = file.LacksPixelsOfCt })];
        foreach (IGrouping<string, DicomImage> group in scanned.Where(file => file.Image is not null).Select(file => file.Image!).GroupBy(image => image.SeriesInstanceUid, StringComparer.Ordinal))
        {
            // Images none of which has a place in the patient are screen captures and reports, not slices.
            if (group.All(image => image.LacksGeometry))
                setAside.AddRange(group.Select(image => Aside(image.Source, image.Fault!)));
            else
                series.Add(new DicomSeries([.. group]));
        }
        setAside.Sort((a, b) => string.CompareOrdinal(a.File, b.File));
        return new DicomFolder(
            path,
            [.. series.OrderBy(s => s.IsCt ? 0 : 1).ThenBy(s => s.SeriesNumber ?? int.MaxValue).ThenBy(s => s.SeriesInstanceUid, StringComparer.Ordinal)],
            setAside);
    }

    private static SetAsideFile Aside(string file, RadiomicsException error) => new(file, error.Code, error.Problem.Found) { Error = error };
}
