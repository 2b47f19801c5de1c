namespace Radiomics;

/// <summary>A lesion in one phase: the unit of work of a run.</summary>
/// <param name="Lesion">The lesion.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Series">The series it is segmented in; null where there is none.</param>
/// <param name="Seed">Where the segmentation starts, as the engine counts; null where the position cannot be used.</param>
/// <param name="Reading">What the table's image number was taken for.</param>
/// <param name="Obstacle">Why it cannot be measured; null where it can.</param>
public sealed record LesionTarget(Lesion Lesion, ScanPhase Phase, DeliveredSeries? Series, Seed? Seed, ZReading Reading, Finding? Obstacle)
{
    /// <summary>Whether there is a series and a seed.</summary>
    public bool IsReady => Obstacle is null && Series is not null && Seed is not null;

    /// <summary>Whether the position is that of another phase whose slices are the same.</summary>
    public bool HasSeedOfSameSlices { get; init; }

    /// <summary>
    /// The same lesion in the phase whose position is to be carried over by registration (<see cref="PhaseTransfer"/>), because the tables have none for this one
    /// and its slices are others; null where that is not so. <see cref="Seed"/> is null then.
    /// </summary>
    public LesionTarget? From { get; init; }

    /// <summary>Whether it can be measured: it has a seed, or one can be carried over.</summary>
    public bool CanBeMeasured => IsReady || (Obstacle is null && Series is not null && From is { IsReady: true });
}
