namespace Radiomics;

/// <summary>Every family's computation, in the order of results.</summary>
internal static class FamilyComputations
{
    public static IReadOnlyList<FamilyComputation> All { get; } =
    [
        Once(
            FeatureFamilies.Shape, ShapeFeatures.All, c => ShapeMeasurements.Measure(c.Region.MorphologicalMask, () => c.Intensities, c.Workers), ShapeFeatures.WhyUndefined),
        Once(
            FeatureFamilies.Shape2D, Shape2DFeatures.All, c => Shape2DMeasurements.Measure(c.Region.MorphologicalMask, PlaneNormal(c.Settings) ?? VoxelAxis.Slice),
            (_, _) => UndefinedReason.SingleVoxel, c => Shape2DMeasurements.WhyLeftOut(c.Region.MorphologicalMask, c.Region.Image.Size.Slices == 1, PlaneNormal(c.Settings))),
        Once(FeatureFamilies.LocalIntensity, LocalIntensityFeatures.All, c => LocalIntensityPeaks.Find(c.Region.Image, c.Region.IntensityMask), (_, _) => UndefinedReason.DivisionByZero),
        Once(
            FeatureFamilies.FirstOrder, FirstOrderFeatures.All,
            c => FirstOrderStatistics.Compute(c.Distribution, c.Levels, c.Settings.Profile == Profile.PyRadiomics ? c.Settings.IntensityShift : 0),
            (_, f) => f.IbsiTag switch
            {
                "stat_cov" => UndefinedReason.ZeroMean,
                "stat_qcod" => UndefinedReason.QuartilesCancel,
                _ => UndefinedReason.NothingBetweenPercentiles,
            }),
        Once(FeatureFamilies.Histogram, HistogramFeatures.All, c => IntensityHistogram.Count(c.Levels), (_, _) => UndefinedReason.NothingBetweenPercentiles),
        Once(
            FeatureFamilies.VolumeHistogram, VolumeHistogramFeatures.All,
            c => IntensityVolumeHistogram.Count(c.Intensities, c.Settings.VolumeHistogramDiscretization, c.Settings.Resegmentation), (_, _) => UndefinedReason.NoIntensityRange),
        Aggregated(
            FeatureFamilies.Glcm, GlcmFeatures.All, (c, options) => Glcm.Count(c.Levels, options, c.Workers),
            (g, _) => g.Matrices.Count == 0 ? UndefinedReason.NoNeighbors : UndefinedReason.NotReal),
        Aggregated(FeatureFamilies.Glrlm, GlrlmFeatures.All, (c, options) => Glrlm.Count(c.Levels, options, c.Workers), (_, _) => UndefinedReason.NoRuns),
        Dimensioned(FeatureFamilies.Glszm, GlszmFeatures.All, (c, options) => Glszm.From(c.Zones(options)), (_, _) => UndefinedReason.NoZones),
        Dimensioned(FeatureFamilies.Gldzm, GldzmFeatures.All, (c, options) => Gldzm.From(c.Zones(options)), (_, _) => UndefinedReason.NoZones),
        Dimensioned(FeatureFamilies.Gldm, GldmFeatures.All, (c, options) => Gldm.Count(c.Levels, options, c.Workers), (_, _) => UndefinedReason.NoNeighbors),
        Dimensioned(FeatureFamilies.Ngtdm, NgtdmFeatures.All, (c, options) => Ngtdm.Count(c.Levels, options), (_, _) => UndefinedReason.NoNeighbors),
    ];

    /// <summary>
    /// When a family is begun: first those that one thread computes alone, the long ones before the short; then those whose directions all threads share, so that none
    /// is idle at the end; last the one that needs what an earlier one finds.
    /// </summary>
    public static int Turn(FeatureFamilies family) => family switch
    {
        FeatureFamilies.Shape => 0,
        FeatureFamilies.Glszm => 1,
        FeatureFamilies.LocalIntensity => 2,
        FeatureFamilies.Gldm or FeatureFamilies.Ngtdm => 3,
        FeatureFamilies.Glcm or FeatureFamilies.Glrlm => 5,
        FeatureFamilies.Gldzm => 6,
        _ => 4,
    };

    /// <summary>A family that is measured once.</summary>
    private static FamilyComputation<TSource> Once<TSource>(
        FeatureFamilies family, IReadOnlyList<Feature<TSource>> features, Func<RegionContext, TSource> measure, Func<TSource, FeatureDefinition, UndefinedReason> whyUndefined,
        Func<RegionContext, string?>? whyLeftOut = null) =>
        new(family, features, whyUndefined, _ => [("", measure)], whyLeftOut);

    /// <summary>The axis across the planes where textures are measured in planes (PyRadiomics' force2D); null in 3D.</summary>
    public static VoxelAxis? PlaneNormal(ExtractionSettings settings) =>
        settings.Aggregations.Any(a => a.Dimension() != TextureDimension.Volume) ? settings.PlaneNormal : null;

    /// <summary>A family of directions: measured once an aggregation.</summary>
    private static FamilyComputation<TSource> Aggregated<TSource>(
        FeatureFamilies family, IReadOnlyList<Feature<TSource>> features, Func<RegionContext, TextureOptions, TSource> count, Func<TSource, FeatureDefinition, UndefinedReason> whyUndefined) =>
        new(family, features, whyUndefined, settings => settings.Aggregations.Distinct()
            .Select(a => (Suffix: a.Suffix(), Options: settings.TextureWith(a)))
            .Select(v => (v.Suffix, (Func<RegionContext, TSource>)(c => count(c, v.Options)))));

    /// <summary>A family of zones or neighborhoods: measured once a dimension.</summary>
    private static FamilyComputation<TSource> Dimensioned<TSource>(
        FeatureFamilies family, IReadOnlyList<Feature<TSource>> features, Func<RegionContext, TextureOptions, TSource> count, Func<TSource, FeatureDefinition, UndefinedReason> whyUndefined) =>
        new(family, features, whyUndefined, settings => settings.Aggregations.DistinctBy(a => a.Dimension())
            .Select(a => (Suffix: a.Dimension().Suffix(), Options: settings.TextureWith(a)))
            .Select(v => (v.Suffix, (Func<RegionContext, TSource>)(c => count(c, v.Options)))));
}
