namespace Radiomics;

/// <summary>Normalization of the whole image to mean 0 and standard deviation 1, before anything else (PyRadiomics: <c>normalize</c>).</summary>
/// <param name="Scale">Factor after normalization and clipping, above 0 (<c>normalizeScale</c>).</param>
/// <param name="OutlierSigma">Values beyond this many standard deviations are set to that limit; null for none (<c>removeOutliers</c>).</param>
public sealed record Normalization(double Scale = 1, double? OutlierSigma = null);
