namespace Radiomics.Modeling;

/// <summary>How a variable of a descriptive table is best shown.</summary>
public enum DescriptiveKind
{
    /// <summary>Mean and standard deviation.</summary>
    Mean,

    /// <summary>Median and quartiles.</summary>
    Median,

    /// <summary>Counts and shares of levels.</summary>
    Counts,
}
