namespace Radiomics;

/// <summary>
/// The cumulative histogram of a region: the share of its voxels with at least an intensity i, for every i of a range G from step to step. The steps are counted
/// from the lower end of G: the histogram is kept as the occurring intensities, so that its size does not grow with the range.
/// </summary>
public sealed class IntensityVolumeHistogram
{
    /// <summary>Bins for intensities of arbitrary units.</summary>
    private const int ArbitraryUnitBins = 1000;

    private readonly double[] _positions;
    private readonly long[] _atLeast;
    private readonly double _lowest;
    private readonly double _step;
    private readonly double _lastPosition;

    /// <summary>Creates the histogram.</summary>
    /// <param name="positions">Distinct intensities in steps from the lower end of G, ascending.</param>
    /// <param name="counts">Voxels of each.</param>
    /// <param name="lowest">Lower end of G.</param>
    /// <param name="step">Distance of intensities in the histogram.</param>
    /// <param name="lastPosition">Upper end of G, in steps from the lower.</param>
    private IntensityVolumeHistogram(IReadOnlyList<double> positions, IReadOnlyList<int> counts, double lowest, double step, double lastPosition)
    {
        _positions = [.. positions];
        _atLeast = new long[_positions.Length + 1];
        for (int i = _positions.Length - 1; i >= 0; i--) _atLeast[i] = _atLeast[i + 1] + counts[i];
        (_lowest, _step, _lastPosition) = (lowest, step, lastPosition);
    }

    /// <summary>The histogram of a region.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid.</param>
    /// <param name="discretization">
    /// Bins of fixed size stand for their centers, a fixed number of bins for the numbers of the bins, with G from 1 to their number. Null: whole numbers stand for
    /// themselves, with a step of 1; intensities that are not whole are taken for arbitrary units, in 1000 bins.
    /// </param>
    /// <param name="resegmentation">Gives the ends of G where it has limits in HU; otherwise those are the smallest and the largest intensity of the region.</param>
    public static IntensityVolumeHistogram Count(Volume volume, Mask mask, Discretization? discretization = null, Resegmentation? resegmentation = null) =>
        Count(RegionIntensities.Gather(volume, mask), discretization, resegmentation);

    internal static IntensityVolumeHistogram Count(RegionIntensities region, Discretization? discretization, Resegmentation? resegmentation)
    {
        double lower = resegmentation?.AbsoluteLower ?? region.Minimum, upper = resegmentation?.AbsoluteUpper ?? region.Maximum;
        switch (discretization)
        {
            case FixedBinSize size:
                double edge = size.LowestEdge ?? lower;
                return OfBins(region, size with { LowestEdge = edge }, edge + 0.5 * size.Width, size.Width, (upper - edge) / size.Width - 1);
            case FixedBinNumber number:
                return OfBins(region, number with { ByFormula = true }, 1, 1, number.Count - 1);
            default:
                IntensityDistribution distribution = region.Distribution;
                bool whole = Array.TrueForAll(distribution.Values, v => v == Math.Floor(v));
                return whole
                    ? new IntensityVolumeHistogram(Array.ConvertAll(distribution.Values, v => v - lower), distribution.Counts, lower, 1, upper - lower)
                    : Count(region, new FixedBinNumber(ArbitraryUnitBins), resegmentation);
        }
    }

    /// <summary>V: the largest share of voxels that reach an intensity at or above a part of the range; NaN where the range is empty.</summary>
    /// <param name="percent">The part of the range in percent.</param>
    internal double VolumeAt(int percent)
    {
        if (!(_lastPosition > 0)) return double.NaN;
        double position = Math.Ceiling(percent * _lastPosition / 100);
        while (100 * (position - 1) >= percent * _lastPosition) position--;
        while (100 * position < percent * _lastPosition) position++;
        return AtLeast(position) / (double)_atLeast[0];
    }

    /// <summary>I: the smallest intensity that at most a share of the voxels reach; one step above the largest where more than that have it.</summary>
    /// <param name="percent">The share in percent.</param>
    internal double IntensityAt(int percent)
    {
        int rank = 0;
        while (100 * _atLeast[rank + 1] > percent * _atLeast[0]) rank++;
        return _lowest + (Math.Floor(_positions[rank]) + 1) * _step;
    }

    /// <summary>Area under the share of voxels over the share of the range; 0 for a single intensity, NaN where the range is narrower than a step.</summary>
    internal double AreaUnderCurve()
    {
        if (_positions.Length == 1) return 0;
        double last = Math.Floor(_lastPosition);
        if (!(last >= 1)) return double.NaN;
        // Sum of the voxels that reach each position from 0 to the last: every voxel reaches all positions up to its own.
        double sum = 0;
        for (int i = 0; i < _positions.Length; i++) sum += (_atLeast[i] - _atLeast[i + 1]) * (Math.Clamp(Math.Floor(_positions[i]), -1, last) + 1);
        return (sum - (AtLeast(0) + AtLeast(last)) / 2.0) / ((double)_atLeast[0] * _lastPosition);
    }

    private static IntensityVolumeHistogram OfBins(RegionIntensities region, Discretization discretization, double lowest, double step, double lastPosition)
    {
        BinEdges edges = discretization.Edges(region.Minimum, region.Maximum, region.SinglePrecision);
        List<double> positions = [];
        List<int> counts = [];
        for (int i = 0; i < region.Distribution.Values.Length; i++)
        {
            double position = edges.LevelOf(region.Distribution.Values[i]) - 1;
            if (!double.IsFinite(position)) throw GrayLevels.TooMany(region);
            if (positions.Count == 0 || position != positions[^1])
            {
                positions.Add(position);
                counts.Add(0);
            }
            counts[^1] += region.Distribution.Counts[i];
        }
        return new IntensityVolumeHistogram(positions, counts, lowest, step, lastPosition);
    }

    /// <summary>Voxels at a position or beyond.</summary>
    private long AtLeast(double position)
    {
        int rank = Array.BinarySearch(_positions, position);
        return _atLeast[rank < 0 ? ~rank : rank];
    }
}
