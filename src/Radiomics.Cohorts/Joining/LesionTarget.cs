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
}
