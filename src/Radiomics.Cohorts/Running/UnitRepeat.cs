namespace Radiomics.Cohorts;

/// <summary>The features of the mask that one run of the segmentation's ensemble found.</summary>
/// <param name="Run">Number of the run, see <see cref="EnsembleMember"/>.</param>
/// <param name="Values">Values in the order of the extractor's names; NaN where undefined.</param>
internal sealed record UnitRepeat(int Run, IReadOnlyList<double> Values);
