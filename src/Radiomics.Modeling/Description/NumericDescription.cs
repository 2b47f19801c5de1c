namespace Radiomics.Modeling;

/// <summary>How numbers of a descriptive table are summarised and compared.</summary>
public enum NumericDescription
{
    /// <summary>By mean where no group speaks against a normal distribution (Shapiro and Wilk), else by median.</summary>
    ByDistribution,

    /// <summary>Mean and standard deviation; Welch's t test of two groups, Welch's analysis of variance of more.</summary>
    Mean,

    /// <summary>Median and quartiles; rank-sum test of two groups, Kruskal-Wallis test of more.</summary>
    Median,
}
