namespace Radiomics;

/// <summary>What the dimension of zone and neighborhood families means for the steps and the parts that are counted.</summary>
internal static class TexturePlanes
{
    /// <summary>The axis across which planes lie; null in three dimensions.</summary>
    public static VoxelAxis? PlaneAxis(this TextureOptions options) =>
        options.Aggregation.Dimension() == TextureDimension.Volume ? null : options.PlaneNormal;

    /// <summary>The parts of a box that have a matrix each: its planes, or the whole box where planes are merged and in three dimensions.</summary>
    public static IEnumerable<BoxPart> Parts(this TextureOptions options, ImageSize size) => options.Aggregation.Dimension() == TextureDimension.Slices
        ? Enumerable.Range(0, BoxPart.PlaneCount(size, options.PlaneNormal)).Select(i => BoxPart.Plane(size, options.PlaneNormal, i))
        : [BoxPart.Whole(size)];
}
