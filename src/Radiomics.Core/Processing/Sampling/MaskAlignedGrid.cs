namespace Radiomics;

/// <summary>The grid PyRadiomics resamples on: aligned with the corner of the mask's grid, cut to the mask's box and a margin.</summary>
internal static class MaskAlignedGrid
{
    /// <summary>The spacing that results: 0 keeps the mask's, and so does an axis along which the mask is one voxel thick.</summary>
    /// <param name="mask">The mask, not empty.</param>
    /// <param name="wanted">The spacing asked for, mm.</param>
    public static Spacing SpacingFor(Mask mask, Spacing wanted)
    {
        Spacing own = mask.Geometry.Spacing;
        ImageSize box = mask.Region.Size;
        return new Spacing(Choose(wanted.X, own.X, box.Columns), Choose(wanted.Y, own.Y, box.Rows), Choose(wanted.Z, own.Z, box.Slices));

        static double Choose(double wanted, double own, int extent) => wanted == 0 || extent == 1 ? own : wanted;
    }

    /// <summary>Lays the grid.</summary>
    /// <param name="mask">The mask, not empty.</param>
    /// <param name="spacing">Spacing of the grid, mm.</param>
    /// <param name="padding">Voxels of the grid around the mask's box, within the mask's image.</param>
    public static ImageGeometry Over(Mask mask, Spacing spacing, int padding)
    {
        ImageGeometry own = mask.Geometry;
        VoxelRegion box = mask.Region;
        (int columns, double x) = Axis(box.Start.Column, box.Size.Columns, own.Size.Columns, own.Spacing.X, spacing.X, padding);
        (int rows, double y) = Axis(box.Start.Row, box.Size.Rows, own.Size.Rows, own.Spacing.Y, spacing.Y, padding);
        (int slices, double z) = Axis(box.Start.Slice, box.Size.Slices, own.Size.Slices, own.Spacing.Z, spacing.Z, padding);
        return new ImageGeometry(new ImageSize(columns, rows, slices), spacing, own.PointAt(x, y, z), own.Direction);
    }

    private static (int Count, double FirstIndex) Axis(int start, int extent, int length, double own, double spacing, int padding)
    {
        double ratio = own / spacing;
        double low = Math.Max(0, Math.Floor((start - 0.5) * ratio - padding));
        double high = Math.Min(Math.Ceiling(length * ratio) - 1, Math.Ceiling((start + extent - 0.5) * ratio + padding));
        if (!(high - low < Array.MaxLength)) throw SettingsException.OutOfRange("resampledPixelSpacing", $"{spacing} mm", "a spacing that leaves an image of a size that can be computed");
        return ((int)Math.Max(0, high - low) + 1, 0.5 * (spacing - own) / own + low / ratio);
    }
}
