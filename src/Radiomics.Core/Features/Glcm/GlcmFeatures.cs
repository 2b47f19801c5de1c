using System.Numerics;
using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// Features of the gray level co-occurrence matrices, as PyRadiomics defines them: each is computed for every direction and the values are averaged
/// (IBSI ITBB, 3D averaged). p(i,j) is a direction's normalized symmetric matrix, px its marginal distribution with mean mu, Ng the
/// largest gray level, epsilon = 2.2e-16. NaN when no two voxels of the region are neighbors.
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
        New("Id", "cm_inv_diff", "IB1Z", Id),
        New("Idm", "cm_inv_diff_mom", "WF0Z", Idm),
        New("Idmn", "cm_inv_diff_mom_norm", "1QCO", Idmn),
        New("Idn", "cm_inv_diff_norm", "NDRX", Idn),
        New("Imc1", "cm_info_corr1", "R8DG", Imc1),
        New("Imc2", "cm_info_corr2", "JN9H", Imc2),
        New("InverseVariance", "cm_inv_var", "E8JP", InverseVariance),
        New("JointAverage", "cm_joint_avg", "60VM", JointAverage),
        New("JointEnergy", "cm_energy", "8ZQL", JointEnergy),
        New("JointEntropy", "cm_joint_entr", "TU9B", JointEntropy),
        New("MCC", null, "", Mcc),
        New("MaximumProbability", "cm_joint_max", "GYBY", MaximumProbability),
        New("SumAverage", "cm_sum_avg", "ZGXS", SumAverage),
        New("SumEntropy", "cm_sum_entr", "P6QZ", SumEntropy),
        New("SumSquares", "cm_joint_var", "UR99", SumSquares),
    ];

    /// <summary>sum p(i,j) i j. IBSI: autocorrelation, QWB0.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Autocorrelation(Glcm glcm) => Mean(glcm, d =>
    {
        double sum = 0;
        foreach (GlcmCell c in d.Cells) sum += c.Probability * (d.Levels[c.Row] * d.Levels[c.Column]);
        return sum;
    });

    /// <summary>sum p(i,j) (i + j - 2 mu)^4. IBSI: cluster prominence, AE86.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double ClusterProminence(Glcm glcm) => Mean(glcm, d => ClusterMoment(d, 4));

    /// <summary>sum p(i,j) (i + j - 2 mu)^3. IBSI: cluster shade, 7NFM.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double ClusterShade(Glcm glcm) => Mean(glcm, d => ClusterMoment(d, 3));

    /// <summary>sum p(i,j) (i + j - 2 mu)^2. IBSI: cluster tendency, DG8W.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double ClusterTendency(Glcm glcm) => Mean(glcm, d => ClusterMoment(d, 2));

    /// <summary>sum p(i,j) (i - j)^2. IBSI: contrast, ACUI.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Contrast(Glcm glcm) => Mean(glcm, d => DifferenceSum(d, k => k * k));

    /// <summary>sum p(i,j) (i - mu) (j - mu) / (sigma^2 + epsilon); 1 where sigma = 0. IBSI: correlation, NI2N.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Correlation(Glcm glcm) => Mean(glcm, d =>
    {
        // sqrt(v) * sqrt(v) rather than v: as the reference rounds.
        double sigma = Math.Sqrt(MarginalVariance(d)), product = sigma * sigma;
        if (product == 0) return 1;
        double sum = 0;
        foreach (GlcmCell c in d.Cells) sum += c.Probability * (d.Levels[c.Row] - d.Mean) * (d.Levels[c.Column] - d.Mean);
        return sum / (product + Epsilon);
    });

    /// <summary>sum k p(x-y)(k): the mean of |i - j|. IBSI: difference average, TF7R. Equals the dissimilarity, 8S9J.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double DifferenceAverage(Glcm glcm) => Mean(glcm, d => DifferenceSum(d, k => k));

    /// <summary>-sum p(x-y)(k) log2(p(x-y)(k) + epsilon), bits. IBSI: difference entropy, NTRS.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double DifferenceEntropy(Glcm glcm) => Mean(glcm, d => Entropy(d.Differences));

    /// <summary>sum (k - difference average)^2 p(x-y)(k). IBSI: difference variance, D3YU.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double DifferenceVariance(Glcm glcm) => Mean(glcm, d =>
    {
        double average = DifferenceSum(d, k => k);
        return DifferenceSum(d, k => Square(k - average));
    });

    /// <summary>sum p(x-y)(k) / (1 + k). IBSI: inverse difference, IB1Z.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Id(Glcm glcm) => Mean(glcm, d => DifferenceSum(d, k => 1 / (1 + k)));

    /// <summary>sum p(x-y)(k) / (1 + k^2). IBSI: inverse difference moment, WF0Z.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Idm(Glcm glcm) => Mean(glcm, d => DifferenceSum(d, k => 1 / (1 + k * k)));

    /// <summary>sum p(x-y)(k) / (1 + k^2 / Ng^2). IBSI: normalised inverse difference moment, 1QCO.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Idmn(Glcm glcm) => Mean(glcm, d => DifferenceSum(d, k => 1 / (1 + k * k / Square(d.HighestLevel))));

    /// <summary>sum p(x-y)(k) / (1 + k / Ng). IBSI: normalised inverse difference, NDRX.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Idn(Glcm glcm) => Mean(glcm, d => DifferenceSum(d, k => 1 / (1 + k / d.HighestLevel)));

    /// <summary>(HXY - HXY1) / HX with HXY1 = -sum p(i,j) log2(px(i) px(j) + epsilon); 0 where HX = 0. IBSI: first measure of information correlation, R8DG.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double Imc1(Glcm glcm) => Mean(glcm, d =>
    {
        double hxy1 = 0;
        foreach (GlcmCell c in d.Cells) hxy1 -= c.Probability * Math.Log2(d.Marginal[c.Row] * d.Marginal[c.Column] + Epsilon);
        return d.MarginalEntropy == 0 ? 0 : (d.JointEntropy - hxy1) / d.MarginalEntropy;
    });

    /// <summary>
    /// sqrt(1 - exp(-2 (HXY2 - HXY))) with HXY2 = -sum px(i) px(j) log2(px(i) px(j) + epsilon); 0 where HXY2 = HXY, left out of the mean where
    /// rounding makes HXY2 &lt; HXY. IBSI: second measure of information correlation, JN9H.
    /// </summary>
    /// <param name="glcm">The matrices.</param>
    public static double Imc2(Glcm glcm) => Mean(glcm, d =>
    {
        double hxy2 = 0;
        foreach (double row in d.Marginal)
            foreach (double column in d.Marginal)
                hxy2 -= PLogP(row * column);
        return hxy2 == d.JointEntropy ? 0 : Math.Sqrt(1 - Math.Exp(-2 * (hxy2 - d.JointEntropy)));
    });

    /// <summary>sum p(x-y)(k) / k^2 over k &gt; 0. IBSI: inverse variance, E8JP.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double InverseVariance(Glcm glcm) => Mean(glcm, d => DifferenceSum(d, k => k == 0 ? 0 : 1 / (k * k)));

    /// <summary>sum p(i,j) i. IBSI: joint average, 60VM.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double JointAverage(Glcm glcm) => Mean(glcm, d => d.Mean);

    /// <summary>sum p(i,j)^2. IBSI: angular second moment, 8ZQL.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double JointEnergy(Glcm glcm) => Mean(glcm, d =>
    {
        double sum = 0;
        foreach (GlcmCell c in d.Cells) sum += Square(c.Probability);
        return sum;
    });

    /// <summary>-sum p(i,j) log2(p(i,j) + epsilon), bits. IBSI: joint entropy, TU9B.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double JointEntropy(Glcm glcm) => Mean(glcm, d => d.JointEntropy);

    /// <summary>
    /// Maximal correlation coefficient: the square root of the second largest eigenvalue of Q(i,j) = sum over k of p(i,k) p(j,k) / (px(i) px(k) + epsilon);
    /// 1 for a region of one gray level. Directions where rounding makes that eigenvalue negative are left out. Not in IBSI.
    /// </summary>
    /// <param name="glcm">The matrices.</param>
    public static double Mcc(Glcm glcm)
    {
        ReadOnlySpan<GlcmDirection> directions = Checked(glcm).DirectionSpan;
        Complex?[] eigenvalues = new Complex?[directions.Length];
        for (int i = 0; i < eigenvalues.Length; i++) eigenvalues[i] = MaximalCorrelation.SecondEigenvalue(directions[i]);
        // Where one direction has a complex eigenvalue, the reference takes all square roots as complex and averages their real parts.
        bool complex = eigenvalues.Any(e => e is { Imaginary: not 0 });
        return MeanIgnoringNaN<Complex?>(eigenvalues, e => e is not { } value ? 1 : complex ? Complex.Sqrt(value).Real : Math.Sqrt(value.Real));
    }

    /// <summary>Largest p(i,j). IBSI: joint maximum, GYBY.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double MaximumProbability(Glcm glcm) => Mean(glcm, d =>
    {
        double maximum = 0;
        foreach (GlcmCell c in d.Cells) maximum = Math.Max(maximum, c.Probability);
        return maximum;
    });

    /// <summary>sum k p(x+y)(k). IBSI: sum average, ZGXS. Twice the joint average.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double SumAverage(Glcm glcm) => Mean(glcm, d =>
    {
        double sum = 0;
        for (int k = 2; k < d.Sums.Length; k++) sum += k * d.Sums[k];
        return sum;
    });

    /// <summary>-sum p(x+y)(k) log2(p(x+y)(k) + epsilon), bits. IBSI: sum entropy, P6QZ.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double SumEntropy(Glcm glcm) => Mean(glcm, d => Entropy(d.Sums));

    /// <summary>sum p(i,j) (i - mu)^2. IBSI: joint variance, UR99.</summary>
    /// <param name="glcm">The matrices.</param>
    public static double SumSquares(Glcm glcm) => Mean(glcm, MarginalVariance);

    private static double MarginalVariance(GlcmDirection d)
    {
        double sum = 0;
        for (int i = 0; i < d.Levels.Length; i++) sum += d.Marginal[i] * Square(d.Levels[i] - d.Mean);
        return sum;
    }

    private static double ClusterMoment(GlcmDirection d, int order)
    {
        double sum = 0;
        for (int k = 2; k < d.Sums.Length; k++)
        {
            double deviation = k - d.Mean - d.Mean, power = deviation * deviation;
            for (int n = 2; n < order; n++) power *= deviation;
            sum += d.Sums[k] * power;
        }
        return sum;
    }

    private static double DifferenceSum(GlcmDirection d, Func<double, double> weight)
    {
        double sum = 0;
        for (int k = 0; k < d.Differences.Length; k++)
            if (d.Differences[k] != 0) sum += d.Differences[k] * weight(k);
        return sum;
    }

    private static double Entropy(ReadOnlySpan<double> distribution)
    {
        double sum = 0;
        foreach (double p in distribution) sum -= PLogP(p);
        return sum;
    }

    private static double Mean(Glcm glcm, Func<GlcmDirection, double> formula) => MeanIgnoringNaN(Checked(glcm).DirectionSpan, formula);

    private static Feature<Glcm> New(string name, string? tag, string code, Func<Glcm, double> formula) => new(new FeatureDefinition(FeatureFamilies.Glcm, name, tag, code), formula);

    private static Glcm Checked(Glcm glcm)
    {
        ArgumentNullException.ThrowIfNull(glcm);
        return glcm;
    }
}
