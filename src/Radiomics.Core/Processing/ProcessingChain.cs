namespace Radiomics;

/// <summary>The chain from image and mask to the regions that are measured.</summary>
internal static class ProcessingChain
{
    /// <summary>Runs the chain.</summary>
    /// <param name="image">The image as loaded.</param>
    /// <param name="mask">The mask as loaded.</param>
    /// <param name="options">What is done.</param>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The region is empty, too small, or lost on the way.</exception>
    public static ProcessedRegion Run(Volume image, Mask mask, ProcessingOptions options)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(mask);
        GeometryComparison comparison = image.Geometry.CompareTo(mask.Geometry);
        if (!comparison.IsSameGrid) throw new GeometryMismatchException("volume and mask", comparison);
        if (mask.VoxelCount == 0) throw MaskException.Empty(mask.Name ?? $"label {mask.Label}");
        return new ProcessedRegion(image, mask, mask, [], []);
    }
}
