namespace Radiomics;

/// <summary>The window of HU a growth uses: given, or taken from the lung around the seed and the tissue of the lesion.</summary>
internal static class WindowAdaption
{
    private const double SeedBallMm = 2.5, SeedPercentile = 0.75, MaskPercentile = 0.6;

    /// <summary>Without lung near by, the window reaches this many robust standard deviations (but at least the next constant) below the tissue.</summary>
    private const double Deviations = 3, LeastDepthHu = 50;

    /// <summary>The HU of the tissue at a place: a percentile that leans to the dense side, because the place may lie at the lesion's border.</summary>
    public static double TissueAt(GrowthBox box, PointMm place)
    {
        double near = box.Histogram(place, SeedBallMm).Percentile(SeedPercentile);
        float own = box.Hu[box.SeedOffset];
        // A lesion of a voxel or two is brighter than anything around it.
        return double.IsNaN(near) || (own > near && near < LungLevel.HighestLungHu) ? own : near;
    }

    /// <summary>The HU of the tissue inside a mask.</summary>
    public static double TissueIn(GrowthBox box, ReadOnlySpan<byte> mask)
    {
        HuHistogram inside = new();
        for (int i = 0; i < mask.Length; i++)
            if (mask[i] != 0) inside.Add(box.Hu[i]);
        return inside.Percentile(MaskPercentile);
    }

    /// <summary>The window for a tissue level.</summary>
    public static HuThresholds Window(GrowthBox box, RegionGrowingOptions options, double? lung, double tissue)
    {
        double lower;
        if (options.LowerHu is { } given) lower = given;
        else if (lung is { } level && tissue > level) lower = level + options.ContrastFraction * (tissue - level);
        else
        {
            HuHistogram around = box.Histogram(box.PointOf(box.SeedOffset), SeedBallMm * 2);
            double deviation = (around.Percentile(0.75) - around.Percentile(0.25)) / 1.349;
            lower = tissue - Math.Max(LeastDepthHu, Deviations * deviation);
        }
        return new HuThresholds(lower, options.UpperHu, options.LowerHu is not null, options.UpperHu is not null, lung, options.LowerHu is null ? tissue : null);
    }
}
