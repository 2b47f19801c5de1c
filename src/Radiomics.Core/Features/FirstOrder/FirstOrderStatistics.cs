namespace Radiomics;

/// <summary>
/// The sums that first-order features are made of, from the distribution of a region's intensities and from its gray levels. Exact
/// in the sense that every sum runs over ascending intensities in double, whatever the order of the voxels.
/// </summary>
public sealed class FirstOrderStatistics
{
    private readonly IntensityDistribution _distribution;

    private FirstOrderStatistics(RegionIntensities region, GrayLevels levels)
    {
        _distribution = region.Distribution;
        VoxelVolume = region.Spacing.VoxelVolume;
        Levels = levels;

        double sum = 0, squares = 0;
        for (int i = 0; i < _distribution.Values.Length; i++)
        {
            double value = _distribution.Values[i], count = _distribution.Counts[i];
            sum += count * value;
            squares += count * (value * value);
        }
        Mean = sum / Count;
        SumOfSquares = squares;
        Variance = CentralMoment(2);
        Percentile10 = Percentile(0.1);
        Percentile90 = Percentile(0.9);
    }

    /// <summary>Number of voxels.</summary>
    public int Count => _distribution.Total;

    /// <summary>Smallest intensity, HU.</summary>
    public double Minimum => _distribution.Values[0];

    /// <summary>Largest intensity, HU.</summary>
    public double Maximum => _distribution.Values[^1];

    /// <summary>Mean intensity, HU.</summary>
    public double Mean { get; }

    /// <summary>Population variance, HU2.</summary>
    public double Variance { get; }

    /// <summary>Sum of squared intensities, HU2.</summary>
    public double SumOfSquares { get; }

    /// <summary>Volume of a voxel, mm3.</summary>
    public double VoxelVolume { get; }

    /// <summary>10th percentile, HU.</summary>
    public double Percentile10 { get; }

    /// <summary>90th percentile, HU.</summary>
    public double Percentile90 { get; }

    internal GrayLevels Levels { get; }

    /// <summary>Computes the statistics of a region.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid.</param>
    /// <param name="discretization">Gray levels for entropy and uniformity.</param>
    public static FirstOrderStatistics Compute(Volume volume, Mask mask, Discretization discretization)
    {
        ArgumentNullException.ThrowIfNull(discretization);
        RegionIntensities region = RegionIntensities.Gather(volume, mask);
        return Compute(region, GrayLevels.Create(region, discretization));
    }

    /// <summary>Percentile with linear interpolation between ranks: rank (n - 1) q, from 0.</summary>
    /// <param name="fraction">q, 0 to 1.</param>
    /// <returns>Intensity in HU.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not from 0 to 1.</exception>
    public double Percentile(double fraction)
    {
        if (!(fraction is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction must lie from 0 to 1.");
        double rank = (Count - 1) * fraction;
        double below = Math.Floor(rank), t = rank - below;
        double low = ValueAtRank((long)below), high = ValueAtRank(Math.Min((long)below + 1, Count - 1));
        double difference = high - low;
        return t >= 0.5 ? high - difference * (1 - t) : low + difference * t;
    }

    internal static FirstOrderStatistics Compute(RegionIntensities region, GrayLevels levels) => new(region, levels);

    internal double CentralMoment(int order)
    {
        double sum = 0;
        for (int i = 0; i < _distribution.Values.Length; i++)
        {
            double deviation = _distribution.Values[i] - Mean, power = deviation;
            for (int k = 1; k < order; k++) power *= deviation;
            sum += _distribution.Counts[i] * power;
        }
        return sum / Count;
    }

    /// <summary>Mean absolute deviation of the intensities from low to high (both included) from their own mean; NaN when there is none.</summary>
    internal double MeanAbsoluteDeviation(double low, double high)
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < _distribution.Values.Length; i++)
        {
            if (_distribution.Values[i] < low || _distribution.Values[i] > high) continue;
            sum += _distribution.Counts[i] * _distribution.Values[i];
            count += _distribution.Counts[i];
        }
        double mean = sum / count, deviations = 0;
        for (int i = 0; i < _distribution.Values.Length; i++)
            if (_distribution.Values[i] >= low && _distribution.Values[i] <= high)
                deviations += _distribution.Counts[i] * Math.Abs(_distribution.Values[i] - mean);
        return deviations / count;
    }

    private double ValueAtRank(long rank)
    {
        long before = 0;
        for (int i = 0; i < _distribution.Values.Length; i++)
        {
            before += _distribution.Counts[i];
            if (rank < before) return _distribution.Values[i];
        }
        return Maximum;
    }
}
