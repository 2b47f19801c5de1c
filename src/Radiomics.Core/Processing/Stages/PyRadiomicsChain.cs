using System.Globalization;

namespace Radiomics;

/// <summary>
/// PyRadiomics' order: normalize the image, resample both to a grid laid out by the mask (or crop), check the mask, re-segment. An interpolated image keeps
/// the type it was stored in: whole numbers are cut off toward zero, not rounded.
/// </summary>
internal static class PyRadiomicsChain
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
        PyRadiomicsDiagnostics? diagnostics = options.AdditionalInfo ? new() : null;
        Describe("original", ofImage: true, onImage: false);
        if (options.Normalization is { } normalization)
            using (ExtractionTimings.Start(timings, ExtractionTimings.Normalization)) image = IntensityNormalization.Apply(image, normalization);

        string stage = "";
        if (options.Resampling is { } resampling)
        {
            stage = "after resampling";
            using (ExtractionTimings.Start(timings, ExtractionTimings.Resampling)) (image, mask) = Resample(image, mask, resampling, options, notes, cancellation);
            Describe("interpolated", ofImage: true);
        }
        else
        {
            bool corrected;
            using (ExtractionTimings.Start(timings, ExtractionTimings.MaskPlacement)) mask = MaskPlacement.OnImage(image.Geometry, mask, options, notes, out corrected);
            if (corrected) stage = "after its correction";
            // Where the image is cropped as well, the reference corrects the mask before it looks for what to report.
            if (corrected && !options.PreCrop) Describe("corrected");
            if (options.PreCrop)
                using (ExtractionTimings.Start(timings, ExtractionTimings.Crop)) (image, mask) = Crop(image, mask, options.PadDistance);
        }

        using (ExtractionTimings.Start(timings, ExtractionTimings.Checks)) RegionChecks.Check(mask, options.Rules, stage);
        if (options.Resegmentation is not { } range) return new ProcessedRegion(image, mask, mask, diagnostics?.All ?? [], notes);
        Mask shape = mask, kept;
        using (ExtractionTimings.Start(timings, ExtractionTimings.Resegmentation))
        {
            kept = IntensityRange.Keep(image, mask, range);
            RegionChecks.CheckResegmented(mask, kept, image, range, options.Rules.MoreVoxelsThan > 0 ? 2 : 1);
            RegionChecks.Check(kept, options.Rules, "after re-segmentation");
        }
        mask = kept;
        Describe("resegmented");
        // The shape is that of the mask before re-segmentation, but cut to the box of the mask after it, as the reference crops both to that box.
        return new ProcessedRegion(image, range.ChangesShape ? kept : MaskCut.To(shape, kept.Region), kept, diagnostics?.All ?? [], notes);

        void Describe(string what, bool ofImage = false, bool onImage = true)
        {
            if (diagnostics is null) return;
            using ExtractionTimings.Running running = ExtractionTimings.Start(timings, ExtractionTimings.Diagnostics);
            if (ofImage) diagnostics.Add(image, what);
            diagnostics.Add(mask, what, onImage ? image : null);
        }
    }

    private static (Volume Image, Mask Mask) Resample(Volume image, Mask mask, Resampling resampling, ProcessingOptions options, List<string> notes, CancellationToken cancellation)
    {
        MaskPlacement.CheckBounds(image.Geometry, mask);
        Spacing spacing = MaskAlignedGrid.SpacingFor(mask, resampling.SpacingMm);
        if (IsClose(mask.Geometry.Spacing, spacing) && IsClose(image.Geometry.Spacing, spacing))
        {
            Mask onImage = MaskSampling.Nearest(mask, image.Geometry);
            if (onImage.VoxelCount == 0) throw RegionChecks.Lost(mask, image.Geometry, "brought onto the image's grid");
            notes.Add("the image has the spacing asked for already: it was cropped, not interpolated");
            return Crop(image, onImage, options.PadDistance);
        }
        ImageGeometry grid = MaskAlignedGrid.Over(mask, spacing, options.PadDistance);
        Mask resampled = MaskSampling.Nearest(mask, grid);
        if (resampled.VoxelCount == 0)
            throw RegionChecks.Lost(mask, grid, string.Create(CultureInfo.InvariantCulture, $"resampling to {spacing} mm"));
        return (ImageSampling.OnGrid(image, grid, resampling.Interpolation, options.Threads, cancellation), resampled);
    }

    private static (Volume Image, Mask Mask) Crop(Volume image, Mask mask, int padding)
    {
        VoxelRegion part = mask.Region.Expand(padding, padding, padding, image.Size);
        Volume cropped = image.Crop(part);
        VoxelRegion box = mask.Region;
        VoxelRegion moved = new(new VoxelIndex(box.Start.Column - part.Start.Column, box.Start.Row - part.Start.Row, box.Start.Slice - part.Start.Slice), box.Size);
        return (cropped, Mask.FromBox(cropped.Geometry, moved, mask.Box, mask.Label, mask.Name).WithNotes(mask.Notes));
    }

    /// <summary>Alike as numpy's allclose sees it.</summary>
    private static bool IsClose(Spacing a, Spacing b) => Near(a.X, b.X) && Near(a.Y, b.Y) && Near(a.Z, b.Z);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-8 + 1e-5 * Math.Abs(b);
}
