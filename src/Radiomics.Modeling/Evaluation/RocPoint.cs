namespace Radiomics.Modeling;

/// <summary>One threshold of a ROC curve.</summary>
/// <param name="Threshold">Scores at or above it are called positive.</param>
/// <param name="Sensitivity">Share of positives called positive.</param>
/// <param name="Specificity">Share of negatives called negative.</param>
public sealed record RocPoint(double Threshold, double Sensitivity, double Specificity);
