namespace Radiomics.Modeling;

/// <summary>How much a comparable pair counts in a concordance.</summary>
public enum ConcordanceWeight
{
    /// <summary>Each pair once: Harrell's C.</summary>
    Pairs,

    /// <summary>1 / G(t-)^2 with the censoring distribution of the same subjects: Uno's C, free of the censoring's pattern.</summary>
    InverseCensoring,

    /// <summary>1 / subjects at risk: each event counts alike.</summary>
    Events,
}
