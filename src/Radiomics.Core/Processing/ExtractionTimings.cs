using System.Diagnostics;

namespace Radiomics;

/// <summary>
/// Measures what the stages of an extraction take. Given to <c>FeatureExtractor.Extract</c>, it is told every stage and every family; the caller adds stages of its own, such as
/// loading, with <see cref="Measure{T}"/>. Values do not depend on it. For one thread at a time, and one extraction after another.
/// </summary>
public sealed class ExtractionTimings
{
    internal const string Diagnostics = "diagnostics", Normalization = "normalization", Resampling = "resampling", MaskPlacement = "mask placement", Crop = "crop",
        Checks = "checks", Resegmentation = "resegmentation", Intensities = "intensities", Discretization = "discretization", Filters = "filters", Hashes = "hashes", All = "extraction";

    private readonly List<StageTime> _stages = [];

    /// <summary>The stages measured so far, in the order in which they began first; a stage that came several times stands once, with the sum.</summary>
    public IReadOnlyList<StageTime> Stages => _stages;

    /// <summary>
    /// The names of the stages that an extraction with some settings can have, in their order: the stages of the processing, then the families, at last <c>extraction</c>,
    /// which is all of them together. A region to which a stage does not apply lacks it.
    /// </summary>
    /// <param name="processing">The processing.</param>
    /// <param name="filtered">Whether there are filters.</param>
    /// <param name="families">Names of the families.</param>
    internal static IReadOnlyList<string> StageNames(ProcessingOptions processing, bool filtered, IEnumerable<string> families)
    {
        bool ibsi = processing.Profile == Profile.Ibsi;
        List<string> names = [];
        if (ibsi) names.Add(MaskPlacement);
        if (processing.AdditionalInfo && !ibsi) names.Add(Diagnostics);
        if (processing.Normalization is not null) names.Add(Normalization);
        if (processing.AdditionalInfo && ibsi) names.Add(Diagnostics);
        if (processing.Resampling is not null) names.Add(Resampling);
        else if (!ibsi) names.Add(MaskPlacement);
        if (processing.PreCrop && processing.Resampling is null && !ibsi) names.Add(Crop);
        names.Add(Checks);
        if (processing.Resegmentation is not null) names.Add(Resegmentation);
        if (filtered) names.Add(Filters);
        return [.. names, Intensities, Discretization, .. families, Hashes, All];
    }

    /// <summary>Measures a stage.</summary>
    /// <param name="stage">Its name; the time is added to that of an earlier stage of this name.</param>
    /// <param name="work">What is measured.</param>
    /// <returns>What the work gives.</returns>
    public T Measure<T>(string stage, Func<T> work)
    {
        ArgumentException.ThrowIfNullOrEmpty(stage);
        ArgumentNullException.ThrowIfNull(work);
        using (Start(this, stage)) return work();
    }

    /// <summary>Times that begin with those measured here.</summary>
    internal ExtractionTimings Copy()
    {
        ExtractionTimings copy = new();
        copy._stages.AddRange(_stages);
        return copy;
    }

    /// <summary>Begins a stage that ends when the result is disposed of; does nothing where nothing is measured.</summary>
    /// <param name="timings">Told the time; null to measure nothing.</param>
    /// <param name="stage">Name of the stage.</param>
    internal static Running Start(ExtractionTimings? timings, string stage) => timings is null ? default : new Running(timings, stage);

    private void Add(string stage, TimeSpan wall, TimeSpan cpu)
    {
        int at = _stages.FindIndex(s => s.Stage == stage);
        if (at < 0) _stages.Add(new StageTime(stage, wall, cpu));
        else _stages[at] = new StageTime(stage, _stages[at].Wall + wall, _stages[at].Cpu + cpu);
    }

    /// <summary>A stage under way.</summary>
    internal readonly struct Running : IDisposable
    {
        private readonly ExtractionTimings? _timings;
        private readonly string _stage;
        private readonly long _start;
        private readonly TimeSpan _cpu;

        public Running(ExtractionTimings timings, string stage)
        {
            (_timings, _stage, _cpu) = (timings, stage, ProcessorTime());
            _start = Stopwatch.GetTimestamp();
        }

        public void Dispose()
        {
            if (_timings is null) return;
            TimeSpan wall = Stopwatch.GetElapsedTime(_start);
            _timings.Add(_stage, wall, ProcessorTime() - _cpu);
        }

        private static TimeSpan ProcessorTime()
        {
            // Not every platform says it; then processor times are 0.
            if (OperatingSystem.IsIOS() || OperatingSystem.IsTvOS() || OperatingSystem.IsBrowser()) return default;
            return Environment.CpuUsage.TotalTime;
        }
    }
}
