using static Radiomics.LevelLengthFormulas;

namespace Radiomics;

/// <summary>
/// Features of the gray level run length matrices, as PyRadiomics defines them: each is computed for every direction along which
/// a line holds two voxels of the region, and the values are averaged (IBSI ITBB, 3D averaged); NaN when there is no such direction. P(i,j) counts the runs of gray level i and length j, Nr is their number, p = P / Nr, Np the number of voxels,
/// epsilon = 2.2e-16.
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

    /// <summary>sum P(i,j) / j^2 / Nr. IBSI: short runs emphasis, 22OV.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double ShortRunEmphasis(Glrlm glrlm) => Mean(glrlm, ShortEmphasis);

    /// <summary>sum P(i,j) j^2 / Nr. IBSI: long runs emphasis, W4KF.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double LongRunEmphasis(Glrlm glrlm) => Mean(glrlm, LongEmphasis);

    /// <summary>sum over i of (sum over j of P(i,j))^2 / Nr. IBSI: grey level non-uniformity, R5YN.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double GrayLevelNonUniformity(Glrlm glrlm) => Mean(glrlm, LevelNonUniformity);

    /// <summary>sum over i of (sum over j of P(i,j))^2 / Nr^2. IBSI: normalised grey level non-uniformity, OVBL.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double GrayLevelNonUniformityNormalized(Glrlm glrlm) => Mean(glrlm, LevelNonUniformityNormalized);

    /// <summary>sum over j of (sum over i of P(i,j))^2 / Nr. IBSI: run length non-uniformity, W92Y.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double RunLengthNonUniformity(Glrlm glrlm) => Mean(glrlm, LengthNonUniformity);

    /// <summary>sum over j of (sum over i of P(i,j))^2 / Nr^2. IBSI: normalised run length non-uniformity, IC23.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double RunLengthNonUniformityNormalized(Glrlm glrlm) => Mean(glrlm, LengthNonUniformityNormalized);

    /// <summary>Nr / Np. IBSI: run percentage, 9ZK5.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double RunPercentage(Glrlm glrlm) => Mean(glrlm, Percentage);

    /// <summary>sum p(i,j) (i - mu)^2 with mu = sum p(i,j) i. IBSI: grey level variance, 8CE5.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double GrayLevelVariance(Glrlm glrlm) => Mean(glrlm, LevelVariance);

    /// <summary>sum p(i,j) (j - mu)^2 with mu = sum p(i,j) j. IBSI: run length variance, SXLW.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double RunVariance(Glrlm glrlm) => Mean(glrlm, LengthVariance);

    /// <summary>-sum p(i,j) log2(p(i,j) + epsilon), bits. IBSI: run entropy, HJ9O.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double RunEntropy(Glrlm glrlm) => Mean(glrlm, Entropy);

    /// <summary>sum P(i,j) / i^2 / Nr. IBSI: low grey level run emphasis, V3SW.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double LowGrayLevelRunEmphasis(Glrlm glrlm) => Mean(glrlm, LowLevelEmphasis);

    /// <summary>sum P(i,j) i^2 / Nr. IBSI: high grey level run emphasis, G3QZ.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double HighGrayLevelRunEmphasis(Glrlm glrlm) => Mean(glrlm, HighLevelEmphasis);

    /// <summary>sum P(i,j) / (i^2 j^2) / Nr. IBSI: short run low grey level emphasis, HTZT.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double ShortRunLowGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, ShortLowLevelEmphasis);

    /// <summary>sum P(i,j) i^2 / j^2 / Nr. IBSI: short run high grey level emphasis, GD3A.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double ShortRunHighGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, ShortHighLevelEmphasis);

    /// <summary>sum P(i,j) j^2 / i^2 / Nr. IBSI: long run low grey level emphasis, IVPO.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double LongRunLowGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, LongLowLevelEmphasis);

    /// <summary>sum P(i,j) i^2 j^2 / Nr. IBSI: long run high grey level emphasis, 3KUM.</summary>
    /// <param name="glrlm">The matrices.</param>
    public static double LongRunHighGrayLevelEmphasis(Glrlm glrlm) => Mean(glrlm, LongHighLevelEmphasis);

    private static double Mean(Glrlm glrlm, Func<LevelLengthMatrix, double> formula)
    {
        ArgumentNullException.ThrowIfNull(glrlm);
        return FeatureMath.MeanIgnoringNaN(glrlm.Directions, formula);
    }

    private static Feature<Glrlm> New(string name, string? tag, string code, Func<Glrlm, double> formula) => new(new FeatureDefinition(FeatureFamilies.Glrlm, name, tag, code), formula);
}
