using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>The histogram of a region's gray levels: how many voxels each level from 1 to the highest has.</summary>
public sealed class IntensityHistogram
{
    private readonly int[] _levels;
    private readonly int[] _counts;

    private IntensityHistogram(GrayLevels levels)
    {
        _levels = levels.Levels.ToArray();
        _counts = levels.VoxelCounts.ToArray();
        Statistics = new DistributionStatistics(Array.ConvertAll(_levels, level => (double)level), _counts);
        (MaximumGradient, MinimumGradient) = Gradients();
    }

    internal DistributionStatistics Statistics { get; }

    internal double Mode
    {
        get
        {
            int best = 0;
            for (int i = 1; i < _levels.Length; i++)
            {
                bool nearer = Math.Abs(_levels[i] - Statistics.Mean) < Math.Abs(_levels[best] - Statistics.Mean);
                if (_counts[i] > _counts[best] || (_counts[i] == _counts[best] && nearer)) best = i;
            }
            return _levels[best];
        }
    }

    internal double Entropy
    {
        get
        {
            double sum = 0;
            foreach (int count in _counts)
            {
                double p = (double)count / Statistics.Count;
                sum -= p * Math.Log2(p);
            }
            // No negative zero for a single level.
            return sum + 0.0;
        }
    }

    internal double Uniformity
    {
        get
        {
            double sum = 0;
            foreach (int count in _counts) sum += Square((double)count / Statistics.Count);
            return sum;
        }
    }

    internal (double Value, int Level) MaximumGradient { get; }

    internal (double Value, int Level) MinimumGradient { get; }

    /// <summary>The histogram of a region.</summary>
    /// <param name="levels">Gray levels of the region.</param>
    public static IntensityHistogram Count(GrayLevels levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return new IntensityHistogram(levels);
    }

    /// <summary>
    /// Steepest rise and fall. Only level 1 and the levels that occur, with both neighbors, are looked at: at any other level the gradient is 0, and where there is one
    /// it is either level 1's too, or the levels at the ends of the gap have a fall and a rise.
    /// </summary>
    private ((double Value, int Level) Maximum, (double Value, int Level) Minimum) Gradients()
    {
        int highest = _levels[^1];
        if (highest == 1) return ((0, 1), (0, 1));
        (double Value, int Level) maximum = (GradientAt(1), 1), minimum = maximum;
        int last = 1;
        for (int rank = 0; rank < _levels.Length; rank++)
        {
            for (int level = Math.Max(_levels[rank] - 1, last + 1); level <= Math.Min(_levels[rank] + 1, highest); level++)
            {
                double gradient = GradientAt(level);
                if (gradient > maximum.Value) maximum = (gradient, level);
                if (gradient < minimum.Value) minimum = (gradient, level);
                last = level;
            }
        }
        return (maximum, minimum);

        double GradientAt(int level) => level == 1 ? CountAt(2) - CountAt(1)
            : level == highest ? CountAt(level) - CountAt(level - 1)
            : (CountAt(level + 1) - CountAt(level - 1)) / 2.0;
    }

    private int CountAt(int level)
    {
        int rank = Array.BinarySearch(_levels, level);
        return rank < 0 ? 0 : _counts[rank];
    }
}
