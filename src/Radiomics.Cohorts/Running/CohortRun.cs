using System.Globalization;
using System.Runtime.ExceptionServices;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>
/// Measures every lesion of a delivery: loads, segments from the seed, extracts, writes. The unit of work is a lesion in a phase, keyed by content; what is
/// done is never done again, so that a run killed at any moment goes on where it was, to the same bytes as one that was left alone.
/// </summary>
public sealed class CohortRun
{
    private readonly Delivery _delivery;
    private readonly CohortRunOptions _options;
    private readonly RunFolder _folder;
    private readonly IProgress<CohortRunProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly UnitWork _work;
    private readonly int _threads;
    private readonly RunLog _log;
    private int _done;
    private int _failed;

    private CohortRun(Delivery delivery, RunFolder folder, CohortRunOptions options, FeatureExtractor extractor, RunLog log, IProgress<CohortRunProgress>? progress, CancellationToken cancellation)
    {
        (_delivery, _folder, _options, _log, _progress, _cancellation) = (delivery, folder, options, log, progress, cancellation);
        _threads = ThreadsOf(options);
        _work = new UnitWork(folder, extractor, new NoduleSegmenter(options.Segmentation with { Constraints = SegmentationConstraints.None, MaxDegreeOfParallelism = _threads }));
    }

    /// <summary>Runs, or goes on with, the measuring of a delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="output">Folder of the results; made where it is not there.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <param name="progress">Told of every lesion, from several threads.</param>
    /// <param name="cancellationToken">Stops the run; what is done stays.</param>
    /// <returns>What was done. A lesion that fails is part of it, not an exception.</returns>
    /// <exception cref="SettingsException">An option is out of its range.</exception>
    /// <exception cref="ImageFormatException">The results cannot be written (FILE_UNWRITABLE), or another run writes into the folder (RUN_LOCKED).</exception>
    public static CohortRunResult Run(
        Delivery delivery, string output, CohortRunOptions? options = null, IProgress<CohortRunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentException.ThrowIfNullOrEmpty(output);
        options = (options ?? CohortRunOptions.Default).Validated();
        FeatureExtractor extractor = new(options.Settings with { MaxDegreeOfParallelism = ThreadsOf(options) });
        RunFolder folder = new(output);
        folder.Create();
        using RunLock held = RunLock.Take(folder);
        try
        {
            folder.Sweep();
            using RunLog log = new(options.LogFile ?? folder.Log);
            return new CohortRun(delivery, folder, options, extractor, log, progress, cancellationToken).Run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw folder.Unwritable(error);
        }
    }

    private static int ThreadsOf(CohortRunOptions options) => Math.Max(1, (options.Threads == 0 ? Environment.ProcessorCount : options.Threads) / options.Jobs);

    private CohortRunResult Run()
    {
        List<RunTarget> targets = RunTargets.Of(_delivery, _options.Phases, _options.Shard);
        _log.Write(string.Create(CultureInfo.InvariantCulture, $"run of engine {FeatureExtractor.EngineVersion}, part {_options.Shard}, {targets.Count} lesions x phases, {_options.Jobs} jobs"));
        FindKeys([.. targets.Where(t => t.IsHere && t.Target.IsReady)]);
        IGrouping<string, RunTarget>[] units = [.. targets.Where(t => t.Key is not null).GroupBy(t => t.Key!)];
        IGrouping<string, RunTarget>[] left = [.. units.Where(u => !_work.IsDone(UnitRecord.Read(_folder.UnitOf(u.Key), u.Key), u.Select(t => t.Name), _options.RetryFailed))];
        int earlier = targets.Count(t => t.Key is not null) - left.Sum(u => u.Count());
        if (earlier > 0) _log.Write(string.Create(CultureInfo.InvariantCulture, $"{earlier} done by an earlier run"));
        IGrouping<DeliveredSeries, IGrouping<string, RunTarget>>[] series = [.. left.GroupBy(u => u.First().Target.Series!)];
        InParallel(series, group => Measure(group.Key, [.. group], left.Length));
        return Finish(targets, earlier);
    }

    /// <summary>Reads the images once for their identity. A series that cannot be read fails with its lesions and is tried again next time.</summary>
    private void FindKeys(RunTarget[] targets)
    {
        UnitKeys keys = new(_options, _delivery.Options.Loading);
        IGrouping<DeliveredSeries, RunTarget>[] series = [.. targets.GroupBy(t => t.Target.Series!)];
        int done = 0;
        InParallel(series, group =>
        {
            try
            {
                string images = UnitKeys.ImagesOf(_delivery.Folder, group.Key, _cancellation);
                foreach (RunTarget target in group) target.Key = keys.Of(images, target.Target.Seed!.Value);
            }
            catch (RadiomicsException error)
            {
                foreach (RunTarget target in group) target.Unreadable = error;
                _log.Write($"failed {group.Key.Folder}: {error.Code}: {error.Message}");
            }
            _progress?.Report(new CohortRunProgress("images", Interlocked.Increment(ref done), series.Length, 0, group.Key.Folder, null));
        });
    }

    private void Measure(DeliveredSeries series, IReadOnlyList<IGrouping<string, RunTarget>> units, int total)
    {
        // Loaded once for all its lesions, and once only if it cannot be loaded.
        Lazy<Volume> volume = new(() => series.Load(_delivery.Options.Loading with { MaxDegreeOfParallelism = _threads }, null, _cancellation));
        foreach (IGrouping<string, RunTarget> unit in units)
        {
            _cancellation.ThrowIfCancellationRequested();
            RunTarget first = unit.First();
            UnitRecord record = _work.Run(unit.Key, first.Target.Seed!.Value, () => volume.Value, [.. unit.Select(t => t.Name)], _cancellation);
            if (record.Failed) Interlocked.Increment(ref _failed);
            _log.Write(record.Failed ? $"failed {first.Name}: {record.Code}: {record.Message}" : $"measured {first.Name}");
            _progress?.Report(new CohortRunProgress("lesions", Interlocked.Increment(ref _done), total, Volatile.Read(ref _failed), first.Name, record.Failed ? $"{record.Code}: {record.Message}" : null));
        }
    }

    private CohortRunResult Finish(List<RunTarget> targets, int earlier)
    {
        LesionColumns columns = new(_delivery);
        RunManifest manifest = new()
        {
            Engine = FeatureExtractor.EngineVersion,
            Settings = _options.Settings.ToString(),
            Patients = _delivery.Patients.Count,
            Series = _delivery.Patients.Sum(p => p.Series.Count),
            Images = _delivery.Patients.Sum(p => p.Series.Sum(s => s.SliceCount)),
            Lesions = _delivery.Lesions.Count,
            IdentityColumns = LesionColumns.Identity,
            ResultColumns = _work.Columns,
            TableColumns = columns.Tables,
            Rows = [.. targets.Select(t => Row(t, columns))],
        };
        manifest.Write(_folder);
        FeatureTable.Write(manifest, _folder);
        CohortRunResult result = new(Count(RunState.Measured), Count(RunState.Failed), Count(RunState.Excluded), Count(RunState.Elsewhere), earlier, _folder.Table);
        _log.Write(string.Create(CultureInfo.InvariantCulture, $"ended: {result.Measured} measured, {result.Failed} failed, {result.Excluded} excluded"));
        return result;

        int Count(RunState state) => manifest.Rows.Count(r => r.State == state);
    }

    private RunRow Row(RunTarget run, LesionColumns columns)
    {
        (RunState state, string code, string message) = (RunState.Measured, "", "");
        if (!run.IsHere) state = RunState.Elsewhere;
        else if (run.Target.Obstacle is { } obstacle) (state, code, message) = (RunState.Excluded, obstacle.Rule.Id, obstacle.Found.English);
        else if (run.Unreadable is { } unreadable) (state, code, message) = (RunState.Failed, unreadable.Code, unreadable.Message);
        else if (run.Key is null) (state, code, message) = (RunState.Excluded, "NOT_READY", "no series or no position");
        else if (UnitRecord.Read(_folder.UnitOf(run.Key), run.Key) is { Failed: true } failed) (state, code, message) = (RunState.Failed, failed.Code, failed.Message);
        return new RunRow(run.Name, state, code, message, run.Key, LesionColumns.IdentityOf(run), columns.TablesOf(run.Target.Lesion));
    }

    private void InParallel<T>(IReadOnlyList<T> items, Action<T> body)
    {
        try
        {
            Parallel.ForEach(
                System.Collections.Concurrent.Partitioner.Create<T>([.. items], loadBalance: true), new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs, CancellationToken = _cancellation }, body);
        }
        catch (AggregateException errors)
        {
            Exception[] all = [.. errors.Flatten().InnerExceptions];
            ExceptionDispatchInfo.Throw(all.FirstOrDefault(e => e is RadiomicsException) ?? all[0]);
        }
    }
}
