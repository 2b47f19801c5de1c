namespace Radiomics;

/// <summary>Mean, spread and range of a region's intensities.</summary>
/// <param name="Mean">Mean; NaN for an empty region.</param>
/// <param name="StandardDeviation">Population standard deviation.</param>
/// <param name="Minimum">Smallest.</param>
/// <param name="Maximum">Largest.</param>
internal readonly record struct RegionStatistics(double Mean, double StandardDeviation, double Minimum, double Maximum)
{
    /// <summary>Computes them.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">A mask on its grid.</param>
    public static RegionStatistics Of(Volume image, Mask mask)
    {
        double sum = 0, squares = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        RegionVoxels.ForEachRow(image, mask, (row, inside, _) =>
        {
            for (int x = 0; x < inside.Length; x++)
            {
                if (inside[x] == 0) continue;
                sum += row[x];
                minimum = Math.Min(minimum, row[x]);
                maximum = Math.Max(maximum, row[x]);
            }
        });
        double mean = sum / mask.VoxelCount;
        RegionVoxels.ForEachRow(image, mask, (row, inside, _) =>
        {
            for (int x = 0; x < inside.Length; x++)
                if (inside[x] != 0) squares += (row[x] - mean) * (row[x] - mean);
        });
        return new RegionStatistics(mean, Math.Sqrt(squares / mask.VoxelCount), minimum, maximum);
    }
}
