namespace Radiomics.Modeling;

/// <summary>Discrimination among the rows of one value of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">Its value.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Events">Events, positives, or rows of the smallest class.</param>
/// <param name="Discrimination">As in <see cref="EvaluationReport.Discrimination"/>, of the first repeat; NaN where fewer than five rows of a class or events are there.</param>
public sealed record SubgroupPerformance(string Column, string Value, int Rows, int Events, ConfidenceInterval Discrimination);
