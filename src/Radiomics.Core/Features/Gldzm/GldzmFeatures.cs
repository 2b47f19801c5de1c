using static Radiomics.LevelLengthFormulas;

namespace Radiomics;

/// <summary>
/// Features of the gray level distance zone matrix. P(i,j) counts the zones of gray level i whose smallest distance to the border is j (voxels, 1 at the
/// border), Nz is their number, p = P / Nz, Nv the number of voxels. With a matrix a plane, the mean of the planes' values. PyRadiomics has none of them.
/// </summary>
public static class GldzmFeatures
{
    internal static IReadOnlyList<Feature<Gldzm>> All { get; } =
    [
        New(null, "dzm_sde", "0GBI", SmallDistanceEmphasis),
        New(null, "dzm_lde", "MB4I", LargeDistanceEmphasis),
        New(null, "dzm_lgze", "S1RA", LowGrayLevelZoneEmphasis),
        New(null, "dzm_hgze", "K26C", HighGrayLevelZoneEmphasis),
        New(null, "dzm_sdlge", "RUVG", SmallDistanceLowGrayLevelEmphasis),
        New(null, "dzm_sdhge", "DKNJ", SmallDistanceHighGrayLevelEmphasis),
        New(null, "dzm_ldlge", "A7WM", LargeDistanceLowGrayLevelEmphasis),
        New(null, "dzm_ldhge", "KLTH", LargeDistanceHighGrayLevelEmphasis),
        New(null, "dzm_glnu", "VFT7", GrayLevelNonUniformity),
        New(null, "dzm_glnu_norm", "7HP3", GrayLevelNonUniformityNormalized),
        New(null, "dzm_zdnu", "V294", ZoneDistanceNonUniformity),
        New(null, "dzm_zdnu_norm", "IATH", ZoneDistanceNonUniformityNormalized),
        New(null, "dzm_z_perc", "VIWW", ZonePercentage),
        New(null, "dzm_gl_var", "QK93", GrayLevelVariance),
        New(null, "dzm_zd_var", "7WT1", ZoneDistanceVariance),
        New(null, "dzm_zd_entr", "GBDU", ZoneDistanceEntropy),
    ];

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_sde']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double SmallDistanceEmphasis(Gldzm gldzm) => Value(gldzm, ShortEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_lde']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double LargeDistanceEmphasis(Gldzm gldzm) => Value(gldzm, LongEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_lgze']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double LowGrayLevelZoneEmphasis(Gldzm gldzm) => Value(gldzm, LowLevelEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_hgze']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double HighGrayLevelZoneEmphasis(Gldzm gldzm) => Value(gldzm, HighLevelEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_sdlge']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double SmallDistanceLowGrayLevelEmphasis(Gldzm gldzm) => Value(gldzm, ShortLowLevelEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_sdhge']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double SmallDistanceHighGrayLevelEmphasis(Gldzm gldzm) => Value(gldzm, ShortHighLevelEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_ldlge']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double LargeDistanceLowGrayLevelEmphasis(Gldzm gldzm) => Value(gldzm, LongLowLevelEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_ldhge']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double LargeDistanceHighGrayLevelEmphasis(Gldzm gldzm) => Value(gldzm, LongHighLevelEmphasis);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_glnu']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double GrayLevelNonUniformity(Gldzm gldzm) => Value(gldzm, LevelNonUniformity);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_glnu_norm']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double GrayLevelNonUniformityNormalized(Gldzm gldzm) => Value(gldzm, LevelNonUniformityNormalized);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_zdnu']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double ZoneDistanceNonUniformity(Gldzm gldzm) => Value(gldzm, LengthNonUniformity);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_zdnu_norm']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double ZoneDistanceNonUniformityNormalized(Gldzm gldzm) => Value(gldzm, LengthNonUniformityNormalized);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_z_perc']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double ZonePercentage(Gldzm gldzm) => Value(gldzm, Percentage);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_gl_var']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double GrayLevelVariance(Gldzm gldzm) => Value(gldzm, LevelVariance);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_zd_var']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double ZoneDistanceVariance(Gldzm gldzm) => Value(gldzm, LengthVariance);

    /// <include file="GldzmFeatures.xml" path="features/feature[@id='dzm_zd_entr']/*"/>
    /// <param name="gldzm">The matrix.</param>
    public static double ZoneDistanceEntropy(Gldzm gldzm) => Value(gldzm, Entropy);

    private static double Value(Gldzm gldzm, Func<LevelLengthMatrix, double> formula)
    {
        ArgumentNullException.ThrowIfNull(gldzm);
        return FeatureMath.MeanIgnoringNaN(gldzm.Matrices, formula);
    }

    private static Feature<Gldzm> New(string? name, string tag, string code, Func<Gldzm, double> formula) =>
        new(new FeatureDefinition(FeatureFamilies.Gldzm, name, tag, code), formula);
}
