namespace Radiomics;

/// <summary>The chain from image and mask to the regions that are measured.</summary>
internal static class ProcessingChain
{
    /// <summary>Runs the chain of the profile.</summary>
    /// <param name="image">The image as loaded.</param>
    /// <param name="mask">The mask as loaded; it may lie on a grid of its own.</param>
    /// <param name="options">What is done.</param>
    /// <param name="cancellation">Checked while an image is interpolated.</param>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid, and nothing was said about moving it.</exception>
    /// <exception cref="MaskException">The region is empty, too small, outside the image, or lost on the way.</exception>
    /// <exception cref="SettingsException">An option is out of its range, or cannot be applied to this image.</exception>
    public static ProcessedRegion Run(Volume image, Mask mask, ProcessingOptions options, CancellationToken cancellation = default) => Run(image, mask, options, null, cancellation);

    /// <summary>Runs the chain of the profile and measures its stages.</summary>
    /// <param name="image">The image as loaded.</param>
    /// <param name="mask">The mask as loaded; it may lie on a grid of its own.</param>
    /// <param name="options">What is done.</param>
    /// <param name="timings">Told what each stage takes; null to measure nothing.</param>
    /// <param name="cancellation">Checked while an image is interpolated.</param>
    public static ProcessedRegion Run(Volume image, Mask mask, ProcessingOptions options, ExtractionTimings? timings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (mask.VoxelCount == 0) throw MaskException.Empty(RegionChecks.NameOf(mask));
        return options.Profile == Profile.Ibsi ? IbsiChain.Run(image, mask, options, timings, cancellation) : PyRadiomicsChain.Run(image, mask, options, timings, cancellation);
    }
}
