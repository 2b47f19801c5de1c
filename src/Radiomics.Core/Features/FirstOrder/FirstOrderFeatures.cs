using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// Statistics of a region's intensities, without order among them (PyRadiomics <c>firstorder</c>; IBSI intensity-based statistics, UHIW). X are the N intensities of
/// the region, m their central moments, P their percentiles, which interpolate linearly, and p(i) the share of its voxels at gray level i.
/// </summary>
public static class FirstOrderFeatures
{
    internal static IReadOnlyList<Feature<FirstOrderStatistics>> All { get; } =
    [
        New("10Percentile", "stat_p10", "QG58", Percentile10),
        New("90Percentile", "stat_p90", "8DWT", Percentile90),
        New("Energy", "stat_energy", "N8CA", Energy),
        New("Entropy", null, "TLU2", Entropy),
        New("InterquartileRange", "stat_iqr", "SALO", InterquartileRange),
        New("Kurtosis", "stat_kurt", "IPH6", Kurtosis, ibsiFormula: ExcessKurtosis),
        New("Maximum", "stat_max", "84IY", Maximum),
        New("MeanAbsoluteDeviation", "stat_mad", "4FUA", MeanAbsoluteDeviation),
        New("Mean", "stat_mean", "Q4LE", Mean),
        New("Median", "stat_median", "Y12H", Median),
        New("Minimum", "stat_min", "1GSF", Minimum),
        New("Range", "stat_range", "2OJQ", Range),
        New("RobustMeanAbsoluteDeviation", "stat_rmad", "1128", RobustMeanAbsoluteDeviation),
        New("RootMeanSquared", "stat_rms", "5ZWQ", RootMeanSquared),
        New("Skewness", "stat_skew", "KE2A", Skewness),
        New("StandardDeviation", null, "", StandardDeviation, isDeprecated: true),
        New("TotalEnergy", null, "", TotalEnergy),
        New("Uniformity", null, "BJ5W", Uniformity),
        New("Variance", "stat_var", "ECT3", Variance),
        New(null, "stat_medad", "N72L", MedianAbsoluteDeviation),
        New(null, "stat_cov", "7TET", CoefficientOfVariation),
        New(null, "stat_qcod", "9S40", QuartileCoefficientOfDispersion),
    ];

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_p10']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Percentile10(FirstOrderStatistics s) => Checked(s).Percentile10;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_p90']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Percentile90(FirstOrderStatistics s) => Checked(s).Percentile90;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_energy']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Energy(FirstOrderStatistics s) => Checked(s).SumOfSquares;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='firstorder_Entropy']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Entropy(FirstOrderStatistics s)
    {
        double sum = 0;
        foreach (int count in Checked(s).Levels.VoxelCounts) sum += PLogP((double)count / s.Count);
        return -sum;
    }

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_iqr']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double InterquartileRange(FirstOrderStatistics s) => Checked(s).Distribution.InterquartileRange;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_kurt']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Kurtosis(FirstOrderStatistics s) => Checked(s).Distribution.Kurtosis;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_max']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Maximum(FirstOrderStatistics s) => Checked(s).Maximum;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_mad']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double MeanAbsoluteDeviation(FirstOrderStatistics s) => Checked(s).Distribution.MeanAbsoluteDeviation;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_mean']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Mean(FirstOrderStatistics s) => Checked(s).Mean;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_median']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Median(FirstOrderStatistics s) => Checked(s).Distribution.Median;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_min']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Minimum(FirstOrderStatistics s) => Checked(s).Minimum;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_range']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Range(FirstOrderStatistics s) => Checked(s).Maximum - s.Minimum;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_rmad']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double RobustMeanAbsoluteDeviation(FirstOrderStatistics s) => Checked(s).Distribution.RobustMeanAbsoluteDeviation;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_rms']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double RootMeanSquared(FirstOrderStatistics s) => Math.Sqrt(Checked(s).SumOfSquares / s.Count);

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_skew']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Skewness(FirstOrderStatistics s) => Checked(s).Distribution.Skewness;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='firstorder_StandardDeviation']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double StandardDeviation(FirstOrderStatistics s) => Math.Sqrt(Checked(s).Variance);

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='firstorder_TotalEnergy']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double TotalEnergy(FirstOrderStatistics s) => Checked(s).VoxelVolume * s.SumOfSquares;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='firstorder_Uniformity']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Uniformity(FirstOrderStatistics s)
    {
        double sum = 0;
        foreach (int count in Checked(s).Levels.VoxelCounts) sum += Square((double)count / s.Count);
        return sum;
    }

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_var']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double Variance(FirstOrderStatistics s) => Checked(s).Variance;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_medad']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double MedianAbsoluteDeviation(FirstOrderStatistics s) => Checked(s).Distribution.MedianAbsoluteDeviation;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_cov']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double CoefficientOfVariation(FirstOrderStatistics s) => Checked(s).Distribution.CoefficientOfVariation;

    /// <include file="FirstOrderFeatures.xml" path="features/feature[@id='stat_qcod']/*"/>
    /// <param name="s">Statistics of the region.</param>
    public static double QuartileCoefficientOfDispersion(FirstOrderStatistics s) => Checked(s).Distribution.QuartileCoefficientOfDispersion;

    private static double ExcessKurtosis(FirstOrderStatistics s) => Checked(s).Distribution.ExcessKurtosis;

    private static Feature<FirstOrderStatistics> New(
        string? name, string? tag, string code, Func<FirstOrderStatistics, double> formula, Func<FirstOrderStatistics, double>? ibsiFormula = null, bool isDeprecated = false) =>
        new(new FeatureDefinition(FeatureFamilies.FirstOrder, name, tag, code, isDeprecated), formula, ibsiFormula);

    private static FirstOrderStatistics Checked(FirstOrderStatistics s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s;
    }
}
