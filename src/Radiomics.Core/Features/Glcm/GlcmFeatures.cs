using System.Numerics;
using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// Features of the gray level co-occurrence matrices: each is computed for every matrix, and the values are averaged. p(i,j) is a normalized matrix, p_x and p_y are
/// its marginal distributions with means mu_x and mu_y (the same where the matrix is symmetric), p_{x+y} and p_{x-y} those of i + j and |i - j|, Ng is the
/// largest gray level of the region, epsilon = 2.2e-16. NaN when no two voxels of the region are a step apart.
/// </summary>
public static class GlcmFeatures
{
    internal static IReadOnlyList<Feature<Glcm>> All { get; } =
    [
        New("Autocorrelation", "cm_auto_corr", "QWB0", Autocorrelation),
        New("ClusterProminence", "cm_clust_prom", "AE86", ClusterProminence),
        New("ClusterShade", "cm_clust_shade", "7NFM", ClusterShade),
        New("ClusterTendency", "cm_clust_tend", "DG8W", ClusterTendency),
        New("Contrast", "cm_contrast", "ACUI", Contrast),
        New("Correlation", "cm_corr", "NI2N", Correlation),
        New("DifferenceAverage", "cm_diff_avg", "TF7R", DifferenceAverage),
        New("DifferenceEntropy", "cm_diff_entr", "NTRS", DifferenceEntropy),
        New("DifferenceVariance", "cm_diff_var", "D3YU", DifferenceVariance),
        New(null, "cm_dissimilarity", "8S9J", Dissimilarity),
        New("Id", "cm_inv_diff", "IB1Z", Id),
        New("Idm", "cm_inv_diff_mom", "WF0Z", Idm),
        New("Idmn", "cm_inv_diff_mom_norm", "1QCO", Idmn),
        New("Idn", "cm_inv_diff_norm", "NDRX", Idn),
        New("Imc1", "cm_info_corr1", "R8DG", Imc1),
        New("Imc2", "cm_info_corr2", "JN9H", Imc2, Imc2OfIbsi),
        New("InverseVariance", "cm_inv_var", "E8JP", InverseVariance),
        New("JointAverage", "cm_joint_avg", "60VM", JointAverage),
        New("JointEnergy", "cm_energy", "8ZQL", JointEnergy),
        New("JointEntropy", "cm_joint_entr", "TU9B", JointEntropy),
        New("MCC", null, "", Mcc),
        New("MaximumProbability", "cm_joint_max", "GYBY", MaximumProbability),
        New("SumAverage", "cm_sum_avg", "ZGXS", SumAverage),
        New("SumEntropy", "cm_sum_entr", "P6QZ", SumEntropy),
        New("SumSquares", "cm_joint_var", "UR99", SumSquares),
        New(null, "cm_sum_var", "OEEB", SumVariance),
    ];

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_auto_corr']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Autocorrelation(Glcm glcm) => Mean(glcm, m =>
    {
        double sum = 0;
        foreach (TextureCell c in m.Cells) sum += c.Value * (m.Levels[c.Row] * m.Levels[c.Column]);
        return sum;
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_clust_prom']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double ClusterProminence(Glcm glcm) => Mean(glcm, m => ClusterMoment(m, 4));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_clust_shade']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double ClusterShade(Glcm glcm) => Mean(glcm, m => ClusterMoment(m, 3));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_clust_tend']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double ClusterTendency(Glcm glcm) => Mean(glcm, m => ClusterMoment(m, 2));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_contrast']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Contrast(Glcm glcm) => Mean(glcm, m => DifferenceSum(m, k => k * k));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_corr']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Correlation(Glcm glcm) => Mean(glcm, m =>
    {
        // sqrt(v) * sqrt(v) rather than v: as the reference rounds.
        double product = Math.Sqrt(Variance(m, m.Rows, m.RowMean)) * Math.Sqrt(Variance(m, m.Columns, m.ColumnMean));
        if (product == 0) return 1;
        double sum = 0;
        foreach (TextureCell c in m.Cells) sum += c.Value * (m.Levels[c.Row] - m.RowMean) * (m.Levels[c.Column] - m.ColumnMean);
        return sum / (product + Epsilon);
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_diff_avg']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double DifferenceAverage(Glcm glcm) => Mean(glcm, m => DifferenceSum(m, k => k));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_diff_entr']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double DifferenceEntropy(Glcm glcm) => Mean(glcm, m => Entropy(m.Differences));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_diff_var']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double DifferenceVariance(Glcm glcm) => Mean(glcm, m =>
    {
        double average = DifferenceSum(m, k => k);
        return DifferenceSum(m, k => Square(k - average));
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_dissimilarity']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Dissimilarity(Glcm glcm) => Mean(glcm, m =>
    {
        double sum = 0;
        foreach (TextureCell c in m.Cells) sum += c.Value * Math.Abs(m.Levels[c.Row] - m.Levels[c.Column]);
        return sum;
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_inv_diff']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Id(Glcm glcm) => Mean(glcm, m => DifferenceSum(m, k => 1 / (1 + k)));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_inv_diff_mom']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Idm(Glcm glcm) => Mean(glcm, m => DifferenceSum(m, k => 1 / (1 + k * k)));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_inv_diff_mom_norm']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Idmn(Glcm glcm) => Mean(glcm, m => DifferenceSum(m, k => 1 / (1 + k * k / Square(m.HighestLevel))));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_inv_diff_norm']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Idn(Glcm glcm) => Mean(glcm, m => DifferenceSum(m, k => 1 / (1 + k / m.HighestLevel)));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_info_corr1']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Imc1(Glcm glcm) => Mean(glcm, m =>
    {
        double larger = Math.Max(m.RowEntropy, m.ColumnEntropy);
        return larger == 0 ? 0 : (m.JointEntropy - m.CrossEntropy) / larger;
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_info_corr2']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Imc2(Glcm glcm) => Mean(glcm, m =>
    {
        double information = MutualInformation(m);
        return information == 0 ? 0 : Math.Sqrt(1 - Math.Exp(-2 * information));
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_inv_var']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double InverseVariance(Glcm glcm) => Mean(glcm, m => DifferenceSum(m, k => k == 0 ? 0 : 1 / (k * k)));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_joint_avg']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double JointAverage(Glcm glcm) => Mean(glcm, m => m.RowMean);

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_energy']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double JointEnergy(Glcm glcm) => Mean(glcm, m =>
    {
        double sum = 0;
        foreach (TextureCell c in m.Cells) sum += Square(c.Value);
        return sum;
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_joint_entr']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double JointEntropy(Glcm glcm) => Mean(glcm, m => m.JointEntropy);

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='glcm_MCC']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double Mcc(Glcm glcm)
    {
        ReadOnlySpan<GlcmMatrix> matrices = Checked(glcm).MatrixSpan;
        // Where all of several matrices are without pairs, the reference leaves them out before it looks at the number of gray levels; a single one is NaN.
        if (matrices.IsEmpty) return glcm is { LevelCount: 1, Candidates: > 1 } ? 1 : double.NaN;
        Complex?[] eigenvalues = new Complex?[matrices.Length];
        for (int i = 0; i < eigenvalues.Length; i++) eigenvalues[i] = MaximalCorrelation.SecondEigenvalue(matrices[i]);
        // Where one matrix has a complex eigenvalue, the reference takes all square roots as complex and averages their real parts.
        bool complex = eigenvalues.Any(e => e is { Imaginary: not 0 });
        return MeanIgnoringNaN<Complex?>(eigenvalues, e => e is not { } value ? 1 : complex ? Complex.Sqrt(value).Real : Math.Sqrt(value.Real));
    }

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_joint_max']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double MaximumProbability(Glcm glcm) => Mean(glcm, m =>
    {
        double maximum = 0;
        foreach (TextureCell c in m.Cells) maximum = Math.Max(maximum, c.Value);
        return maximum;
    });

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_sum_avg']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double SumAverage(Glcm glcm) => Mean(glcm, SumMean);

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_sum_entr']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double SumEntropy(Glcm glcm) => Mean(glcm, m => Entropy(m.Sums));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_joint_var']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double SumSquares(Glcm glcm) => Mean(glcm, m => Variance(m, m.Rows, m.RowMean));

    /// <include file="GlcmFeatures.xml" path="features/feature[@id='cm_sum_var']/*"/>
    /// <param name="glcm">The matrices.</param>
    public static double SumVariance(Glcm glcm) => Mean(glcm, m =>
    {
        double average = SumMean(m), sum = 0;
        for (int k = 0; k < m.Sums.Length; k++) sum += m.Sums[k] * Square(m.FirstSum + k - average);
        return sum;
    });

    private static double Imc2OfIbsi(Glcm glcm) => Mean(glcm, m => Math.Sqrt(1 - Math.Exp(-2 * Math.Max(0, MutualInformation(m)))));

    /// <summary>HXY2 - HXY; rounding can make it a little smaller than 0.</summary>
    private static double MutualInformation(GlcmMatrix m) => m.IndependentEntropy - m.JointEntropy;

    private static double Variance(GlcmMatrix m, ReadOnlySpan<double> marginal, double mean)
    {
        double sum = 0;
        for (int i = 0; i < marginal.Length; i++) sum += marginal[i] * Square(m.Levels[i] - mean);
        return sum;
    }

    private static double SumMean(GlcmMatrix m)
    {
        double sum = 0;
        for (int k = 0; k < m.Sums.Length; k++) sum += (m.FirstSum + k) * m.Sums[k];
        return sum;
    }

    private static double ClusterMoment(GlcmMatrix m, int order)
    {
        double sum = 0;
        for (int k = 0; k < m.Sums.Length; k++)
        {
            double deviation = m.FirstSum + k - m.RowMean - m.ColumnMean, power = deviation * deviation;
            for (int n = 2; n < order; n++) power *= deviation;
            sum += m.Sums[k] * power;
        }
        return sum;
    }

    private static double DifferenceSum(GlcmMatrix m, Func<double, double> weight)
    {
        double sum = 0;
        for (int k = 0; k < m.Differences.Length; k++)
            if (m.Differences[k] != 0) sum += m.Differences[k] * weight(k);
        return sum;
    }

    private static double Entropy(ReadOnlySpan<double> distribution)
    {
        double sum = 0;
        foreach (double p in distribution) sum -= PLogP(p);
        return sum;
    }

    private static double Mean(Glcm glcm, Func<GlcmMatrix, double> formula) => MeanIgnoringNaN(Checked(glcm).MatrixSpan, formula);

    private static Feature<Glcm> New(string? name, string? tag, string code, Func<Glcm, double> formula, Func<Glcm, double>? ibsiFormula = null) =>
        new(new FeatureDefinition(FeatureFamilies.Glcm, name, tag, code), formula, ibsiFormula);

    private static Glcm Checked(Glcm glcm)
    {
        ArgumentNullException.ThrowIfNull(glcm);
        return glcm;
    }
}
