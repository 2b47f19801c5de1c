using static Radiomics.LevelLengthFormulas;

namespace Radiomics;

/// <summary>
/// Features of the gray level run length matrices: each is computed for every matrix, and the values are averaged; NaN when there is none. P(i,j) counts the runs of
/// gray level i and length j (voxels), Nr is their number, p = P / Nr, epsilon = 2.2e-16.
/// </summary>
public static class GlrlmFeatures
{
    internal static IReadOnlyList<Feature<Glrlm>> All { get; } =
    [
        New("GrayLevelNonUniformity", "rlm_glnu", "R5YN", GrayLevelNonUniformity),
        New("GrayLevelNonUniformityNormalized", "rlm_glnu_norm", "OVBL", GrayLevelNonUniformityNormalized),
        New("GrayLevelVariance", "rlm_gl_var", "8CE5", GrayLevelVariance),
        New("HighGrayLevelRunEmphasis", "rlm_hgre", "G3QZ", HighGrayLevelRunEmphasis),
        New("LongRunEmphasis", "rlm_lre", "W4KF", LongRunEmphasis),
        New("LongRunHighGrayLevelEmphasis", "rlm_lrhge", "3KUM", LongRunHighGrayLevelEmphasis),
        New("LongRunLowGrayLevelEmphasis", "rlm_lrlge", "IVPO", LongRunLowGrayLevelEmphasis),
        New("LowGrayLevelRunEmphasis", "rlm_lgre", "V3SW", LowGrayLevelRunEmphasis),
        New("RunEntropy", "rlm_rl_entr", "HJ9O", RunEntropy),
        New("RunLengthNonUniformity", "rlm_rlnu", "W92Y", RunLengthNonUniformity),
        New("RunLengthNonUniformityNormalized", "rlm_rlnu_norm", "IC23", RunLengthNonUniformityNormalized),
        New("RunPercentage", "rlm_r_perc", "9ZK5", RunPercentage),
        New("RunVariance", "rlm_rl_var", "SXLW", RunVariance),
        New("ShortRunEmphasis", "rlm_sre", "22OV", ShortRunEmphasis),
        New("ShortRunHighGrayLevelEmphasis", "rlm_srhge", "GD3A", ShortRunHighGrayLevelEmphasis),
        New("ShortRunLowGrayLevelEmphasis", "rlm_srlge", "HTZT", ShortRunLowGrayLevelEmphasis),
    ];

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_sre']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double ShortRunEmphasis(Glrlm glrlm) => Mean(glrlm, ShortEmphasis);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_lre']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double LongRunEmphasis(Glrlm glrlm) => Mean(glrlm, LongEmphasis);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_glnu']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double GrayLevelNonUniformity(Glrlm glrlm) => Mean(glrlm, LevelNonUniformity);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_glnu_norm']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double GrayLevelNonUniformityNormalized(Glrlm glrlm) => Mean(glrlm, LevelNonUniformityNormalized);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_rlnu']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double RunLengthNonUniformity(Glrlm glrlm) => Mean(glrlm, LengthNonUniformity);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_rlnu_norm']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double RunLengthNonUniformityNormalized(Glrlm glrlm) => Mean(glrlm, LengthNonUniformityNormalized);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_r_perc']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double RunPercentage(Glrlm glrlm) => Mean(glrlm, Percentage);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_gl_var']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double GrayLevelVariance(Glrlm glrlm) => Mean(glrlm, LevelVariance);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_rl_var']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double RunVariance(Glrlm glrlm) => Mean(glrlm, LengthVariance);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_rl_entr']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double RunEntropy(Glrlm glrlm) => Mean(glrlm, Entropy);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_lgre']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double LowGrayLevelRunEmphasis(Glrlm glrlm) => Mean(glrlm, LowLevelEmphasis);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_hgre']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double HighGrayLevelRunEmphasis(Glrlm glrlm) => Mean(glrlm, HighLevelEmphasis);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_srlge']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double ShortRunLowGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, ShortLowLevelEmphasis);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_srhge']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double ShortRunHighGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, ShortHighLevelEmphasis);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_lrlge']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double LongRunLowGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, LongLowLevelEmphasis);

    /// <include file="GlrlmFeatures.xml" path="features/feature[@id='rlm_lrhge']/*"/>
    /// <param name="glrlm">The matrices.</param>
    public static double LongRunHighGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, LongHighLevelEmphasis);

    private static double Mean(Glrlm glrlm, Func<LevelLengthMatrix, double> formula)
    {
        ArgumentNullException.ThrowIfNull(glrlm);
        return FeatureMath.MeanIgnoringNaN(glrlm.Matrices, formula);
    }

    private static Feature<Glrlm> New(string name, string? tag, string code, Func<Glrlm, double> formula) => new(new FeatureDefinition(FeatureFamilies.Glrlm, name, tag, code), formula);
}
