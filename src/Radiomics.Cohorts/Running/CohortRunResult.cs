namespace Radiomics;

/// <summary>What a run has done. Numbers are of lesions, each counted in every phase.</summary>
/// <param name="Measured">Measured, now or in an earlier run into the same folder.</param>
/// <param name="Failed">Tried and failed, now or earlier.</param>
/// <param name="Excluded">Not tried: no series, no position.</param>
/// <param name="Elsewhere">In other parts of the cohort.</param>
/// <param name="Earlier">Of those measured or failed, how many an earlier run had done.</param>
/// <param name="Table">Path of the table of features.</param>
public sealed record CohortRunResult(int Measured, int Failed, int Excluded, int Elsewhere, int Earlier, string Table)
{
    /// <summary>Lesions of this part of the cohort.</summary>
    public int Total => Measured + Failed + Excluded;
}
