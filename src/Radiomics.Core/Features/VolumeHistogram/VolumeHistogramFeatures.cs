namespace Radiomics;

/// <summary>
/// Features of the intensity-volume histogram (IBSI P88C). nu(i) is the share of the voxels with at least the intensity i, gamma(i) = (i - min G) / (max G - min G) where i lies
/// in the range G of the histogram. Not in PyRadiomics.
/// </summary>
public static class VolumeHistogramFeatures
{
    internal static IReadOnlyList<Feature<IntensityVolumeHistogram>> All { get; } =
    [
        New("ivh_v10", "BC2M", VolumeAt10),
        New("ivh_v90", "BC2M", VolumeAt90),
        New("ivh_i10", "GBPN", IntensityAt10),
        New("ivh_i90", "GBPN", IntensityAt90),
        New("ivh_diff_v10_v90", "DDTU", VolumeDifference),
        New("ivh_diff_i10_i90", "CNV2", IntensityDifference),
        New("ivh_auc", "9CMM", AreaUnderCurve),
    ];

    /// <include file="VolumeHistogramFeatures.xml" path="features/feature[@id='ivh_v10']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double VolumeAt10(IntensityVolumeHistogram histogram) => Checked(histogram).VolumeAt(10);

    /// <include file="VolumeHistogramFeatures.xml" path="features/feature[@id='ivh_v90']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double VolumeAt90(IntensityVolumeHistogram histogram) => Checked(histogram).VolumeAt(90);

    /// <include file="VolumeHistogramFeatures.xml" path="features/feature[@id='ivh_i10']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double IntensityAt10(IntensityVolumeHistogram histogram) => Checked(histogram).IntensityAt(10);

    /// <include file="VolumeHistogramFeatures.xml" path="features/feature[@id='ivh_i90']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double IntensityAt90(IntensityVolumeHistogram histogram) => Checked(histogram).IntensityAt(90);

    /// <include file="VolumeHistogramFeatures.xml" path="features/feature[@id='ivh_diff_v10_v90']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double VolumeDifference(IntensityVolumeHistogram histogram) => Checked(histogram).VolumeAt(10) - histogram.VolumeAt(90);

    /// <include file="VolumeHistogramFeatures.xml" path="features/feature[@id='ivh_diff_i10_i90']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double IntensityDifference(IntensityVolumeHistogram histogram) => Checked(histogram).IntensityAt(10) - histogram.IntensityAt(90);

    /// <include file="VolumeHistogramFeatures.xml" path="features/feature[@id='ivh_auc']/*"/>
    /// <param name="histogram">The histogram.</param>
    public static double AreaUnderCurve(IntensityVolumeHistogram histogram) => Checked(histogram).AreaUnderCurve();

    private static Feature<IntensityVolumeHistogram> New(string tag, string code, Func<IntensityVolumeHistogram, double> formula) => new(new FeatureDefinition(FeatureFamilies.VolumeHistogram, null, tag, code), formula);

    private static IntensityVolumeHistogram Checked(IntensityVolumeHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        return histogram;
    }
}
