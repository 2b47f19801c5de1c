using static Radiomics.LevelLengthFormulas;

namespace Radiomics;

/// <summary>
/// Features of the gray level size zone matrix, as PyRadiomics defines them. P(i,j) counts the zones of gray level i and size j (voxels), Nz is
/// their number, p = P / Nz, Np the number of voxels, epsilon = 2.2e-16. Zones are 26-connected (IBSI KOBO, 3D).
/// </summary>
public static class GlszmFeatures
{
    internal static IReadOnlyList<Feature<Glszm>> All { get; } =
    [
        New("GrayLevelNonUniformity", "JNSA", GrayLevelNonUniformity),
        New("GrayLevelNonUniformityNormalized", "Y1RO", GrayLevelNonUniformityNormalized),
        New("GrayLevelVariance", "BYLV", GrayLevelVariance),
        New("HighGrayLevelZoneEmphasis", "5GN9", HighGrayLevelZoneEmphasis),
        New("LargeAreaEmphasis", "48P8", LargeAreaEmphasis),
        New("LargeAreaHighGrayLevelEmphasis", "J17V", LargeAreaHighGrayLevelEmphasis),
        New("LargeAreaLowGrayLevelEmphasis", "YH51", LargeAreaLowGrayLevelEmphasis),
        New("LowGrayLevelZoneEmphasis", "XMSY", LowGrayLevelZoneEmphasis),
        New("SizeZoneNonUniformity", "4JP3", SizeZoneNonUniformity),
        New("SizeZoneNonUniformityNormalized", "VB3A", SizeZoneNonUniformityNormalized),
        New("SmallAreaEmphasis", "5QRC", SmallAreaEmphasis),
        New("SmallAreaHighGrayLevelEmphasis", "HW1V", SmallAreaHighGrayLevelEmphasis),
        New("SmallAreaLowGrayLevelEmphasis", "5RAI", SmallAreaLowGrayLevelEmphasis),
        New("ZoneEntropy", "GU8N", ZoneEntropy),
        New("ZonePercentage", "P30P", ZonePercentage),
        New("ZoneVariance", "3NSA", ZoneVariance),
    ];

    /// <summary>sum P(i,j) / j^2 / Nz. IBSI: small zone emphasis, 5QRC.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double SmallAreaEmphasis(Glszm glszm) => Value(glszm, ShortEmphasis);

    /// <summary>sum P(i,j) j^2 / Nz. IBSI: large zone emphasis, 48P8.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double LargeAreaEmphasis(Glszm glszm) => Value(glszm, LongEmphasis);

    /// <summary>sum over i of (sum over j of P(i,j))^2 / Nz. IBSI: grey level non-uniformity, JNSA.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double GrayLevelNonUniformity(Glszm glszm) => Value(glszm, LevelNonUniformity);

    /// <summary>sum over i of (sum over j of P(i,j))^2 / Nz^2. IBSI: normalised grey level non-uniformity, Y1RO.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double GrayLevelNonUniformityNormalized(Glszm glszm) => Value(glszm, LevelNonUniformityNormalized);

    /// <summary>sum over j of (sum over i of P(i,j))^2 / Nz. IBSI: zone size non-uniformity, 4JP3.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double SizeZoneNonUniformity(Glszm glszm) => Value(glszm, LengthNonUniformity);

    /// <summary>sum over j of (sum over i of P(i,j))^2 / Nz^2. IBSI: normalised zone size non-uniformity, VB3A.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double SizeZoneNonUniformityNormalized(Glszm glszm) => Value(glszm, LengthNonUniformityNormalized);

    /// <summary>Nz / Np. IBSI: zone percentage, P30P.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double ZonePercentage(Glszm glszm) => Value(glszm, Percentage);

    /// <summary>sum p(i,j) (i - mu)^2 with mu = sum p(i,j) i. IBSI: grey level variance, BYLV.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double GrayLevelVariance(Glszm glszm) => Value(glszm, LevelVariance);

    /// <summary>sum p(i,j) (j - mu)^2 with mu = sum p(i,j) j. IBSI: zone size variance, 3NSA.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double ZoneVariance(Glszm glszm) => Value(glszm, LengthVariance);

    /// <summary>-sum p(i,j) log2(p(i,j) + epsilon), bits. IBSI: zone size entropy, GU8N.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double ZoneEntropy(Glszm glszm) => Value(glszm, Entropy);

    /// <summary>sum P(i,j) / i^2 / Nz. IBSI: low grey level zone emphasis, XMSY.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double LowGrayLevelZoneEmphasis(Glszm glszm) => Value(glszm, LowLevelEmphasis);

    /// <summary>sum P(i,j) i^2 / Nz. IBSI: high grey level zone emphasis, 5GN9.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double HighGrayLevelZoneEmphasis(Glszm glszm) => Value(glszm, HighLevelEmphasis);

    /// <summary>sum P(i,j) / (i^2 j^2) / Nz. IBSI: small zone low grey level emphasis, 5RAI.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double SmallAreaLowGrayLevelEmphasis(Glszm glszm) => Value(glszm, ShortLowLevelEmphasis);

    /// <summary>sum P(i,j) i^2 / j^2 / Nz. IBSI: small zone high grey level emphasis, HW1V.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double SmallAreaHighGrayLevelEmphasis(Glszm glszm) => Value(glszm, ShortHighLevelEmphasis);

    /// <summary>sum P(i,j) j^2 / i^2 / Nz. IBSI: large zone low grey level emphasis, YH51.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double LargeAreaLowGrayLevelEmphasis(Glszm glszm) => Value(glszm, LongLowLevelEmphasis);

    /// <summary>sum P(i,j) i^2 j^2 / Nz. IBSI: large zone high grey level emphasis, J17V.</summary>
    /// <param name="glszm">The matrix.</param>
    public static double LargeAreaHighGrayLevelEmphasis(Glszm glszm) => Value(glszm, LongHighLevelEmphasis);

    private static double Value(Glszm glszm, Func<LevelLengthMatrix, double> formula)
    {
        ArgumentNullException.ThrowIfNull(glszm);
        return formula(glszm.Matrix);
    }

    private static Feature<Glszm> New(string name, string code, Func<Glszm, double> formula) => new(new FeatureDefinition(FeatureFamilies.Glszm, name, code), formula);
}
