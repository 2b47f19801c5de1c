namespace Radiomics.Cohorts;

/// <summary>What counts as thin slices: 0.625 to 2.5 mm, both included.</summary>
internal static class ThinSlices
{
    private const double ThinnestMm = 0.625, ThickestMm = 2.5, Tolerance = 1e-3;

    /// <summary>Whether a thickness is that of thin slices.</summary>
    public static bool Are(double? thicknessMm) => thicknessMm is >= ThinnestMm - Tolerance and <= ThickestMm + Tolerance;

    /// <summary>Whether a thickness is beyond that of thin slices.</summary>
    public static bool AreThick(double thicknessMm) => thicknessMm > ThickestMm + Tolerance;
}
