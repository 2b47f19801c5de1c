using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>What is done to features before a model sees them; each step is fitted on training rows alone.</summary>
public sealed record PreparationOptions
{
    /// <summary>Largest share of missing training rows a feature may have; what is missing is replaced by the training median (of categories, the most frequent level).</summary>
    public double MaxMissing { get; init; } = 0.2;

    /// <summary>Smallest reliability a feature must have, where <see cref="Stability"/> tells it.</summary>
    public double MinStability { get; init; } = 0.75;

    /// <summary>Reliability of each feature under repeated segmentation (such as an intraclass correlation), measured on other data than the outcome; null for no filter. Features it does not name are dropped, but for clinical ones listed in <see cref="Always"/>.</summary>
    public IReadOnlyDictionary<string, double>? Stability { get; init; }

    /// <summary>Whether numeric features of batches are harmonised by ComBat.</summary>
    public bool Harmonize { get; init; }

    /// <summary>Largest false-discovery rate of the univariate association with the outcome; null for no screening.</summary>
    public double? FalseDiscoveryRate { get; init; }

    /// <summary>Of features correlated (Spearman, absolute) at least this much, the one most associated with the outcome stays; 1 or more for no filter.</summary>
    public double MaxCorrelation { get; init; } = 0.95;

    /// <summary>Features that pass the filters for stability, association and correlation, such as clinical ones; the name of a category stands for all of its levels.</summary>
    public IReadOnlyList<string> Always { get; init; } = [];

    internal void Validate()
    {
        if (!(MaxMissing is >= 0 and < 1)) throw ModelingErrors.Option(nameof(MaxMissing), MaxMissing.ToString("R", CultureInfo.InvariantCulture), "0 to below 1");
        if (FalseDiscoveryRate is { } rate && !(rate is > 0 and <= 1)) throw ModelingErrors.Option(nameof(FalseDiscoveryRate), rate.ToString("R", CultureInfo.InvariantCulture), "above 0, at most 1");
        if (!(MaxCorrelation > 0)) throw ModelingErrors.Option(nameof(MaxCorrelation), MaxCorrelation.ToString("R", CultureInfo.InvariantCulture), "above 0");
    }
}
