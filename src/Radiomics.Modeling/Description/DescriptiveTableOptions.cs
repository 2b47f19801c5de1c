namespace Radiomics.Modeling;

/// <summary>What a descriptive table shows.</summary>
public sealed record DescriptiveTableOptions
{
    /// <summary>Columns to describe, in this order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Column whose values make the groups that are compared; null for all together. Rows without a value are in no group, and counted.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>Columns of numbers that are codes, to be counted by value. Text, and numbers of at most two values, are counted anyway.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>
    /// Whether each patient counts once rather than each row: his value is that of his rows, those without one left aside. Columns that differ between rows of a patient are
    /// then refused, for none of them is the patient's.
    /// </summary>
    public bool PerPatient { get; init; }

    /// <summary>How numbers are summarised; by default as their distribution asks for.</summary>
    public NumericDescription Numeric { get; init; } = NumericDescription.ByDistribution;

    /// <summary>Significance below which Shapiro and Wilk's test calls a group not normal.</summary>
    public double NormalityLevel { get; init; } = 0.05;

    /// <summary>Most values a text column may have.</summary>
    public int MaxLevels { get; init; } = 50;
}
