namespace Radiomics;

/// <summary>What follows from an aggregation: its dimension and its part of a feature's name.</summary>
internal static class TextureAggregations
{
    public static TextureDimension Dimension(this TextureAggregation aggregation) => aggregation switch
    {
        TextureAggregation.Average2D or TextureAggregation.SliceMerged2D => TextureDimension.Slices,
        TextureAggregation.DirectionMerged25D or TextureAggregation.Merged25D => TextureDimension.MergedSlices,
        _ => TextureDimension.Volume,
    };

    /// <summary>Whether the matrices of directions are summed before features are computed.</summary>
    public static bool MergesDirections(this TextureAggregation aggregation) =>
        aggregation is TextureAggregation.SliceMerged2D or TextureAggregation.Merged25D or TextureAggregation.Merged3D;

    /// <summary>The aggregation's part of an IBSI name, such as <c>2_5D_comb</c>.</summary>
    public static string Suffix(this TextureAggregation aggregation) => aggregation switch
    {
        TextureAggregation.Average2D => "2D_avg",
        TextureAggregation.SliceMerged2D => "2D_comb",
        TextureAggregation.DirectionMerged25D => "2_5D_avg",
        TextureAggregation.Merged25D => "2_5D_comb",
        TextureAggregation.Average3D => "3D_avg",
        _ => "3D_comb",
    };

    /// <summary>The dimension's part of an IBSI name: <c>2D</c>, <c>2_5D</c> or <c>3D</c>.</summary>
    public static string Suffix(this TextureDimension dimension) => dimension switch
    {
        TextureDimension.Slices => "2D",
        TextureDimension.MergedSlices => "2_5D",
        _ => "3D",
    };
}
