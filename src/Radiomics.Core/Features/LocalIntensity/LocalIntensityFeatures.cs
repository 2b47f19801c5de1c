namespace Radiomics;

/// <summary>
/// Features of local intensity (IBSI 9ST6): mean intensities around single voxels of the region, of the whole image. ball(v) are the voxels whose centers lie within
/// (3 / (4 pi))^(1/3) cm of that of voxel v. Not in PyRadiomics.
/// </summary>
public static class LocalIntensityFeatures
{
    internal static IReadOnlyList<Feature<LocalIntensityPeaks>> All { get; } =
    [
        New("loc_peak_loc", "VJGA", LocalPeak),
        New("loc_peak_glob", "0F91", GlobalPeak),
    ];

    /// <include file="LocalIntensityFeatures.xml" path="features/feature[@id='loc_peak_loc']/*"/>
    /// <param name="peaks">The peaks.</param>
    public static double LocalPeak(LocalIntensityPeaks peaks) => Checked(peaks).Local;

    /// <include file="LocalIntensityFeatures.xml" path="features/feature[@id='loc_peak_glob']/*"/>
    /// <param name="peaks">The peaks.</param>
    public static double GlobalPeak(LocalIntensityPeaks peaks) => Checked(peaks).Global;

    private static Feature<LocalIntensityPeaks> New(string tag, string code, Func<LocalIntensityPeaks, double> formula) => new(new FeatureDefinition(FeatureFamilies.LocalIntensity, null, tag, code), formula);

    private static LocalIntensityPeaks Checked(LocalIntensityPeaks peaks)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        return peaks;
    }
}
