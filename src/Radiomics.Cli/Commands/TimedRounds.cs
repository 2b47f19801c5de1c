using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary>Everything from loading on, once or as often as it is to be measured.</summary>
internal static class TimedRounds
{
    /// <summary>Runs the rounds.</summary>
    /// <param name="rounds">How often; 0 for once without measuring.</param>
    /// <param name="threads">Threads that are allowed, for the record.</param>
    /// <param name="round">One round, given its number from 0 and where times go.</param>
    /// <returns>The results of the first round, with the medians of all.</returns>
    public static List<RegionResult> Run(int rounds, int threads, Func<int, ExtractionTimings?, List<TimedRegion>> round)
    {
        if (rounds == 0) return [.. round(0, null).Select(region => region.Result)];
        List<List<TimedRegion>> all = [.. Enumerable.Range(0, rounds).Select(i => round(i, new ExtractionTimings()))];
        return [.. all[0].Select((region, i) => region.Result with { Times = StageTimes.Of(threads, [.. all.Select(r => r[i].Timings!)]) })];
    }
}
