using System.Globalization;

namespace Radiomics.Formats;

/// <summary>The slices of a series and what was noted while choosing them.</summary>
/// <param name="Slices">The slices, in no particular order; their pixels are read when they are asked for.</param>
/// <param name="Notes">What the caller should know of, such as damaged files that were left out.</param>
internal sealed record DicomSlices(IReadOnlyList<SliceRecord> Slices, IReadOnlyList<string> Notes);

/// <summary>From a folder or file to the slices of one series.</summary>
internal static class DicomLoading
{
    /// <summary>Chooses the series and makes its slice records. CT series go before others; a folder with one series of another modality gives that one.</summary>
    /// <param name="path">A folder, or one file.</param>
    /// <param name="options">Series, tolerance, threads and decoders.</param>
    /// <param name="progress">Told of stage <c>headers</c>.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="SeriesException">Several series and none named; the named one is not there; no series at all.</exception>
    /// <exception cref="UnsupportedImageException">The series is compressed or otherwise beyond this reader.</exception>
    /// <exception cref="ImageFormatException">An image of the series is damaged and missing slices are not tolerated; or the one file named is no image.</exception>
    public static DicomSlices Read(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        DicomFolder folder = DicomFolder.Scan(path, options, progress, cancellationToken);
        DicomSeries series = Choose(folder, options);
        List<string> notes = [];
        foreach (DicomImage image in series.Images)
        {
            if (image.Fault is not { } fault) continue;
            bool isLost = fault.Code is "DICOM_TRUNCATED";
            if (!isLost || !options.Tolerate.HasFlag(SeriesTolerance.MissingSlices)) throw fault;
            notes.Add($"left out: {fault.Message}");
        }
        notes.AddRange(series.Notes);
        notes.AddRange(DescribeDamaged(folder));
        IReadOnlyList<SliceRecord> slices = series.ToSlices();
        if (slices.Count > 0) return new DicomSlices(slices, notes);
        throw series.Images.FirstOrDefault(image => image.Fault is not null)?.Fault
            ?? new SeriesException("SERIES_NONE", new Problem(path, "the series has no frames that are slices", "a series of CT images", "Name another series."));
    }

    private static DicomSeries Choose(DicomFolder folder, LoadOptions options)
    {
        if (options.SeriesInstanceUid is { } uid)
        {
            return folder.Series.FirstOrDefault(s => s.SeriesInstanceUid == uid) ?? throw new SeriesException("SERIES_NOT_FOUND", new Problem(
                folder.Path, $"no series {uid}", $"one of {List(folder.Series)}", "Name a series that is there."));
        }
        DicomSeries[] candidates = [.. folder.Series.Where(s => s.IsCt)];
        if (candidates.Length == 0) candidates = [.. folder.Series];
        if (candidates.Length == 1) return candidates[0];
        if (candidates.Length > 1)
        {
            throw new SeriesException("SERIES_AMBIGUOUS", new Problem(
                folder.Path, string.Create(CultureInfo.InvariantCulture, $"{candidates.Length} series: {List(candidates)}"), "one series",
                "Name the series by its UID, or the folder that holds it alone."));
        }
        if (folder.SetAside is [{ Error: { } only }]) throw only;
        string found = folder.SetAside.Count == 0
            ? "the folder is empty"
            : "no images, only " + string.Join(", ", folder.SetAside.GroupBy(f => f.Reason).OrderByDescending(g => g.Count()).Take(8)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} files of which {g.Key}")));
        throw new SeriesException("SERIES_NONE", new Problem(folder.Path, found, "a series of CT images", "Name a folder that holds DICOM slices."));
    }

    /// <summary>Files so damaged that nobody can tell which series they are of: one of them may be the first or last slice of this one, where no gap shows.</summary>
    private static IEnumerable<string> DescribeDamaged(DicomFolder folder)
    {
        const int MostListed = 20;
        SetAsideFile[] damaged = [.. folder.SetAside.Where(file => file.IsDamaged)];
        IEnumerable<string> notes = damaged.Take(MostListed).Select(file => $"left out: {file.File}: {file.Reason} ({file.Code})");
        return damaged.Length <= MostListed ? notes : notes.Append(string.Create(CultureInfo.InvariantCulture, $"left out: {damaged.Length - MostListed} more damaged files"));
    }

    private static string List(IReadOnlyList<DicomSeries> series)
    {
        string list = string.Join("; ", series.Take(20));
        return series.Count switch
        {
            0 => "(no series at all)",
            <= 20 => list,
            _ => string.Create(CultureInfo.InvariantCulture, $"{list}; and {series.Count - 20} more"),
        };
    }
}
