namespace Radiomics;

/// <summary>What one run of the ensemble does differently.</summary>
/// <param name="Shift">Where it starts, mm from the seed along the array's axes.</param>
/// <param name="SurfaceFraction">Where tissue begins between background (0) and the nodule's tissue (1).</param>
/// <param name="AreaFactor">How much more or less the area of the surface costs.</param>
/// <param name="Tissue">How the first guess of the tissue's HU is taken.</param>
/// <param name="RadiusFactor">How much larger than the body around the seed the nodule is taken to be at first.</param>
internal sealed record GrowthSetting(PointMm Shift, double SurfaceFraction, double AreaFactor, TissueGuess Tissue, double RadiusFactor)
{
    /// <summary>HU the tissue is held at; null (default): measured in each round.</summary>
    public double? TissueHu { get; init; }

    private const double Fraction = 0.34, ShiftMm = 1.5;

    /// <summary>The runs: the seed itself and its six neighbors, with looser and tighter surfaces, small and large first guesses.</summary>
    public static IReadOnlyList<GrowthSetting> Ensemble { get; } =
    [
        new(default, Fraction, 1, TissueGuess.AtSeed, 1),
        new(new PointMm(ShiftMm, 0, 0), Fraction - 0.07, 1.3, TissueGuess.Around, 1.5),
        new(new PointMm(-ShiftMm, 0, 0), Fraction + 0.07, 0.8, TissueGuess.AtSeed, 2),
        new(new PointMm(0, ShiftMm, 0), Fraction + 0.07, 1.3, TissueGuess.Near, 1),
        new(new PointMm(0, -ShiftMm, 0), Fraction - 0.07, 0.8, TissueGuess.AtSeed, 1),
        new(new PointMm(0, 0, ShiftMm), Fraction - 0.07, 1, TissueGuess.Around, 1),
        new(new PointMm(0, 0, -ShiftMm), Fraction + 0.07, 1, TissueGuess.AtSeed, 1.5),
    ];
}

/// <summary>Where a run takes its first guess of the tissue's HU from.</summary>
internal enum TissueGuess
{
    /// <summary>The denser part of a small ball at the seed.</summary>
    AtSeed,

    /// <summary>The median of what is no lung within 3.5 mm.</summary>
    Near,

    /// <summary>The median of what is no lung within 5 mm.</summary>
    Around,
}
