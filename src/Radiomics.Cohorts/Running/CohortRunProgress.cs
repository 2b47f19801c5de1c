namespace Radiomics;

/// <summary>How far a run is.</summary>
/// <param name="Stage"><c>images</c> while the images are identified, <c>lesions</c> while lesions are measured.</param>
/// <param name="Done">Images or lesions done in this run.</param>
/// <param name="Total">How many there are to do; what an earlier run has done is not among them.</param>
/// <param name="Failed">Lesions that failed in this run.</param>
/// <param name="Current">Name of the lesion or series at hand.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public readonly record struct CohortRunProgress(string Stage, int Done, int Total, int Failed, string Current, string? Failure);
