namespace Radiomics;

/// <summary>How far a run is.</summary>
/// <param name="Done">Lesions done in this run, each counted in every phase.</param>
/// <param name="Total">How many there are to do; those of which it is already known that an earlier run has done them are not among them.</param>
/// <param name="Failed">Lesions that failed in this run.</param>
/// <param name="Current">Name of the lesion at hand.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public readonly record struct CohortRunProgress(int Done, int Total, int Failed, string Current, string? Failure);
