using System.Globalization;

namespace Radiomics;

/// <summary>What a region must have, checked stage by stage; each error says what was found and which setting decides.</summary>
internal static class RegionChecks
{
    /// <summary>Checks the rules.</summary>
    /// <param name="mask">The mask that will be measured.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="stage">What the mask has been through, for the message, such as <c>after resampling</c>; empty for none.</param>
    /// <exception cref="MaskException">A rule is not met.</exception>
    public static void Check(Mask mask, RegionRules rules, string stage)
    {
        if (mask.VoxelCount == 0) throw MaskException.Empty(NameOf(mask));
        ImageSize box = mask.Region.Size;
        string where = stage.Length == 0 ? NameOf(mask) : $"{NameOf(mask)}, {stage}";
        string found = string.Create(CultureInfo.InvariantCulture, $"it has {Voxels(mask.VoxelCount)} in a box of {box} ({Extent(mask)})");
        int dimensions = (box.Columns > 1 ? 1 : 0) + (box.Rows > 1 ? 1 : 0) + (box.Slices > 1 ? 1 : 0);
        if (mask.VoxelCount == 1 && (rules.MinimumDimensions > 0 || rules.MoreVoxelsThan == 1))
            throw new MaskException("MASK_SINGLE_VOXEL", new Problem(
                where, found, "more than one voxel: a single one has neither shape nor texture", "Segment again, resample to smaller voxels, or compute it all the same: allowSingleVoxel (RegionRules.None in code), or profile ibsi."));
        if (dimensions < rules.MinimumDimensions)
            throw new MaskException("MASK_TOO_FEW_DIMENSIONS", new Problem(
                where, $"{found}: more than one voxel along {dimensions} of 3 axes",
                string.Create(CultureInfo.InvariantCulture, $"more than one voxel along at least {rules.MinimumDimensions} (minimumROIDimensions)"),
                $"Set minimumROIDimensions to {dimensions} to compute it all the same, or resample to smaller voxels."));
        if (mask.VoxelCount <= rules.MoreVoxelsThan)
            throw new MaskException("MASK_TOO_SMALL", new Problem(
                where, found, string.Create(CultureInfo.InvariantCulture, $"more than {Voxels(rules.MoreVoxelsThan)} (minimumROISize)"), "Lower minimumROISize, or leave this region out."));
    }

    /// <summary>The error for a mask that has no voxel on its new grid.</summary>
    /// <param name="before">The mask before.</param>
    /// <param name="after">The grid it was brought onto.</param>
    /// <param name="what">What was done, such as <c>resampling to 2 x 2 x 2 mm</c>.</param>
    public static MaskException Lost(Mask before, ImageGeometry after, string what) => new("MASK_LOST", new Problem(
        $"{NameOf(before)}, {what}",
        string.Create(CultureInfo.InvariantCulture,
            $"no voxel is left of {Voxels(before.VoxelCount)} of {before.Geometry.Spacing} mm in a box of {before.Region.Size} ({Extent(before)}): no centre of the new voxels of {after.Spacing} mm lies in it"),
        "voxels smaller than the region", "Choose a smaller spacing (resampledPixelSpacing), or 0 to keep the spacing along an axis."));

    /// <summary>Checks what a re-segmentation left.</summary>
    /// <param name="before">The mask before.</param>
    /// <param name="after">The mask after.</param>
    /// <param name="image">The image.</param>
    /// <param name="options">The limits.</param>
    /// <param name="atLeast">Fewest voxels that can be measured.</param>
    /// <exception cref="MaskException">Fewer are left.</exception>
    public static void CheckResegmented(Mask before, Mask after, Volume image, Resegmentation options, int atLeast)
    {
        if (after.VoxelCount >= atLeast) return;
        RegionStatistics region = RegionStatistics.Of(image, before);
        throw new MaskException("MASK_RESEGMENTED_AWAY", new Problem(
            $"{NameOf(before)}, re-segmentation {Describe(options)}",
            string.Create(CultureInfo.InvariantCulture,
                $"{Voxels(after.VoxelCount)} of {before.VoxelCount} left; the region's intensities go from {region.Minimum:R} to {region.Maximum:R}, mean {region.Mean:0.###}, standard deviation {region.StandardDeviation:0.###}"),
            $"at least {Voxels(atLeast)} within the limits", "Widen resegmentRange, check resegmentMode, or check that the image is in the unit the range is meant for."));
    }

    /// <summary>Label or name of a mask, for messages.</summary>
    /// <param name="mask">The mask.</param>
    public static string NameOf(Mask mask) => mask.Name is { Length: > 0 } name ? $"mask '{name}'" : string.Create(CultureInfo.InvariantCulture, $"mask with label {mask.Label}");

    private static string Describe(Resegmentation options)
    {
        string range = (options.Lower, options.Upper) switch
        {
            (null, null) => "",
            ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"from {low:R} on"),
            (null, { } high) => string.Create(CultureInfo.InvariantCulture, $"up to {high:R}"),
            ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"from {Math.Min(low, high):R} to {Math.Max(low, high):R}"),
        };
        if (range.Length > 0) range += options.Mode switch { ResegmentationMode.Relative => " of the largest intensity", ResegmentationMode.Sigma => " standard deviations from the mean", _ => "" };
        if (options.OutlierSigma is not { } sigmas) return range;
        return string.Create(CultureInfo.InvariantCulture, $"{range}{(range.Length > 0 ? " and " : "")}within {sigmas:R} standard deviations of the mean");
    }

    private static string Voxels(int count) => count == 1 ? "1 voxel" : string.Create(CultureInfo.InvariantCulture, $"{count} voxels");

    private static string Extent(Mask mask)
    {
        ImageSize box = mask.Region.Size;
        Spacing spacing = mask.Geometry.Spacing;
        return string.Create(CultureInfo.InvariantCulture, $"{box.Columns * spacing.X:0.###} x {box.Rows * spacing.Y:0.###} x {box.Slices * spacing.Z:0.###} mm");
    }
}
