using System.Globalization;
using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// IBSI's order: interpolate image and mask on one grid centred on the image, round the intensities, threshold the mask (the morphological mask), re-segment
/// by range and outliers (the intensity mask).
/// </summary>
internal static class IbsiChain
{
    /// <summary>Runs the chain.</summary>
    /// <param name="image">The image as loaded.</param>
    /// <param name="mask">The mask as loaded, not empty.</param>
    /// <param name="options">What is done; validated.</param>
    /// <param name="timings">Told what each stage takes; null to measure nothing.</param>
    /// <param name="cancellation">Checked while the image is interpolated.</param>
    public static ProcessedRegion Run(Volume image, Mask mask, ProcessingOptions options, ExtractionTimings? timings, CancellationToken cancellation)
    {
        List<string> notes = [];
        IbsiDiagnostics? diagnostics = options.AdditionalInfo ? new() : null;
        using (ExtractionTimings.Start(timings, ExtractionTimings.MaskPlacement)) mask = MaskPlacement.OnImage(image.Geometry, mask, options, notes, out _);
        if (options.Normalization is { } normalization)
            using (ExtractionTimings.Start(timings, ExtractionTimings.Normalization)) image = IntensityNormalization.Apply(image, normalization);
        Describe("init", mask, mask, ofImage: true);

        if (options.Resampling is { } resampling)
            using (ExtractionTimings.Start(timings, ExtractionTimings.Resampling)) (image, mask) = Interpolate(image, mask, resampling, options.Threads, cancellation);
        Describe("interp", mask, mask, ofImage: true);
        using (ExtractionTimings.Start(timings, ExtractionTimings.Checks)) RegionChecks.Check(mask, options.Rules, options.Resampling is null ? "" : "after interpolation");

        Mask kept = mask;
        if (options.Resegmentation is { } range)
        {
            using ExtractionTimings.Running running = ExtractionTimings.Start(timings, ExtractionTimings.Resegmentation);
            kept = IntensityRange.Keep(image, mask, range);
            RegionChecks.CheckResegmented(mask, kept, image, range, 1);
            RegionChecks.Check(kept, options.Rules, "after re-segmentation");
        }
        Mask shape = options.Resegmentation is { ChangesShape: true } ? kept : mask;
        Describe("reseg", kept, shape);
        return new ProcessedRegion(image, shape, kept, diagnostics?.All ?? [], notes);

        void Describe(string what, Mask intensity, Mask morphological, bool ofImage = false)
        {
            if (diagnostics is null) return;
            using ExtractionTimings.Running running = ExtractionTimings.Start(timings, ExtractionTimings.Diagnostics);
            if (ofImage) diagnostics.Add(image, what);
            diagnostics.Add(image, intensity, morphological, what);
        }
    }

    private static (Volume Image, Mask Mask) Interpolate(Volume image, Mask mask, Resampling resampling, int threads, CancellationToken cancellation)
    {
        CenteredGrid grid = CenteredGrid.Over(image.Geometry, resampling.SpacingMm);
        Mask interpolated = MaskSampling.ByShare(mask, grid, resampling.MaskInterpolation ?? Interpolation.Linear, resampling.MaskThreshold);
        if (interpolated.VoxelCount == 0)
            throw RegionChecks.Lost(mask, grid.Geometry, string.Create(CultureInfo.InvariantCulture, $"interpolation to {grid.Geometry.Spacing} mm"));
        bool whole = resampling.RoundIntensities ?? IsWhole(image);
        return (ImageSampling.OnAlignedGrid(image, grid, resampling.Interpolation, whole, threads, cancellation), interpolated);
    }

    /// <summary>Whether all intensities are whole numbers, as Hounsfield units are, however they were stored.</summary>
    private static bool IsWhole(Volume image)
    {
        if (image.DoubleVoxels.Length > 0) return false;
        if (image.StoredType is not (StoredType.Float32 or StoredType.Float64)) return true;
        const int block = 1 << 12;
        Span<float> rounded = stackalloc float[block];
        for (int i = 0; i < image.Voxels.Length; i += block)
        {
            ReadOnlySpan<float> part = image.Voxels.Slice(i, Math.Min(block, image.Voxels.Length - i));
            TensorPrimitives.Round(part, rounded);
            if (!part.SequenceEqual(rounded[..part.Length])) return false;
        }
        return true;
    }
}
