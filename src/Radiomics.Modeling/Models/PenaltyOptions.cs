using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>
/// The elastic-net penalty and its path, with glmnet's conventions: objective = mean negative log likelihood + lambda (alpha |b| + (1 - alpha) / 2 b^2) on columns
/// scaled to unit variance (1/N).
/// </summary>
public sealed record PenaltyOptions
{
    /// <summary>Mixing: 1 is lasso, 0 is ridge.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Values of lambda, descending; null for a path made from the data.</summary>
    public IReadOnlyList<double>? Lambdas { get; init; }

    /// <summary>Length of a path made from the data; it ends sooner where the deviance no longer falls.</summary>
    public int PathLength { get; init; } = 100;

    /// <summary>Smallest lambda of the path as a share of the largest; null is 1e-4 where there are at least as many rows as columns, else 0.01.</summary>
    public double? SmallestRatio { get; init; }

    /// <summary>Whether columns are scaled to unit variance while fitting. Coefficients are always those of the columns as given.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Relative penalty of each column, 0 for none; rescaled to sum to the number of columns. Null is 1 each.</summary>
    public IReadOnlyList<double>? PenaltyFactors { get; init; }

    /// <summary>Case weights, positive; null is 1 each.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>A fit is done when no coordinate would change the objective by more than this share of the null deviance.</summary>
    public double Tolerance { get; init; } = 1e-14;

    internal void Validate(int rows, int columns)
    {
        if (!(Alpha is >= 0 and <= 1)) throw ModelingErrors.Option(nameof(Alpha), Alpha.ToString("R", CultureInfo.InvariantCulture), "0 to 1");
        if (PathLength < 1) throw ModelingErrors.Option(nameof(PathLength), PathLength.ToString(CultureInfo.InvariantCulture), "at least 1");
        if (SmallestRatio is { } ratio && !(ratio is > 0 and < 1)) throw ModelingErrors.Option(nameof(SmallestRatio), ratio.ToString("R", CultureInfo.InvariantCulture), "between 0 and 1");
        if (!(Tolerance > 0)) throw ModelingErrors.Option(nameof(Tolerance), Tolerance.ToString("R", CultureInfo.InvariantCulture), "a positive number");
        if (Lambdas is { } lambdas)
            for (int i = 0; i < lambdas.Count; i++)
                if (!(lambdas[i] > 0) || (i > 0 && lambdas[i] >= lambdas[i - 1])) throw ModelingErrors.Option(nameof(Lambdas), "not descending, positive numbers", "descending, positive numbers");
        if (PenaltyFactors is { } factors && (factors.Count != columns || factors.Any(f => !(f >= 0)) || factors.Sum() <= 0))
            throw ModelingErrors.Option(nameof(PenaltyFactors), $"{factors.Count} for {columns} columns", "one number of at least 0 a column, not all 0");
        if (Weights is { } weights && (weights.Count != rows || weights.Any(w => !(w > 0) || !double.IsFinite(w))))
            throw ModelingErrors.Option(nameof(Weights), $"{weights.Count} for {rows} rows", "one positive number a row");
    }
}
