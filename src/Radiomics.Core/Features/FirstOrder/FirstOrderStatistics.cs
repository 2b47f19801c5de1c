namespace Radiomics;

/// <summary>
/// The sums that first-order features are made of, from the distribution of a region's intensities and from its gray levels. Exact
/// in the sense that every sum runs over ascending intensities in double, whatever the order of the voxels.
/// </summary>
public sealed class FirstOrderStatistics
{
    private FirstOrderStatistics(IntensityDistribution distribution, GrayLevels levels, double intensityShift)
    {
        Distribution = new DistributionStatistics(distribution.Values, distribution.Counts);
        VoxelVolume = levels.Spacing.VoxelVolume;
        Levels = levels;
        SumOfSquares = Distribution.SumOfSquares(intensityShift);
    }

    /// <summary>Number of voxels.</summary>
    public int Count => Distribution.Count;

    /// <summary>Smallest intensity, HU.</summary>
    public double Minimum => Distribution.Minimum;

    /// <summary>Largest intensity, HU.</summary>
    public double Maximum => Distribution.Maximum;

    /// <summary>Mean intensity, HU.</summary>
    public double Mean => Distribution.Mean;

    /// <summary>Population variance, HU2.</summary>
    public double Variance => Distribution.Variance;

    /// <summary>Sum of squared intensities, each with the shift that was asked for added to it, HU2.</summary>
    public double SumOfSquares { get; }

    /// <summary>Volume of a voxel, mm3.</summary>
    public double VoxelVolume { get; }

    /// <summary>10th percentile, HU.</summary>
    public double Percentile10 => Distribution.Percentile10;

    /// <summary>90th percentile, HU.</summary>
    public double Percentile90 => Distribution.Percentile90;

    internal GrayLevels Levels { get; }

    internal DistributionStatistics Distribution { get; }

    /// <summary>Computes the statistics of a region.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid.</param>
    /// <param name="discretization">Gray levels for entropy and uniformity.</param>
    /// <param name="intensityShift">Added to every intensity in <see cref="SumOfSquares"/>, HU (PyRadiomics: <c>voxelArrayShift</c>).</param>
    public static FirstOrderStatistics Compute(Volume volume, Mask mask, Discretization discretization, double intensityShift = 0)
    {
        ArgumentNullException.ThrowIfNull(discretization);
        RegionIntensities region = RegionIntensities.Gather(volume, mask);
        return Compute(region.Distribution, GrayLevels.Create(region, discretization), intensityShift);
    }

    /// <summary>Percentile with linear interpolation between ranks: rank (n - 1) q, from 0.</summary>
    /// <param name="fraction">q, 0 to 1.</param>
    /// <returns>Intensity in HU.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not from 0 to 1.</exception>
    public double Percentile(double fraction)
    {
        if (!(fraction is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction must lie from 0 to 1.");
        return Distribution.Percentile(fraction);
    }

    internal static FirstOrderStatistics Compute(IntensityDistribution distribution, GrayLevels levels, double intensityShift = 0) => new(distribution, levels, intensityShift);
}
