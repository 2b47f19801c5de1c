namespace Radiomics;

/// <summary>
/// The sums that features of a distribution are made of: distinct values in ascending order with the number of voxels of each. Every sum runs over ascending
/// values in double, whatever the order of the voxels.
/// </summary>
internal sealed class DistributionStatistics
{
    private readonly double[] _values;
    private readonly int[] _counts;

    /// <summary>Creates the statistics.</summary>
    /// <param name="values">Distinct values, ascending; at least one.</param>
    /// <param name="counts">Voxels of each value; none is 0.</param>
    public DistributionStatistics(double[] values, int[] counts)
    {
        _values = values;
        _counts = counts;
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += (double)counts[i] * values[i];
            Count += counts[i];
        }
        Mean = sum / Count;
        Variance = CentralMoment(2);
        Percentile10 = Percentile(0.1);
        Percentile90 = Percentile(0.9);
    }

    public int Count { get; }

    public double Mean { get; }

    /// <summary>Population variance.</summary>
    public double Variance { get; }

    public double Minimum => _values[0];

    public double Maximum => _values[^1];

    public double Percentile10 { get; }

    public double Percentile90 { get; }

    public double Median => Percentile(0.5);

    public double InterquartileRange => Percentile(0.75) - Percentile(0.25);

    /// <summary>m3 / m2^1.5; 0 where all values are one.</summary>
    public double Skewness => Variance == 0 ? 0 : CentralMoment(3) / Math.Pow(Variance, 1.5);

    /// <summary>m4 / m2^2; 0 where all values are one.</summary>
    public double Kurtosis => Variance == 0 ? 0 : CentralMoment(4) / FeatureMath.Square(Variance);

    /// <summary>m4 / m2^2 - 3; 0 where all values are one.</summary>
    public double ExcessKurtosis => Variance == 0 ? 0 : Kurtosis - 3;

    public double MeanAbsoluteDeviation => MeanAbsoluteDeviationBetween(Minimum, Maximum);

    /// <summary>Mean absolute deviation of the values from the 10th to the 90th percentile from their own mean; NaN when there is none.</summary>
    public double RobustMeanAbsoluteDeviation => MeanAbsoluteDeviationBetween(Percentile10, Percentile90);

    /// <summary>Mean absolute deviation from the median.</summary>
    public double MedianAbsoluteDeviation
    {
        get
        {
            double median = Median, deviations = 0;
            for (int i = 0; i < _values.Length; i++) deviations += _counts[i] * Math.Abs(_values[i] - median);
            return deviations / Count;
        }
    }

    /// <summary>Standard deviation / mean; NaN for a mean of 0.</summary>
    public double CoefficientOfVariation => Mean == 0 ? double.NaN : Math.Sqrt(Variance) / Mean;

    /// <summary>(P75 - P25) / (P75 + P25); NaN where the quartiles cancel out.</summary>
    public double QuartileCoefficientOfDispersion
    {
        get
        {
            double upper = Percentile(0.75), lower = Percentile(0.25);
            return upper + lower == 0 ? double.NaN : (upper - lower) / (upper + lower);
        }
    }

    /// <summary>Sum of (value + shift)^2 over the voxels.</summary>
    public double SumOfSquares(double shift)
    {
        double squares = 0;
        for (int i = 0; i < _values.Length; i++) squares += _counts[i] * FeatureMath.Square(_values[i] + shift);
        return squares;
    }

    /// <summary>Percentile with linear interpolation between ranks: rank (n - 1) q, from 0.</summary>
    /// <param name="fraction">q, 0 to 1.</param>
    public double Percentile(double fraction)
    {
        double rank = (Count - 1) * fraction;
        double below = Math.Floor(rank), t = rank - below;
        double low = ValueAtRank((long)below), high = ValueAtRank(Math.Min((long)below + 1, Count - 1));
        double difference = high - low;
        return t >= 0.5 ? high - difference * (1 - t) : low + difference * t;
    }

    private double CentralMoment(int order)
    {
        double sum = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            double deviation = _values[i] - Mean, power = deviation;
            for (int k = 1; k < order; k++) power *= deviation;
            sum += _counts[i] * power;
        }
        return sum / Count;
    }

    private double MeanAbsoluteDeviationBetween(double low, double high)
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            if (_values[i] < low || _values[i] > high) continue;
            sum += _counts[i] * _values[i];
            count += _counts[i];
        }
        double mean = sum / count, deviations = 0;
        for (int i = 0; i < _values.Length; i++)
            if (_values[i] >= low && _values[i] <= high)
                deviations += _counts[i] * Math.Abs(_values[i] - mean);
        return deviations / count;
    }

    private double ValueAtRank(long rank)
    {
        long before = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            before += _counts[i];
            if (rank < before) return _values[i];
        }
        return Maximum;
    }
}
