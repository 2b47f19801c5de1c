using System.Collections.Immutable;

namespace Radiomics;

/// <summary>The keys that stand for the aggregations of some settings: PyRadiomics' two where they suffice, else the list.</summary>
/// <param name="Aggregations">The list; empty where the other keys suffice.</param>
/// <param name="Force2D">Value of <c>force2D</c>.</param>
/// <param name="WeightingNorm">Value of <c>weightingNorm</c>; empty for none.</param>
internal readonly record struct AggregationKeys(ImmutableArray<TextureAggregation> Aggregations, bool Force2D, string WeightingNorm)
{
    private static readonly (string Name, DistanceWeighting Weighting)[] s_norms =
    [
        ("no_weighting", DistanceWeighting.None), ("manhattan", DistanceWeighting.Manhattan), ("euclidean", DistanceWeighting.Euclidean), ("infinity", DistanceWeighting.Infinity),
    ];

    public static AggregationKeys Of(ExtractionSettings settings)
    {
        bool shape2D = HasShape2D(settings);
        string norm = s_norms.First(n => n.Weighting == settings.Weighting).Name;
        switch (settings.Aggregations.Distinct().ToArray())
        {
            case [TextureAggregation.Average3D] when !shape2D:
                return new([], false, "");
            case [TextureAggregation.Merged3D] when !shape2D:
                return new([], false, norm);
            case [TextureAggregation.DirectionMerged25D]:
                return new([], true, "");
            case [TextureAggregation.Merged25D]:
                return new([], true, norm);
            case var several:
                bool weighted = settings.Weighting != DistanceWeighting.None && several.Any(a => a is TextureAggregation.SliceMerged2D or TextureAggregation.Merged25D or TextureAggregation.Merged3D);
                return new([.. several], shape2D, weighted ? norm : "");
        }
    }

    /// <summary>Whether anything is computed within planes.</summary>
    public static bool HasPlanes(ExtractionSettings settings) =>
        HasShape2D(settings) || settings.Aggregations.Any(a => a.Dimension() != TextureDimension.Volume);

    /// <summary>The weighting of a name; null where it is unknown.</summary>
    public static DistanceWeighting? WeightingOf(string norm)
    {
        foreach ((string name, DistanceWeighting weighting) in s_norms)
            if (name == norm) return weighting;
        return null;
    }

    private static bool HasShape2D(ExtractionSettings settings) => FeatureCatalog.OfFamily(FeatureFamilies.Shape2D).Any(settings.IsWanted);
}
