namespace Radiomics.Modeling;

/// <summary>How a Cox model is fitted.</summary>
public sealed record CoxOptions
{
    /// <summary>Treatment of tied events.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>The stratum of each row, any whole numbers; null is one stratum. Each stratum has a baseline hazard of its own.</summary>
    public IReadOnlyList<int>? Strata { get; init; }

    /// <summary>Case weights, positive; null is 1 for each row. Not with exact ties.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>Whether standard errors are the robust ones of Lin and Wei (1989) instead of those of the inverse information.</summary>
    public bool Robust { get; init; }

    /// <summary>Most Newton steps.</summary>
    public int MaxIterations { get; init; } = 100;
}
