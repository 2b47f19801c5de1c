using static Radiomics.LevelLengthFormulas;

namespace Radiomics;

/// <summary>
/// Features of the gray level size zone matrix. P(i,j) counts the zones of gray level i and size j (voxels), Nz is their number, p = P / Nz, Nv the number
/// of voxels. With a matrix a plane, the mean of the planes' values.
/// </summary>
public static class GlszmFeatures
{
    internal static IReadOnlyList<Feature<Glszm>> All { get; } =
    [
        New("GrayLevelNonUniformity", "szm_glnu", "JNSA", GrayLevelNonUniformity),
        New("GrayLevelNonUniformityNormalized", "szm_glnu_norm", "Y1RO", GrayLevelNonUniformityNormalized),
        New("GrayLevelVariance", "szm_gl_var", "BYLV", GrayLevelVariance),
        New("HighGrayLevelZoneEmphasis", "szm_hgze", "5GN9", HighGrayLevelZoneEmphasis),
        New("LargeAreaEmphasis", "szm_lze", "48P8", LargeAreaEmphasis),
        New("LargeAreaHighGrayLevelEmphasis", "szm_lzhge", "J17V", LargeAreaHighGrayLevelEmphasis),
        New("LargeAreaLowGrayLevelEmphasis", "szm_lzlge", "YH51", LargeAreaLowGrayLevelEmphasis),
        New("LowGrayLevelZoneEmphasis", "szm_lgze", "XMSY", LowGrayLevelZoneEmphasis),
        New("SizeZoneNonUniformity", "szm_zsnu", "4JP3", SizeZoneNonUniformity),
        New("SizeZoneNonUniformityNormalized", "szm_zsnu_norm", "VB3A", SizeZoneNonUniformityNormalized),
        New("SmallAreaEmphasis", "szm_sze", "5QRC", SmallAreaEmphasis),
        New("SmallAreaHighGrayLevelEmphasis", "szm_szhge", "HW1V", SmallAreaHighGrayLevelEmphasis),
        New("SmallAreaLowGrayLevelEmphasis", "szm_szlge", "5RAI", SmallAreaLowGrayLevelEmphasis),
        New("ZoneEntropy", "szm_zs_entr", "GU8N", ZoneEntropy),
        New("ZonePercentage", "szm_z_perc", "P30P", ZonePercentage),
        New("ZoneVariance", "szm_zs_var", "3NSA", ZoneVariance),
    ];

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_sze']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double SmallAreaEmphasis(Glszm glszm) => Value(glszm, ShortEmphasis);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_lze']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double LargeAreaEmphasis(Glszm glszm) => Value(glszm, LongEmphasis);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_glnu']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double GrayLevelNonUniformity(Glszm glszm) => Value(glszm, LevelNonUniformity);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_glnu_norm']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double GrayLevelNonUniformityNormalized(Glszm glszm) => Value(glszm, LevelNonUniformityNormalized);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_zsnu']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double SizeZoneNonUniformity(Glszm glszm) => Value(glszm, LengthNonUniformity);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_zsnu_norm']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double SizeZoneNonUniformityNormalized(Glszm glszm) => Value(glszm, LengthNonUniformityNormalized);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_z_perc']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double ZonePercentage(Glszm glszm) => Value(glszm, Percentage);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_gl_var']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double GrayLevelVariance(Glszm glszm) => Value(glszm, LevelVariance);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_zs_var']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double ZoneVariance(Glszm glszm) => Value(glszm, LengthVariance);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_zs_entr']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double ZoneEntropy(Glszm glszm) => Value(glszm, Entropy);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_lgze']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double LowGrayLevelZoneEmphasis(Glszm glszm) => Value(glszm, LowLevelEmphasis);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_hgze']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double HighGrayLevelZoneEmphasis(Glszm glszm) => Value(glszm, HighLevelEmphasis);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_szlge']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double SmallAreaLowGrayLevelEmphasis(Glszm glszm) => Value(glszm, ShortLowLevelEmphasis);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_szhge']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double SmallAreaHighGrayLevelEmphasis(Glszm glszm) => Value(glszm, ShortHighLevelEmphasis);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_lzlge']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double LargeAreaLowGrayLevelEmphasis(Glszm glszm) => Value(glszm, LongLowLevelEmphasis);

    /// <include file="GlszmFeatures.xml" path="features/feature[@id='szm_lzhge']/*"/>
    /// <param name="glszm">The matrix.</param>
    public static double LargeAreaHighGrayLevelEmphasis(Glszm glszm) => Value(glszm, LongHighLevelEmphasis);

    private static double Value(Glszm glszm, Func<LevelLengthMatrix, double> formula)
    {
        ArgumentNullException.ThrowIfNull(glszm);
        return FeatureMath.MeanIgnoringNaN(glszm.Matrices, formula);
    }

    private static Feature<Glszm> New(string name, string? tag, string code, Func<Glszm, double> formula) => new(new FeatureDefinition(FeatureFamilies.Glszm, name, tag, code), formula);
}
