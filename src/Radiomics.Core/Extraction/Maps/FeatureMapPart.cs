namespace Radiomics;

/// <summary>A stretch of all maps of one image type: whole rows, in scan order (column fastest, then row, then slice).</summary>
public sealed class FeatureMapPart
{
    private readonly double[][] _values;

    internal FeatureMapPart(IReadOnlyList<MapFeature> maps, ImageGeometry geometry, int first, double[][] values, IReadOnlyList<string> notes)
    {
        Maps = maps;
        Geometry = geometry;
        First = first;
        _values = values;
        Notes = notes;
    }

    /// <summary>The maps, in the order of results.</summary>
    public IReadOnlyList<MapFeature> Maps { get; }

    /// <summary>The grid of the maps: the region's box grown by the kernel's radius, cut to the image.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>Scan position of the first voxel of the stretch; 0 where the maps of an image type begin.</summary>
    public int First { get; }

    /// <summary>Voxels of the stretch.</summary>
    public int Count => _values[0].Length;

    /// <summary>Whether the maps of the image type end with it.</summary>
    public bool IsLast => First + Count == Geometry.Size.VoxelCount;

    /// <summary>What a user should know of image, region and settings; the same for every part of an image type.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The values of a map; NaN where the feature is undefined for a kernel, the initial value outside the region.</summary>
    /// <param name="map">Position in <see cref="Maps"/>.</param>
    public ReadOnlySpan<double> Values(int map) => _values[map];
}
