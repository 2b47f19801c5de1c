namespace Radiomics;

/// <summary>How merged directions are weighted by their length: W = exp(-d^2), with the length d in mm of a direction's step in some norm. GLCM and GLRLM only.</summary>
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
