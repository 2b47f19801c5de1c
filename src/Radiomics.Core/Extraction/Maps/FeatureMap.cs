namespace Radiomics;

/// <summary>One feature for every voxel of a region: its value over the kernel around the voxel. Immutable.</summary>
public sealed class FeatureMap
{
    private readonly double[] _values;

    internal FeatureMap(MapFeature map, ImageGeometry geometry, double[] values)
    {
        Name = map.Name;
        Feature = map.Feature;
        Geometry = geometry;
        _values = values;
    }

    /// <summary>Full name, such as <c>original_glcm_JointEntropy</c>.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public FeatureDefinition Feature { get; }

    /// <summary>Its grid: the region's box grown by the kernel's radius, cut to the image.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>One value a voxel, column fastest, then row, then slice; NaN where the feature is undefined for a kernel, the initial value outside the region.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The value at a voxel.</summary>
    /// <param name="index">Zero-based index on the grid of the map.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside.</exception>
    public double this[VoxelIndex index] => Geometry.Size.Contains(index)
        ? _values[Geometry.Size.Offset(index)]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The map has {Geometry.Size} voxels.");
}
