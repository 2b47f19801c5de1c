namespace Radiomics;

/// <summary>The settings of IBSI 1's phantoms: no processing for the digital phantom, five configurations for the CT phantom.</summary>
internal static class IbsiConfigurations
{
    private static readonly TextureAggregation[] s_slices =
        [TextureAggregation.Average2D, TextureAggregation.SliceMerged2D, TextureAggregation.DirectionMerged25D, TextureAggregation.Merged25D];

    private static readonly TextureAggregation[] s_volume = [TextureAggregation.Average3D, TextureAggregation.Merged3D];

    /// <summary>The digital phantom: gray levels as they are, every aggregation.</summary>
    public static ExtractionSettings Digital { get; } = ExtractionSettings.Ibsi with
    {
        Discretization = new FixedBinSize(1),
        Aggregations = [.. s_slices, .. s_volume],
    };

    /// <summary>Names of the configurations of the CT phantom.</summary>
    public static IReadOnlyList<char> CtPhantomNames { get; } = ['A', 'B', 'C', 'D', 'E'];

    /// <summary>The settings of a configuration of the CT phantom.</summary>
    /// <param name="configuration">A to E.</param>
    public static ExtractionSettings CtPhantom(char configuration) => configuration switch
    {
        'A' => ExtractionSettings.Ibsi with
        {
            Resegmentation = new Resegmentation { Lower = -500, Upper = 400 },
            Discretization = new FixedBinSize(25),
            Aggregations = s_slices,
        },
        'B' => ExtractionSettings.Ibsi with
        {
            Resampling = new Resampling(new Spacing(2, 2, 0), Interpolation.Linear) { MaskInterpolation = Interpolation.Linear },
            Resegmentation = new Resegmentation { Lower = -500, Upper = 400 },
            Discretization = new FixedBinNumber(32),
            Aggregations = s_slices,
        },
        'C' => ExtractionSettings.Ibsi with
        {
            Resampling = new Resampling(Spacing.Isotropic(2), Interpolation.Linear) { MaskInterpolation = Interpolation.Linear },
            Resegmentation = new Resegmentation { Lower = -1000, Upper = 400 },
            Discretization = new FixedBinSize(25),
            VolumeHistogramDiscretization = new FixedBinSize(2.5),
            Aggregations = s_volume,
        },
        'D' => ExtractionSettings.Ibsi with
        {
            Resampling = new Resampling(Spacing.Isotropic(2), Interpolation.Linear) { MaskInterpolation = Interpolation.Linear },
            Resegmentation = new Resegmentation { OutlierSigma = 3 },
            Discretization = new FixedBinNumber(32),
            Aggregations = s_volume,
        },
        'E' => ExtractionSettings.Ibsi with
        {
            Resampling = new Resampling(Spacing.Isotropic(2), Interpolation.BSpline) { MaskInterpolation = Interpolation.Linear },
            Resegmentation = new Resegmentation { Lower = -1000, Upper = 400, OutlierSigma = 3 },
            Discretization = new FixedBinNumber(32),
            VolumeHistogramDiscretization = new FixedBinNumber(1000),
            Aggregations = s_volume,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(configuration)),
    };
}
