namespace Radiomics.Modeling;

/// <summary>The test that compares groups of a descriptive table.</summary>
public enum DescriptiveTestKind
{
    /// <summary>Welch's t test.</summary>
    WelchT,

    /// <summary>Welch's analysis of variance.</summary>
    WelchAnova,

    /// <summary>Wilcoxon's (Mann and Whitney's) rank-sum test.</summary>
    RankSum,

    /// <summary>Kruskal and Wallis's test.</summary>
    KruskalWallis,

    /// <summary>Pearson's chi-square test without continuity correction.</summary>
    ChiSquare,

    /// <summary>Fisher's exact test.</summary>
    FisherExact,
}
