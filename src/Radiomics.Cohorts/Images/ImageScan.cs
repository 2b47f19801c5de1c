using System.Runtime.ExceptionServices;
using Radiomics.Formats;

namespace Radiomics.Cohorts;

/// <summary>A file of a delivery that is no image of a series.</summary>
/// <param name="Name">Path relative to the delivery, with forward slashes.</param>
/// <param name="Error">Why.</param>
/// <param name="IsDamaged">Whether it should be an image but cannot be read.</param>
internal sealed record StrayFile(string Name, RadiomicsException Error, bool IsDamaged);

/// <summary>The headers of every file below a folder; pixels are not read.</summary>
/// <param name="Images">The images, by name.</param>
/// <param name="Strays">Files that are no images, by name.</param>
/// <param name="Tables">Workbooks and CSV files: full path and name.</param>
/// <param name="EmptyFolders">Folders without any file below them, relative to the delivery.</param>
internal sealed record ImageScan(
    IReadOnlyList<ScannedImage> Images, IReadOnlyList<StrayFile> Strays, IReadOnlyList<(string Path, string Name)> Tables, IReadOnlyList<string> EmptyFolders)
{
    /// <summary>Reads all headers.</summary>
    /// <param name="root">The delivery.</param>
    /// <param name="options">Threads and decoders.</param>
    /// <param name="progress">Told of stage <c>headers</c>, from several threads.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="ImageFormatException">There is no such folder.</exception>
    public static ImageScan Read(string root, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root))
        {
            throw new ImageFormatException("FOLDER_NOT_FOUND", new Problem(root, File.Exists(root) ? "this is a file" : "there is no such folder", "the folder of a delivery", "Check the path."));
        }
        List<FolderFile> files;
        try
        {
            files = FolderFiles.List(root, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ImageFiles.Unreadable(root, error);
        }
        List<(string, string)> tables = [.. files.Where(f => !f.IsClosedFolder && TableFiles.IsTable(f.Path)).Select(f => (f.Path, Slashed(f.Name)))];
        List<FolderFile> others = [.. files.Where(f => f.IsClosedFolder || !TableFiles.IsTable(f.Path))];
        var results = new (ScannedImage? Image, StrayFile? Stray)[others.Count];
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, others.Count, parallel, () => new FileBuffer(), (i, _, buffer) =>
            {
                results[i] = ReadFile(others[i], buffer, options);
                int now = Interlocked.Increment(ref done);
                if (progress is not null && (now == others.Count || now % Math.Max(1, others.Count / 100) == 0)) progress.Report(new LoadProgress("headers", now, others.Count));
                return buffer;
            }, _ => { });
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
        return new ImageScan([.. results.Select(r => r.Image).OfType<ScannedImage>()], [.. results.Select(r => r.Stray).OfType<StrayFile>()], tables, Empty(root, files));
    }

    /// <summary>The path with the separators of this delivery on every system.</summary>
    public static string Slashed(string path) => path.Replace('\\', '/');

    private static List<string> Empty(string root, List<FolderFile> files)
    {
        HashSet<string> filled = [""];
        foreach (FolderFile file in files)
            for (string? folder = file.IsClosedFolder ? file.Name : Path.GetDirectoryName(file.Name); folder is { Length: > 0 } && filled.Add(Slashed(folder)); folder = Path.GetDirectoryName(folder)) { }
        List<string> empty = [];
        EnumerationOptions all = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 64 };
        foreach (string folder in Directory.EnumerateDirectories(root, "*", all))
        {
            string name = Slashed(Path.GetRelativePath(root, folder));
            // Only the uppermost of empty folders inside each other is named.
            if (!filled.Contains(name) && filled.Contains(Slashed(Path.GetDirectoryName(name) ?? ""))) empty.Add(name);
        }
        empty.Sort(StringComparer.Ordinal);
        return empty;
    }

    private static (ScannedImage?, StrayFile?) ReadFile(FolderFile entry, FileBuffer buffer, LoadOptions options)
    {
        string name = Slashed(entry.Name);
        if (entry.IsClosedFolder) return (null, Stray("FOLDER_UNREADABLE", "the folder cannot be listed, or lies too deep", "a folder that may be read"));
        try
        {
            FileInfo info = new(entry.Path);
            FileSystemInfo? target = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true);
            // Pipes and devices have no length and would block whoever opens them.
            if (target is not FileInfo { Exists: true, Length: > 0 }) return (null, Stray("FILE_EMPTY", "the file is empty or a broken link", "a file with content"));
            DicomFile file = DicomFile.Read(entry.Path, name, buffer, imagesOnly: true);
            ScannedFile scanned = DicomImageReader.Of(file, options.PixelDecoders);
            if (scanned.Image is null) return (null, new StrayFile(name, scanned.Refusal!, new SetAsideFile(name, scanned.Refusal!.Code, "") { LacksPixelsOfCt = scanned.LacksPixelsOfCt }.IsDamaged));
            return (Facts(file, scanned.Image), null);
        }
        catch (RadiomicsException error)
        {
            return (null, new StrayFile(name, error, new SetAsideFile(name, error.Code, "").IsDamaged));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, Stray("FILE_UNREADABLE", $"the file cannot be read ({error.GetType().Name})", "a file that may be read"));
        }

        StrayFile Stray(string code, string found, string expected) => new(name, new ImageFormatException(code, new Problem(name, found, expected, "")), IsDamaged: true);
    }

    private static ScannedImage Facts(DicomFile file, DicomImage image)
    {
        DicomDataset header = file.Dataset;
        DicomFrame? first = image.Frames.Count > 0 ? image.Frames[0] : null;
        IReadOnlyList<SliceRecord> slices = image.Fault is null ? new DicomSeries([image]).ToSlices() : WithoutPixels(header, image);
        string name = file.Source;
        return new ScannedImage
        {
            Name = name,
            Folder = Slashed(Path.GetDirectoryName(name) ?? ""),
            SeriesInstanceUid = image.SeriesInstanceUid,
            StudyInstanceUid = image.StudyInstanceUid ?? "",
            SopInstanceUid = image.SopInstanceUid ?? "",
            PatientId = header.Text(DicomTags.PatientId) ?? "",
            Modality = image.Modality,
            Description = image.SeriesDescription ?? "",
            Protocol = header.Text(CohortTags.ProtocolName) ?? "",
            ImageType = header.Text(DicomTags.ImageType) ?? "",
            SeriesNumber = image.SeriesNumber,
            InstanceNumber = image.InstanceNumber,
            Columns = image.Columns,
            Rows = image.Rows,
            BitsAllocated = Whole(header, DicomTags.BitsAllocated),
            BitsStored = Whole(header, DicomTags.BitsStored),
            Syntax = file.Syntax.Name.Length == 0 ? file.Syntax.Uid : file.Syntax.ToString(),
            Compression = Compression.Of(file.Syntax.Uid, file.Syntax.IsEncapsulated || file.Pixels is { IsEncapsulated: true }),
            WasLossy = header.Text(CohortTags.LossyImageCompression) == "01",
            SliceThickness = first?.SliceThickness ?? Number(header, DicomTags.SliceThickness),
            LacksRescale = image.LacksRescale || (image.Fault is not null && !header.Contains(DicomTags.RescaleSlope)),
            RescaleType = image.RescaleType ?? "",
            Rescale = first is null ? null : (first.Rescale.Slope, first.Rescale.Intercept),
            PaddingHu = image.Padding is { } padding && first is not null ? Math.Max(first.Rescale.Apply(padding.First), first.Rescale.Apply(padding.Last)) : null,
            ContrastAgent = header.Text(CohortTags.ContrastBolusAgent) ?? "",
            FrameOfReferenceUid = header.Text(DicomTags.FrameOfReferenceUid) ?? "",
            Manufacturer = header.Text(DicomTags.Manufacturer) ?? "",
            Model = header.Text(CohortTags.ModelName) ?? "",
            Kernel = header.Text(CohortTags.ConvolutionKernel) ?? "",
            TubeVoltageKv = Number(header, DicomTags.Kvp),
            TubeCurrentMa = Number(header, CohortTags.TubeCurrent),
            Date = header.Text(CohortTags.AcquisitionDate) ?? header.Text(DicomTags.StudyDate) ?? "",
            AcquiredAt = $"{header.Text(CohortTags.AcquisitionDate) ?? header.Text(DicomTags.StudyDate)} {header.Text(CohortTags.AcquisitionTime) ?? header.Text(CohortTags.SeriesTime) ?? header.Text(CohortTags.ContentTime)}".Trim(),
            Fault = image.Fault,
            Slices = slices,
        };
    }

    /// <summary>The slice of an image whose pixels cannot be decoded; empty where its place is not known either.</summary>
    private static IReadOnlyList<SliceRecord> WithoutPixels(DicomDataset header, DicomImage image)
    {
        try
        {
            if (image.LacksGeometry || image.Rows < 1 || image.Columns < 1 || (header.WholeNumber(DicomTags.NumberOfFrames) ?? 1) != 1) return [];
            return [.. FrameGeometry.Read(header, 1).Select(frame => DicomSeries.RecordOf(image, frame, isOnly: true, new HeaderPixels(image.Rows * image.Columns, image.Fault!)))];
        }
        catch (RadiomicsException)
        {
            return []; // the fault of the image says what is wrong with it
        }
    }

    private static int Whole(DicomDataset header, DicomTag tag) => Number(header, tag) is { } number and >= 0 and <= 1024 ? (int)number : 0;

    private static double? Number(DicomDataset header, DicomTag tag)
    {
        try
        {
            return header.Number(tag);
        }
        catch (ImageFormatException)
        {
            return null; // an attribute that only describes
        }
    }
}
