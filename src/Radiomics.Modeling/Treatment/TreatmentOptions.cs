namespace Radiomics.Modeling;

/// <summary>When survival under a treatment is shown.</summary>
public sealed record TreatmentOptions
{
    /// <summary>Fewest patients with a treatment.</summary>
    public int MinPatients { get; init; } = 30;

    /// <summary>Fewest events with a treatment.</summary>
    public int MinEvents { get; init; } = 10;

    /// <summary>Fewest comparable patients with a treatment.</summary>
    public int MinComparable { get; init; } = 10;

    /// <summary>Least probability of a treatment, given the covariates, at which this patient and its patients overlap.</summary>
    public double MinPropensity { get; init; } = 0.05;
}
