using System.Globalization;

namespace Radiomics;

/// <summary>Brings a mask onto the grid of its image, or says why it cannot be.</summary>
internal static class MaskPlacement
{
    /// <summary>How far a region may reach beyond the image, in voxels: rounding.</summary>
    private const double BoundsRounding = 1e-3;

    /// <summary>The mask on the image's grid.</summary>
    /// <param name="image">The image's grid.</param>
    /// <param name="mask">The mask on its own.</param>
    /// <param name="options">Tolerance, and whether the mask may be moved.</param>
    /// <param name="notes">Told what was done.</param>
    /// <param name="corrected">Whether the mask was resampled.</param>
    /// <exception cref="GeometryMismatchException">The grids differ and the mask may not be moved.</exception>
    /// <exception cref="MaskException">The mask reaches outside the image, or no voxel of it is left.</exception>
    public static Mask OnImage(ImageGeometry image, Mask mask, ProcessingOptions options, List<string> notes, out bool corrected)
    {
        corrected = false;
        GeometryComparison comparison = image.CompareTo(mask.Geometry);
        if (comparison.IsIdentical) return mask;
        if (IsTolerated(comparison, options.GeometryTolerance))
        {
            notes.Add($"the mask's grid differs from the image's within the tolerance ({comparison.Summary}); the image's was taken");
            return mask.OnGrid(image);
        }
        if (!options.CorrectMask) throw new GeometryMismatchException(RegionChecks.NameOf(mask), comparison, Accepted(options), Advice(comparison));
        CheckBounds(image, mask);
        Mask moved = MaskSampling.Nearest(mask, image);
        if (moved.VoxelCount == 0) throw RegionChecks.Lost(mask, image, "brought onto the image's grid (correctMask)");
        notes.Add(string.Create(CultureInfo.InvariantCulture,
            $"the mask lay on another grid ({comparison.Summary}) and was brought onto the image's by nearest neighbor: {mask.VoxelCount} voxels became {moved.VoxelCount}"));
        corrected = true;
        return moved;
    }

    /// <summary>Checks that the box of a mask lies in an image.</summary>
    /// <param name="image">The image's grid.</param>
    /// <param name="mask">The mask, not empty.</param>
    /// <exception cref="MaskException">It reaches outside.</exception>
    public static void CheckBounds(ImageGeometry image, Mask mask)
    {
        VoxelRegion box = mask.Region;
        var a = image.IndexAt(mask.Geometry.PointAt(box.Start.Column - 0.5, box.Start.Row - 0.5, box.Start.Slice - 0.5));
        var b = image.IndexAt(mask.Geometry.PointAt(box.End.Column - 0.5, box.End.Row - 0.5, box.End.Slice - 0.5));
        if (Fits(a.Column, b.Column, image.Size.Columns) && Fits(a.Row, b.Row, image.Size.Rows) && Fits(a.Slice, b.Slice, image.Size.Slices)) return;
        throw new MaskException("MASK_OUTSIDE_IMAGE", new Problem(
            RegionChecks.NameOf(mask),
            string.Create(CultureInfo.InvariantCulture,
                $"its box reaches outside the image: columns {Range(a.Column, b.Column)}, rows {Range(a.Row, b.Row)}, slices {Range(a.Slice, b.Slice)} in voxels of the image"),
            string.Create(CultureInfo.InvariantCulture, $"columns -0.5 to {image.Size.Columns - 0.5}, rows -0.5 to {image.Size.Rows - 0.5}, slices -0.5 to {image.Size.Slices - 0.5}"),
            $"Check that the mask belongs to this image, or crop it to the image. {image.CompareTo(mask.Geometry).Hint}"));

        static bool Fits(double a, double b, int length) => Math.Min(a, b) >= -0.5 - BoundsRounding && Math.Max(a, b) <= length - 0.5 + BoundsRounding;

        static string Range(double a, double b) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(a, b):0.###} to {Math.Max(a, b):0.###}");
    }

    private static bool IsTolerated(GeometryComparison comparison, double? tolerance)
    {
        if (tolerance is not { } limit) return comparison.IsSameGrid;
        // As ITK compares: lengths against the tolerance in voxels of the first axis, directions against the tolerance itself.
        ImageGeometry image = comparison.Image, mask = comparison.Mask;
        double length = limit * image.Spacing.X;
        return comparison.SameSize && Near(image.Origin, mask.Origin, length)
            && Near(new PointMm(image.Spacing.X, image.Spacing.Y, image.Spacing.Z), new PointMm(mask.Spacing.X, mask.Spacing.Y, mask.Spacing.Z), length)
            && Near(image.Direction.Column, mask.Direction.Column, limit) && Near(image.Direction.Row, mask.Direction.Row, limit) && Near(image.Direction.Slice, mask.Direction.Slice, limit);

        static bool Near(PointMm a, PointMm b, double limit) => Math.Abs(a.X - b.X) <= limit && Math.Abs(a.Y - b.Y) <= limit && Math.Abs(a.Z - b.Z) <= limit;
    }

    private static string Accepted(ProcessingOptions options) => options.GeometryTolerance is { } limit
        ? string.Create(CultureInfo.InvariantCulture, $"the same size, and origin, spacing and direction within geometryTolerance = {limit:R}")
        : "the same size, spacing, origin and direction (differences under 1 % of a voxel are accepted)";

    private static string Advice(GeometryComparison comparison) => comparison.SameSize
        ? "Set correctMask to bring the mask onto the image's grid by nearest neighbor, or geometryTolerance to take it as it is."
        : "Set correctMask to bring the mask onto the image's grid by nearest neighbor.";
}
