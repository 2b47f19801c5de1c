using static Radiomics.LevelLengthFormulas;

namespace Radiomics;

/// <summary>
/// Features of the gray level dependence matrix. P(i,j) counts the voxels of gray level i with j dependent voxels, themselves included; Nv is the number of
/// voxels, p = P / Nv. With a matrix a plane, the mean of the planes' values.
/// </summary>
public static class GldmFeatures
{
    internal static IReadOnlyList<Feature<Gldm>> All { get; } =
    [
        New("DependenceEntropy", "ngl_dc_entr", "FCBV", DependenceEntropy),
        New("DependenceNonUniformity", "ngl_dcnu", "Z87G", DependenceNonUniformity),
        New("DependenceNonUniformityNormalized", "ngl_dcnu_norm", "OKJI", DependenceNonUniformityNormalized),
        New("DependenceVariance", "ngl_dc_var", "DNX2", DependenceVariance),
        New("GrayLevelNonUniformity", "ngl_glnu", "FP8K", GrayLevelNonUniformity),
        New("GrayLevelVariance", "ngl_gl_var", "1PFV", GrayLevelVariance),
        New("HighGrayLevelEmphasis", "ngl_hgce", "OAE7", HighGrayLevelEmphasis),
        New("LargeDependenceEmphasis", "ngl_hde", "IMOQ", LargeDependenceEmphasis),
        New("LargeDependenceHighGrayLevelEmphasis", "ngl_hdhge", "9QMG", LargeDependenceHighGrayLevelEmphasis),
        New("LargeDependenceLowGrayLevelEmphasis", "ngl_hdlge", "NBZI", LargeDependenceLowGrayLevelEmphasis),
        New("LowGrayLevelEmphasis", "ngl_lgce", "TL9H", LowGrayLevelEmphasis),
        New("SmallDependenceEmphasis", "ngl_lde", "SODN", SmallDependenceEmphasis),
        New("SmallDependenceHighGrayLevelEmphasis", "ngl_ldhge", "JA6D", SmallDependenceHighGrayLevelEmphasis),
        New("SmallDependenceLowGrayLevelEmphasis", "ngl_ldlge", "EQ3F", SmallDependenceLowGrayLevelEmphasis),
        New(null, "ngl_glnu_norm", "5SPA", GrayLevelNonUniformityNormalized),
        New(null, "ngl_dc_perc", "6XV8", DependencePercentage),
        New(null, "ngl_dc_energy", "CAS9", DependenceEnergy),
    ];

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_dc_entr']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double DependenceEntropy(Gldm gldm) => Value(gldm, Entropy);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_dcnu']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double DependenceNonUniformity(Gldm gldm) => Value(gldm, LengthNonUniformity);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_dcnu_norm']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double DependenceNonUniformityNormalized(Gldm gldm) => Value(gldm, LengthNonUniformityNormalized);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_dc_var']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double DependenceVariance(Gldm gldm) => Value(gldm, LengthVariance);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_glnu']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double GrayLevelNonUniformity(Gldm gldm) => Value(gldm, LevelNonUniformity);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_gl_var']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double GrayLevelVariance(Gldm gldm) => Value(gldm, LevelVariance);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_hgce']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double HighGrayLevelEmphasis(Gldm gldm) => Value(gldm, HighLevelEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_hde']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double LargeDependenceEmphasis(Gldm gldm) => Value(gldm, LongEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_hdhge']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double LargeDependenceHighGrayLevelEmphasis(Gldm gldm) => Value(gldm, LongHighLevelEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_hdlge']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double LargeDependenceLowGrayLevelEmphasis(Gldm gldm) => Value(gldm, LongLowLevelEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_lgce']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double LowGrayLevelEmphasis(Gldm gldm) => Value(gldm, LowLevelEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_lde']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double SmallDependenceEmphasis(Gldm gldm) => Value(gldm, ShortEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_ldhge']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double SmallDependenceHighGrayLevelEmphasis(Gldm gldm) => Value(gldm, ShortHighLevelEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_ldlge']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double SmallDependenceLowGrayLevelEmphasis(Gldm gldm) => Value(gldm, ShortLowLevelEmphasis);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_glnu_norm']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double GrayLevelNonUniformityNormalized(Gldm gldm) => Value(gldm, LevelNonUniformityNormalized);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_dc_perc']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double DependencePercentage(Gldm gldm) => Value(gldm, Percentage);

    /// <include file="GldmFeatures.xml" path="features/feature[@id='ngl_dc_energy']/*"/>
    /// <param name="gldm">The matrix.</param>
    public static double DependenceEnergy(Gldm gldm) => Value(gldm, Energy);

    private static double Value(Gldm gldm, Func<LevelLengthMatrix, double> formula)
    {
        ArgumentNullException.ThrowIfNull(gldm);
        return FeatureMath.MeanIgnoringNaN(gldm.Matrices, formula);
    }

    private static Feature<Gldm> New(string? name, string tag, string code, Func<Gldm, double> formula) =>
        new(new FeatureDefinition(FeatureFamilies.Gldm, name, tag, code), formula);
}
