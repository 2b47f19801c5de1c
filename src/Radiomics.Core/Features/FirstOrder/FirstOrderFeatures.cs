using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// First-order features as PyRadiomics defines them: X are the N intensities of the region, p(i) the share of its voxels at gray level
/// i, epsilon = 2.2e-16. Percentiles interpolate linearly.
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
        New("Kurtosis", "stat_kurt", "IPH6", Kurtosis),
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
    ];

    /// <summary>10th percentile of X, HU. IBSI: 10th intensity percentile, QG58.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Percentile10(FirstOrderStatistics s) => Checked(s).Percentile10;

    /// <summary>90th percentile of X, HU. IBSI: 90th intensity percentile, 8DWT.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Percentile90(FirstOrderStatistics s) => Checked(s).Percentile90;

    /// <summary>Sum of X(n)^2, HU2. IBSI: energy, N8CA.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Energy(FirstOrderStatistics s) => Checked(s).SumOfSquares;

    /// <summary>Voxel volume times sum of X(n)^2, HU2 mm3. Not in IBSI.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double TotalEnergy(FirstOrderStatistics s) => Checked(s).VoxelVolume * s.SumOfSquares;

    /// <summary>-sum p(i) log2(p(i) + epsilon) over the gray levels, bits. IBSI: discretised intensity entropy, TLU2.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Entropy(FirstOrderStatistics s)
    {
        double sum = 0;
        foreach (int count in Checked(s).Levels.VoxelCounts) sum += PLogP((double)count / s.Count);
        return -sum;
    }

    /// <summary>P75 - P25 of X, HU. IBSI: interquartile range, SALO.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double InterquartileRange(FirstOrderStatistics s) => Checked(s).Percentile(0.75) - s.Percentile(0.25);

    /// <summary>m4 / m2^2 with the central moments m of X, not the excess: IBSI's (IPH6) is lower by 3. 0 for a flat region.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Kurtosis(FirstOrderStatistics s) => Checked(s).Variance == 0 ? 0 : s.CentralMoment(4) / Square(s.Variance);

    /// <summary>Largest X, HU. IBSI: maximum, 84IY.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Maximum(FirstOrderStatistics s) => Checked(s).Maximum;

    /// <summary>Mean of |X(n) - mean|, HU. IBSI: mean absolute deviation, 4FUA.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double MeanAbsoluteDeviation(FirstOrderStatistics s) => Checked(s).MeanAbsoluteDeviation(s.Minimum, s.Maximum);

    /// <summary>Mean of X, HU. IBSI: mean, Q4LE.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Mean(FirstOrderStatistics s) => Checked(s).Mean;

    /// <summary>50th percentile of X, HU. IBSI: median, Y12H.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Median(FirstOrderStatistics s) => Checked(s).Percentile(0.5);

    /// <summary>Smallest X, HU. IBSI: minimum, 1GSF.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Minimum(FirstOrderStatistics s) => Checked(s).Minimum;

    /// <summary>Largest minus smallest X, HU. IBSI: range, 2OJQ.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Range(FirstOrderStatistics s) => Checked(s).Maximum - s.Minimum;

    /// <summary>Mean absolute deviation of the X from P10 to P90 (both included) from their own mean, HU. NaN when no X lies there. IBSI: robust mean absolute deviation, 1128.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double RobustMeanAbsoluteDeviation(FirstOrderStatistics s) => Checked(s).MeanAbsoluteDeviation(s.Percentile10, s.Percentile90);

    /// <summary>sqrt(sum X(n)^2 / N), HU. IBSI: root mean square, 5ZWQ.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double RootMeanSquared(FirstOrderStatistics s) => Math.Sqrt(Checked(s).SumOfSquares / s.Count);

    /// <summary>m3 / m2^1.5 with the central moments m of X. 0 for a flat region. IBSI: skewness, KE2A.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Skewness(FirstOrderStatistics s) => Checked(s).Variance == 0 ? 0 : s.CentralMoment(3) / Math.Pow(s.Variance, 1.5);

    /// <summary>sqrt(variance), HU. Deprecated in PyRadiomics, as it says what the variance does. Not in IBSI.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double StandardDeviation(FirstOrderStatistics s) => Math.Sqrt(Checked(s).Variance);

    /// <summary>Sum of p(i)^2 over the gray levels. IBSI: discretised intensity uniformity, BJ5W.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Uniformity(FirstOrderStatistics s)
    {
        double sum = 0;
        foreach (int count in Checked(s).Levels.VoxelCounts) sum += Square((double)count / s.Count);
        return sum;
    }

    /// <summary>Mean of (X(n) - mean)^2, HU2. IBSI: variance, ECT3.</summary>
    /// <param name="s">Statistics of the region.</param>
    public static double Variance(FirstOrderStatistics s) => Checked(s).Variance;

    private static Feature<FirstOrderStatistics> New(string name, string? tag, string code, Func<FirstOrderStatistics, double> formula, bool isDeprecated = false) =>
        new(new FeatureDefinition(FeatureFamilies.FirstOrder, name, tag, code, isDeprecated), formula);

    private static FirstOrderStatistics Checked(FirstOrderStatistics s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s;
    }
}
