namespace Radiomics;

/// <summary>The HU of the aerated lung around a place: the background a lesion stands out from.</summary>
internal static class LungLevel
{
    /// <summary>Above this there is no aerated lung.</summary>
    public const double HighestLungHu = -600;

    /// <summary>Below this there is free air: outside the patient, or in the trachea.</summary>
    public const double LowestLungHu = -980;

    private const double NearMm = 20, LeastShare = 0.03;

    /// <summary>The median of aerated lung within 20 mm, or within the whole box when there is too little; null when there is too little there too.</summary>
    public static double? Around(GrowthBox box, int center)
    {
        PointMm point = box.PointOf(center);
        return Within(Math.Min(NearMm, box.RadiusMm)) ?? Within(box.RadiusMm);

        double? Within(double radius)
        {
            HuHistogram lung = box.Histogram(point, radius, LowestLungHu, HighestLungHu);
            double all = 4.0 / 3.0 * Math.PI * radius * radius * radius / box.Spacing.VoxelVolume;
            return lung.Count >= Math.Max(4, LeastShare * all) ? lung.Percentile(0.5) : null;
        }
    }
}
