namespace Radiomics;

/// <summary>The part of an image around a region whose filter responses are measured.</summary>
internal static class FilteredRegion
{
    /// <summary>The part: the boxes of both masks, and what local intensity looks at around them where it is computed.</summary>
    /// <param name="region">The processed region.</param>
    /// <param name="families">The families that are computed.</param>
    public static VoxelRegion PartOf(ProcessedRegion region, IEnumerable<FamilyComputation> families)
    {
        VoxelRegion a = region.MorphologicalMask.Region, b = region.IntensityMask.Region;
        VoxelRegion both = VoxelRegion.FromBounds(
            new VoxelIndex(Math.Min(a.Start.Column, b.Start.Column), Math.Min(a.Start.Row, b.Start.Row), Math.Min(a.Start.Slice, b.Start.Slice)),
            new VoxelIndex(Math.Max(a.End.Column, b.End.Column), Math.Max(a.End.Row, b.End.Row), Math.Max(a.End.Slice, b.End.Slice)));
        return families.Any(f => f.Family == FeatureFamilies.LocalIntensity) ? both.ExpandMm(LocalIntensityPeaks.RadiusMm, region.Image.Geometry) : both;
    }

    /// <summary>The region on a response of the part.</summary>
    /// <param name="region">The processed region.</param>
    /// <param name="part">The part.</param>
    /// <param name="response">The response, on the grid of the part.</param>
    public static ProcessedRegion On(ProcessedRegion region, VoxelRegion part, Volume response)
    {
        Mask intensity = Moved(region.IntensityMask, part, response);
        Mask morphological = ReferenceEquals(region.MorphologicalMask, region.IntensityMask) ? intensity : Moved(region.MorphologicalMask, part, response);
        return region with { Image = response, MorphologicalMask = morphological, IntensityMask = intensity };
    }

    private static Mask Moved(Mask mask, VoxelRegion part, Volume response)
    {
        VoxelIndex start = mask.Region.Start;
        VoxelIndex moved = new(start.Column - part.Start.Column, start.Row - part.Start.Row, start.Slice - part.Start.Slice);
        return Mask.FromBox(response.Geometry, new VoxelRegion(moved, mask.Region.Size), mask.Box, mask.Label, mask.Name);
    }
}
