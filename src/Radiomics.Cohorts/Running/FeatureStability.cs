namespace Radiomics.Cohorts;

/// <summary>How much a feature depends on where the border of a lesion is drawn: over the masks of the segmentation's ensemble.</summary>
/// <param name="Phase">The phase; lesions of several phases are not mixed, since they are not independent.</param>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Lesions">Lesions of which every run has a value.</param>
/// <param name="LeftOut">Measured lesions of which a run has none.</param>
/// <param name="Runs">Runs of the ensemble.</param>
/// <param name="Correlation">The coefficients; null where there are too few lesions.</param>
/// <param name="MedianVariation">Median over the lesions of the coefficient of variation; NaN where there is none.</param>
internal sealed record FeatureStability(string Phase, string Feature, int Lesions, int LeftOut, int Runs, IntraclassCorrelation? Correlation, double MedianVariation)
{
    /// <summary>Why there is no coefficient; empty where there is one.</summary>
    public string Reason => Correlation is null ? "FEW_LESIONS" : double.IsNaN(Correlation.Agreement) ? "NO_VARIATION" : "";
}
