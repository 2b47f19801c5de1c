namespace Radiomics;

/// <summary>A seed cannot start a segmentation: it lies outside the image, in air, or away from the window of HU that was given.</summary>
public sealed class SeedException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name: <c>SEED_OUTSIDE_IMAGE</c>, <c>SEED_IN_AIR</c> or <c>SEED_OUTSIDE_WINDOW</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    public SeedException(string code, Problem problem) : base(code, problem) { }
}
