using System.Collections.Concurrent;
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
    private readonly UnitKeys _keys;
    private readonly MemoryGate _gate;
    private readonly int _threads;
    private readonly RunLog _log;
    // A series may be needed by its own lesions and by those whose position is carried over from it.
    private readonly ConcurrentDictionary<DeliveredSeries, Lazy<string>> _images = new();
    private readonly ConcurrentDictionary<string, bool> _measured = new();
    private int _done, _failed, _earlier, _total;

    private CohortRun(Delivery delivery, RunFolder folder, CohortRunOptions options, FeatureExtractor extractor, RunLog log, IProgress<CohortRunProgress>? progress, CancellationToken cancellation)
    {
        (_delivery, _folder, _options, _log, _progress, _cancellation) = (delivery, folder, options, log, progress, cancellation);
        _threads = ThreadsOf(options);
        _keys = new UnitKeys(options, delivery.Options.Loading);
        _gate = new MemoryGate(options.MaxMemoryBytes);
        _work = new UnitWork(folder, extractor, new NoduleSegmenter(options.Segmentation with { Constraints = SegmentationConstraints.None, MaxDegreeOfParallelism = _threads }), options);
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
        RunTarget[] here = [.. targets.Where(t => t.IsHere && t.Target.CanBeMeasured)];
        _total = here.Length;
        IGrouping<DeliveredSeries, RunTarget>[] series = [.. here.GroupBy(t => t.Target.Series!)];
        InParallel(series, group => Measure(group.Key, [.. group]));
        if (_earlier > 0) _log.Write(string.Create(CultureInfo.InvariantCulture, $"{_earlier} done by an earlier run"));
        return Finish(targets);
    }

    /// <summary>One series: its identity first, then what of its lesions is not done yet. A series that cannot be read fails with its lesions and is tried again next time.</summary>
    private void Measure(DeliveredSeries series, RunTarget[] targets)
    {
        foreach (RunTarget target in targets)
        {
            try
            {
                target.Key = KeyOf(target.Target);
            }
            catch (RadiomicsException error)
            {
                target.Unreadable = error;
                Interlocked.Increment(ref _failed);
                Tell(target, error.Code, error.Message, 1);
            }
        }
        List<IGrouping<string, RunTarget>> left = [];
        foreach (IGrouping<string, RunTarget> unit in targets.Where(t => t.Key is not null).GroupBy(t => t.Key!))
        {
            if (!_work.IsDone(UnitRecord.Read(_folder.UnitOf(unit.Key), unit.Key), unit.Select(t => t.Name), _options.RetryFailed)) left.Add(unit);
            else if (!_measured.ContainsKey(unit.Key))
            {
                Interlocked.Add(ref _earlier, unit.Count());
                Interlocked.Add(ref _total, -unit.Count());
            }
        }
        if (left.Count == 0) return;
        long bytes = MemoryEstimate.Of(series, _options.Segmentation);
        if (_gate.IsTooLarge(bytes)) _log.Write($"{series.Folder}: estimated {ByteSize.Show(bytes)}, more than {ByteSize.Show(_options.MaxMemoryBytes!.Value)}: measured alone");
        using IDisposable place = _gate.Enter(bytes, _cancellation);
        // Loaded once for all its lesions, and once only if it cannot be loaded.
        Lazy<Volume> volume = new(() => series.Load(_delivery.Options.Loading with { MaxDegreeOfParallelism = _threads }, null, _cancellation));
        foreach (IGrouping<string, RunTarget> unit in left)
        {
            _cancellation.ThrowIfCancellationRequested();
            _measured[unit.Key] = true;
            RunTarget first = unit.First();
            UnitRecord record = _work.Run(unit.Key, image => SeedOf(first.Target, image), () => volume.Value, [.. unit.Select(t => t.Name)], _cancellation);
            if (record.Failed) Interlocked.Add(ref _failed, unit.Count());
            Tell(first, record.Code, record.Message, unit.Count());
        }
    }

    private void Tell(RunTarget target, string code, string message, int count)
    {
        string? failure = code.Length > 0 ? $"{code}: {message}" : null;
        _log.Write(failure is null ? $"measured {target.Name}" : $"failed {target.Name}: {failure}");
        _progress?.Report(new CohortRunProgress(Interlocked.Add(ref _done, count), Volatile.Read(ref _total), Volatile.Read(ref _failed), target.Name, failure));
    }

    private string KeyOf(LesionTarget target) => target.From is { } from
        ? _keys.OfTransfer(ImagesOf(target.Series!), ImagesOf(from.Series!), from.Seed!.Value, HaveOneFrame(target, from))
        : _keys.Of(ImagesOf(target.Series!), target.Seed!.Value);

    private string ImagesOf(DeliveredSeries series) => _images.GetOrAdd(series, s => new Lazy<string>(() => UnitKeys.ImagesOf(_delivery.Folder, s, _cancellation))).Value;

    /// <summary>The seed in the image: that of the tables, or the one of another phase carried over.</summary>
    private (Seed Seed, PhaseShift? Shift) SeedOf(LesionTarget target, Volume image)
    {
        if (target.From is not { } from) return (target.Seed!.Value, null);
        Seed known = from.Seed!.Value;
        PhaseTransferOptions options = PhaseTransferOptions.Default with { Everywhere = !HaveOneFrame(target, from) };
        (Volume part, int first) = from.Series!.LoadAround(known.Z - 1, options.RadiusMm + 5, _delivery.Options.Loading with { MaxDegreeOfParallelism = _threads }, _cancellation);
        Seed seed = Seed.AtSlice(known.X, known.Y, known.Z - first);
        PhaseShift shift = PhaseTransfer.Shift(part, seed, image, options);
        return (Seed.AtPoint(part.Geometry.PointAt(seed.X, seed.Y, seed.Z - 1) + shift.ShiftMm, image.Geometry), shift);
    }

    private static bool HaveOneFrame(LesionTarget a, LesionTarget b) => a.Series!.First.FrameOfReferenceUid == b.Series!.First.FrameOfReferenceUid;

    private CohortRunResult Finish(List<RunTarget> targets)
    {
        LesionColumns columns = new(_delivery);
        RunManifest manifest = new()
        {
            Engine = FeatureExtractor.EngineVersion,
            Settings = _options.Settings.ToString(),
            Extras = $"outline {_options.Segmentation.Outline}; rings {(_options.Rings.Count == 0 ? "none" : string.Join(", ", _options.Rings.Select(r => r.Name)))}; differences {(_options.Differences ? "yes" : "no")}; stability {(_options.Stability ? "yes" : "no")}; phases {_options.Phases}",
            Differences = _options.Differences,
            Stability = _options.Stability,
            Patients = _delivery.Patients.Count,
            Series = _delivery.Patients.Sum(p => p.Series.Count),
            Images = _delivery.Patients.Sum(p => p.Series.Sum(s => s.SliceCount)),
            Lesions = _delivery.Lesions.Count,
            IdentityColumns = LesionColumns.Identity,
            ResultColumns = _work.Columns,
            FeatureColumns = _work.FeatureNames,
            TableColumns = columns.Tables,
            Rows = [.. targets.Select(t => Row(t, columns))],
        };
        manifest.Write(_folder);
        RunTables.Write(manifest, _folder);
        CohortRunResult result = new(Count(RunState.Measured), Count(RunState.Failed), Count(RunState.Excluded), Count(RunState.Elsewhere), _earlier, _folder.Table);
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
                Partitioner.Create<T>([.. items], loadBalance: true), new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs, CancellationToken = _cancellation }, body);
        }
        catch (AggregateException errors)
        {
            Exception[] all = [.. errors.Flatten().InnerExceptions];
            ExceptionDispatchInfo.Throw(all.FirstOrDefault(e => e is RadiomicsException) ?? all[0]);
        }
    }
}
