namespace Radiomics.Modeling;

/// <summary>Quantiles of a sample.</summary>
internal static class SampleQuantile
{
    /// <summary>The quantile by linear interpolation between order statistics (Hyndman and Fan's type 7, R's default); NaN of nothing.</summary>
    /// <param name="sorted">The sample, ascending, without NaN.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.Length == 0) return double.NaN;
        double at = (sorted.Length - 1) * probability;
        int below = Math.Min((int)at, sorted.Length - 1), above = Math.Min(below + 1, sorted.Length - 1);
        double share = at - below;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[above] - sorted[below]);
    }
}
