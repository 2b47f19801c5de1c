using System.Runtime.ExceptionServices;

namespace Radiomics;

/// <summary>Makes a volume of slices: orders them, checks that they are one regular stack and writes their pixels into one array.</summary>
public static class SliceStack
{
    /// <summary>Finds the order of slices and everything irregular about them, without touching a pixel.</summary>
    /// <param name="slices">Slices in any order.</param>
    /// <param name="seriesInstanceUid">The series to look at where there are several; null for all.</param>
    /// <returns>Order, spacing and problems; never an exception for what slices hold.</returns>
    public static SeriesCheck Check(IReadOnlyList<SliceRecord> slices, string? seriesInstanceUid = null)
    {
        ArgumentNullException.ThrowIfNull(slices);
        if (slices.Contains(null!)) throw new ArgumentException("A slice is null.", nameof(slices));
        List<SeriesProblem> problems = [];
        List<string> notes = [];
        List<SliceRecord> chosen = [.. slices.Where(slice => seriesInstanceUid is null || slice.SeriesInstanceUid == seriesInstanceUid)];
        if (chosen.Count == 0)
        {
            problems.Add(new SeriesProblem(SeriesProblemKind.Empty, seriesInstanceUid is null ? "there is no slice" : $"none of {slices.Count} slices belongs to series {seriesInstanceUid}"));
            return new SeriesCheck([], 0, problems, notes);
        }

        CheckSeries(chosen, problems);
        foreach (string defect in chosen.Select(SlicePlane.Defect).OfType<string>()) problems.Add(new SeriesProblem(SeriesProblemKind.InvalidSlice, defect));
        List<SlicePlane> planes = SlicePlane.Group(chosen.Where(slice => SlicePlane.Defect(slice) is null));
        if (planes.Count == 0) return new SeriesCheck([], 0, problems, notes);

        foreach (SlicePlane other in planes.Skip(1))
        {
            string names = string.Join(", ", other.Slices.Take(5).Select(slice => $"'{slice.Source}'")) + (other.Slices.Count > 5 ? $" and {other.Slices.Count - 5} more" : "");
            problems.Add(new SeriesProblem(SeriesProblemKind.MixedGeometry, $"{other.Slices.Count} of {chosen.Count} slices differ from the others ({planes[0].DifferenceFrom(other.Representative)}): {names}"));
        }
        SliceOrder order = new(planes[0], problems, notes);
        return new SeriesCheck(order.Slices, order.SpacingMm, [.. problems.OrderBy(problem => problem.Kind)], notes) { Direction = planes[0].Direction };
    }

    /// <summary>Makes a volume. Slices become ascending by position along the normal (column direction x row direction).</summary>
    /// <param name="slices">Slices in any order. Their pixels are written from several threads, each slice once.</param>
    /// <param name="options">What is tolerated and how many threads work; null for the defaults.</param>
    /// <param name="progress">Told the slices done; it may be called from several threads.</param>
    /// <param name="ct">Stops the work between slices.</param>
    /// <returns>The volume; irregularities that were accepted are in its <see cref="Volume.Notes"/>.</returns>
    /// <exception cref="SeriesException">The slices are irregular in a way that is not tolerated.</exception>
    public static Volume ToVolume(
        IReadOnlyList<SliceRecord> slices, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken ct = default)
    {
        options ??= LoadOptions.Default;
        SeriesCheck check = Check(slices, options.SeriesInstanceUid);
        foreach (SeriesProblem problem in check.Problems)
            if (problem.Tolerance == SeriesTolerance.None || !options.Tolerate.HasFlag(problem.Tolerance)) throw problem.ToException();

        SliceRecord first = check.Slices[0];
        ImageSize size = new ImageSize(first.Columns, first.Rows, check.Slices.Count).Checked("series");
        ImageGeometry geometry = HeaderGeometry.Create(
            "series", size, new Spacing(first.ColumnSpacing, first.RowSpacing, check.SpacingMm), first.Position, check.Direction);
        VoxelRegion part = options.Slices?.In(geometry, "series") ?? geometry.WholeRegion;
        List<SliceRecord> loaded = [.. check.Slices.Skip(part.Start.Slice).Take(part.Size.Slices)];
        float[] voxels = GC.AllocateUninitializedArray<float>((int)part.Size.VoxelCount);
        Write(loaded, voxels, size.SliceArea, options.MaxDegreeOfParallelism, progress, ct);
        return new Volume(part.Size == size ? geometry : geometry.Crop(part), voxels, CommonType(check.Slices))
        {
            Notes = [.. check.Problems.Select(problem => $"accepted: {problem.Message}"), .. check.Notes],
            SliceIdentities = [.. loaded.Select(slice => new SliceIdentity(slice.Source, slice.SopInstanceUid, slice.InstanceNumber))],
            FirstSlice = part.Start.Slice,
        };
    }

    private static void CheckSeries(List<SliceRecord> slices, List<SeriesProblem> problems)
    {
        var series = slices.Where(slice => slice.SeriesInstanceUid is not null).GroupBy(slice => slice.SeriesInstanceUid).ToList();
        if (series.Count > 1)
            problems.Add(new SeriesProblem(SeriesProblemKind.SeveralSeries, $"the slices belong to {series.Count} series: {string.Join(", ", series.Take(10).Select(s => $"{s.Key} ({s.Count()} slices)"))}"));
    }

    private static void Write(List<SliceRecord> slices, float[] voxels, int area, int degree, IProgress<LoadProgress>? progress, CancellationToken ct)
    {
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = degree, CancellationToken = ct };
        try
        {
            Parallel.For(0, slices.Count, parallel, i =>
            {
                slices[i].Pixels.WriteHounsfield(voxels.AsSpan(i * area, area));
                progress?.Report(new LoadProgress("pixels", Interlocked.Increment(ref done), slices.Count));
            });
        }
        catch (AggregateException error)
        {
            // What a slice threw is what the caller should catch.
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions.OfType<RadiomicsException>().FirstOrDefault() ?? error.InnerExceptions[0]);
        }
    }

    private static StoredType CommonType(IReadOnlyList<SliceRecord> slices)
    {
        StoredType[] types = [.. slices.Select(slice => slice.Pixels.StoredType).Distinct()];
        if (types.Length == 1) return types[0];
        return types.Any(type => type is StoredType.Float32 or StoredType.Float64) ? StoredType.Float32 : StoredType.Int32;
    }
}
