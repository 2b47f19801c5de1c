namespace Radiomics;

/// <summary>
/// Features of the intensity histogram (IBSI ZVCW): statistics of a region's gray levels. n(i) is the number of voxels of level i, p(i) their share, Ng the highest level,
/// m are the central moments of the levels and P their percentiles, which interpolate linearly. Not a class of PyRadiomics.
/// </summary>
public static class HistogramFeatures
{
    internal static IReadOnlyList<Feature<IntensityHistogram>> All { get; } =
    [
        New("ih_mean", "X6K6", Mean),
        New("ih_var", "CH89", Variance),
        New("ih_skew", "88K1", Skewness),
        New("ih_kurt", "C3I7", Kurtosis),
        New("ih_median", "WIFQ", Median),
        New("ih_min", "1PR8", Minimum),
        New("ih_p10", "GPMT", Percentile10),
        New("ih_p90", "OZ0C", Percentile90),
        New("ih_max", "3NCY", Maximum),
        New("ih_mode", "AMMC", Mode),
        New("ih_iqr", "WR0O", InterquartileRange),
        New("ih_range", "5Z3W", Range),
        New("ih_mad", "D2ZX", MeanAbsoluteDeviation),
        New("ih_rmad", "WRZB", RobustMeanAbsoluteDeviation),
        New("ih_medad", "4RNL", MedianAbsoluteDeviation),
        New("ih_cov", "CWYJ", CoefficientOfVariation),
        New("ih_qcod", "SLWD", QuartileCoefficientOfDispersion),
        New("ih_entropy", "TLU2", Entropy),
        New("ih_uniformity", "BJ5W", Uniformity),
        New("ih_max_grad", "12CE", MaximumGradient),
        New("ih_max_grad_g", "8E6O", MaximumGradientLevel),
        New("ih_min_grad", "VQB3", MinimumGradient),
        New("ih_min_grad_g", "RHQZ", MinimumGradientLevel),
    ];

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_mean']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Mean(IntensityHistogram histogram) => Checked(histogram).Statistics.Mean;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_var']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Variance(IntensityHistogram histogram) => Checked(histogram).Statistics.Variance;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_skew']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Skewness(IntensityHistogram histogram) => Checked(histogram).Statistics.Skewness;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_kurt']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Kurtosis(IntensityHistogram histogram) => Checked(histogram).Statistics.ExcessKurtosis;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_median']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Median(IntensityHistogram histogram) => Checked(histogram).Statistics.Median;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_min']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Minimum(IntensityHistogram histogram) => Checked(histogram).Statistics.Minimum;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_p10']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Percentile10(IntensityHistogram histogram) => Checked(histogram).Statistics.Percentile10;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_p90']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Percentile90(IntensityHistogram histogram) => Checked(histogram).Statistics.Percentile90;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_max']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Maximum(IntensityHistogram histogram) => Checked(histogram).Statistics.Maximum;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_mode']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Mode(IntensityHistogram histogram) => Checked(histogram).Mode;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_iqr']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double InterquartileRange(IntensityHistogram histogram) => Checked(histogram).Statistics.InterquartileRange;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_range']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Range(IntensityHistogram histogram) => Checked(histogram).Statistics.Maximum - histogram.Statistics.Minimum;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_mad']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double MeanAbsoluteDeviation(IntensityHistogram histogram) => Checked(histogram).Statistics.MeanAbsoluteDeviation;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_rmad']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double RobustMeanAbsoluteDeviation(IntensityHistogram histogram) => Checked(histogram).Statistics.RobustMeanAbsoluteDeviation;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_medad']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double MedianAbsoluteDeviation(IntensityHistogram histogram) => Checked(histogram).Statistics.MedianAbsoluteDeviation;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_cov']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double CoefficientOfVariation(IntensityHistogram histogram) => Checked(histogram).Statistics.CoefficientOfVariation;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_qcod']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double QuartileCoefficientOfDispersion(IntensityHistogram histogram) => Checked(histogram).Statistics.QuartileCoefficientOfDispersion;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_entropy']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Entropy(IntensityHistogram histogram) => Checked(histogram).Entropy;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_uniformity']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double Uniformity(IntensityHistogram histogram) => Checked(histogram).Uniformity;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_max_grad']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double MaximumGradient(IntensityHistogram histogram) => Checked(histogram).MaximumGradient.Value;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_max_grad_g']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double MaximumGradientLevel(IntensityHistogram histogram) => Checked(histogram).MaximumGradient.Level;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_min_grad']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double MinimumGradient(IntensityHistogram histogram) => Checked(histogram).MinimumGradient.Value;

    /// <include file="HistogramFeatures.xml" path="features/feature[@id='ih_min_grad_g']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double MinimumGradientLevel(IntensityHistogram histogram) => Checked(histogram).MinimumGradient.Level;

    private static Feature<IntensityHistogram> New(string tag, string code, Func<IntensityHistogram, double> formula) => new(new FeatureDefinition(FeatureFamilies.Histogram, null, tag, code), formula);

    private static IntensityHistogram Checked(IntensityHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        return histogram;
    }
}
