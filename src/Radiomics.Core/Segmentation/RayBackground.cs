namespace Radiomics;

/// <summary>What a nodule stands out from in each direction: lung, or the haze, fissure or collapsed lung it lies in.</summary>
internal static class RayBackground
{
    private const double StepMm = 1, FromShare = 0.5, ToShare = 2, BeyondMm = 5;

    /// <summary>No background lies above this share of the contrast; where even the darkest place on a ray does, the ray runs through tissue only.</summary>
    private const double HighestShare = 0.5, TissueShare = 0.75;

    /// <summary>So much above the lung is texture and noise, not haze.</summary>
    private const double LeastHazeHu = 50, LeastHazeShare = 0.1;

    /// <summary>Measures the background.</summary>
    /// <returns>HU by direction, at least the lung's.</returns>
    public static double[] Measure(NoduleScene scene, PointMm center, double tissueHu, double radiusMm, double reachMm)
    {
        double contrast = tissueHu - scene.LungHu, highest = scene.LungHu + HighestShare * contrast, tissue = scene.LungHu + TissueShare * contrast;
        double haze = Math.Max(LeastHazeHu, LeastHazeShare * contrast), end = Math.Min(reachMm, Math.Max(ToShare * radiusMm, radiusMm + BeyondMm));
        double[] darkest = new double[RayDirections.Count];
        for (int d = 0; d < darkest.Length; d++)
        {
            PointMm direction = RayDirections.Of(d);
            double before = double.NaN, beforeThat = double.NaN, least = double.PositiveInfinity;
            for (double r = FromShare * radiusMm; r <= end; r += StepMm)
            {
                double value = scene.ValueAt(center + direction.Scale(r)), mean = (value + before + beforeThat) / 3;
                (beforeThat, before) = (before, value);
                if (mean < least) least = mean;
            }
            darkest[d] = least > tissue ? scene.LungHu : Math.Clamp(least - haze, scene.LungHu, Math.Max(scene.LungHu, highest));
        }

        double[] smooth = new double[darkest.Length];
        for (int d = 0; d < smooth.Length; d++)
        {
            ReadOnlySpan<int> beside = RayDirections.Neighbors(d);
            double sum = darkest[d];
            foreach (int e in beside) sum += darkest[e];
            smooth[d] = sum / (beside.Length + 1);
        }
        return smooth;
    }
}
