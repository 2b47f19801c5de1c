namespace Radiomics;

/// <summary>Whose definitions are followed where the literature has two.</summary>
public enum Profile
{
    /// <summary>PyRadiomics: its processing order, grid, bin edges, feature names and formulae, so that published results can be repeated.</summary>
    PyRadiomics,

    /// <summary>The Image Biomarker Standardisation Initiative's reference manual (IBSI 1, version 11).</summary>
    Ibsi,
}
