using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary>A region's result with what its stages took in this round.</summary>
/// <param name="Result">The result.</param>
/// <param name="Timings">The times, with those of what it shares with other regions, such as loading; null when nothing was measured.</param>
internal sealed record TimedRegion(RegionResult Result, ExtractionTimings? Timings)
{
    /// <summary>Computes a region.</summary>
    /// <param name="shared">Times of what came before and counts for every region; null to measure nothing.</param>
    /// <param name="compute">Computes it, given times of its own.</param>
    public static TimedRegion Of(ExtractionTimings? shared, Func<ExtractionTimings?, RegionResult> compute)
    {
        ExtractionTimings? own = shared?.Copy();
        return new TimedRegion(compute(own), own);
    }
}
