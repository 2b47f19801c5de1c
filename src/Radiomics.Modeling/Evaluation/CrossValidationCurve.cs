namespace Radiomics.Modeling;

/// <summary>How a penalised path does on rows left out, lambda by lambda; as <c>cv.glmnet</c> of R.</summary>
/// <param name="Lambdas">Lambdas, descending.</param>
/// <param name="Mean">Weighted mean over folds of the measure.</param>
/// <param name="Error">Its standard error over folds.</param>
/// <param name="BestIndex">The lambda that does best; the largest of several.</param>
/// <param name="OneErrorIndex">The largest lambda within one standard error of the best.</param>
public sealed record CrossValidationCurve(IReadOnlyList<double> Lambdas, IReadOnlyList<double> Mean, IReadOnlyList<double> Error, int BestIndex, int OneErrorIndex);
