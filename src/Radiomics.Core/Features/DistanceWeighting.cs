namespace Radiomics;

/// <summary>
/// How merged directions are weighted by the length d, in mm, of their step in some norm: W = exp(-d^2) in the GLCM, W = d in the GLRLM, as PyRadiomics does.
/// </summary>
public enum DistanceWeighting
{
    /// <summary>Every direction counts alike (PyRadiomics: <c>no_weighting</c>).</summary>
    None,

    /// <summary>Sum of the components.</summary>
    Manhattan,

    /// <summary>Euclidean length.</summary>
    Euclidean,

    /// <summary>Largest component.</summary>
    Infinity,
}
