using System.Diagnostics;

namespace Radiomics.SegmentationEvaluation;

/// <summary>Runs the segmenter over cases.</summary>
/// <param name="segmenter">The segmenter.</param>
/// <param name="jobs">Cases at a time; times and memory are only fair with 1.</param>
/// <param name="talk">Where errors that are not the library's own are told.</param>
internal sealed class Evaluation(NoduleSegmenter segmenter, int jobs, Action<string> talk)
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    /// <summary>Evaluates all cases, in their order.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="progress">Told the cases done and all cases.</param>
    /// <param name="cancellation">Stops between cases.</param>
    public IReadOnlyList<EvaluatedNodule> Run(IReadOnlyList<EvaluationCase> cases, Action<int, int> progress, CancellationToken cancellation)
    {
        EvaluatedNodule[] nodules = new EvaluatedNodule[cases.Count];
        int done = 0;
        WarmUp(cases[0]);
        Parallel.For(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, i =>
        {
            nodules[i] = Evaluate(cases[i]);
            progress(Interlocked.Increment(ref done), cases.Count);
        });
        return nodules;
    }

    /// <summary>Lets the runtime compile what runs often: the first case, again and again.</summary>
    private void WarmUp(EvaluationCase one)
    {
        Volume image = Volume.Load(one.Image);
        long start = Stopwatch.GetTimestamp();
        do Segment(image, one.Seeds[0].Seed, out _);
        while (Stopwatch.GetElapsedTime(start) < s_warmUp);
    }

    private EvaluatedNodule Evaluate(EvaluationCase one)
    {
        Volume image = Volume.Load(one.Image);
        Mask reference = Mask.Load(one.Mask, image);
        // The run that warms the caches is also the one whose memory is watched: no watcher disturbs the times.
        long peak = MemoryPeak.Of(() => Segment(image, one.Seeds[0].Seed, out _));
        List<EvaluationRun> runs = [];
        foreach (EvaluationSeed seed in one.Seeds)
        {
            long start = Stopwatch.GetTimestamp();
            Nodule? nodule = Segment(image, seed.Seed, out Exception? error);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (error is not null and not RadiomicsException) talk($"{one.Name}, seed {seed.Name} ({seed.Seed}): {error}");
            MaskAgreement? agreement = nodule is null ? null : MaskAgreement.Between(nodule.Mask, reference);
            // The ensemble's masks are not needed any more: hundreds of nodules stay in memory.
            runs.Add(new EvaluationRun(seed, nodule is null ? null : nodule with { Ensemble = [] }, agreement, seconds, error is RadiomicsException own ? own.Code : error?.GetType().Name));
        }
        return new EvaluatedNodule(one, reference.VolumeMm3, runs, jobs == 1 ? peak : null);
    }

    /// <summary>One run. Every error is a result here, also one that should not be.</summary>
    private Nodule? Segment(Volume image, Seed seed, out Exception? error)
    {
        error = null;
        try
        {
            return segmenter.Segment(image, seed);
        }
        catch (Exception caught) when (caught is not (OperationCanceledException or OutOfMemoryException))
        {
            error = caught;
            return null;
        }
    }
}
