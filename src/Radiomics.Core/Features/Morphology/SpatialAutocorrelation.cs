namespace Radiomics;

/// <summary>
/// Moran's I and Geary's C of a region's intensities: how much near voxels are alike. Every ordered pair of voxels counts with the weight 1 / distance (mm, between
/// centres). Summed over pairs where these are few, and otherwise by Fourier transforms over the region's box, which gives the same sums to rounding (1e-12 or so).
/// </summary>
internal static class SpatialAutocorrelation
{
    /// <summary>What a voxel of the padded box costs by transforms, in pairs of voxels.</summary>
    private const double PairsPerTransformedVoxel = 16;

    /// <summary>Computes both measures.</summary>
    /// <param name="region">The intensities of the region.</param>
    /// <param name="workers">The threads, which have no effect on the result.</param>
    /// <returns>Moran's I and Geary's C; both NaN for a single voxel and for a flat region, where the variance they are relative to is 0.</returns>
    public static (double MoranI, double GearyC) Compute(RegionIntensities region, Workers workers)
    {
        if (region.Values.Length < 2 || region.Minimum == region.Maximum) return (double.NaN, double.NaN);
        double pairs = 0.5 * region.Values.Length * (region.Values.Length - 1);
        bool fewPairs = pairs <= PairsPerTransformedVoxel * WeightedSpectra.TransformedVoxels(region);
        double[] standardized = Standardized(region);
        return Measures(region, fewPairs ? WeightedPairs.Sum(region, standardized) : WeightedSpectra.Sum(region, standardized, workers));
    }

    /// <summary>The measures from the weighted sums over standardized intensities.</summary>
    internal static (double MoranI, double GearyC) Measures(RegionIntensities region, WeightedSums sums)
    {
        // The sum of squares of standardized intensities is their number.
        double n = region.Values.Length;
        return (sums.Products / sums.Weights, (n - 1) / n * sums.SquaredDifferences / (2 * sums.Weights));
    }

    /// <summary>(x - mean) / standard deviation, in scan order: deviations of order 1 lose nothing to each other in the sums.</summary>
    internal static double[] Standardized(RegionIntensities region)
    {
        IntensityDistribution distribution = region.Distribution;
        double sum = 0, squares = 0;
        for (int i = 0; i < distribution.Values.Length; i++) sum += distribution.Counts[i] * distribution.Values[i];
        double mean = sum / distribution.Total;
        for (int i = 0; i < distribution.Values.Length; i++) squares += distribution.Counts[i] * FeatureMath.Square(distribution.Values[i] - mean);
        double deviation = Math.Sqrt(squares / distribution.Total);
        ReadOnlySpan<float> values = region.Values;
        double[] standardized = new double[values.Length];
        for (int i = 0; i < standardized.Length; i++) standardized[i] = (values[i] - mean) / deviation;
        return standardized;
    }
}
