namespace Radiomics;

/// <summary>The regions of a set of contours.</summary>
/// <param name="rois">The structures.</param>
/// <param name="where">File name.</param>
/// <param name="image">The image they belong to.</param>
internal sealed class ContourMasks(IReadOnlyList<ContourRoi> rois, string where, Volume image) : MaskLoader
{
    /// <summary>Structures without an area, such as points, are left out; every mask's notes name them.</summary>
    public override IReadOnlyList<Mask> All()
    {
        List<Mask> masks = [.. rois.Select(roi => ContourRasterizer.Rasterize(roi, image))];
        List<string> empty = [.. masks.Where(mask => mask.VoxelCount == 0).Select(mask => $"structure '{mask.Name}' (number {mask.Label}) holds no voxel and was left out")];
        if (masks.Count == empty.Count)
            throw new MaskException("MASK_EMPTY", new Problem(
                where, $"none of {rois.Count} structures holds a voxel of the image{Reasons(masks.FirstOrDefault())}", "closed contours on slices of the image", "Check that the contours belong to this series."));
        return [.. masks.Where(mask => mask.VoxelCount > 0).Select(mask => mask.WithNotes([.. mask.Notes, .. empty]))];
    }

    public override Mask Single()
    {
        List<ContourRoi> drawn = [.. rois.Where(roi => roi.Contours.Count > 0)];
        if (drawn.Count > 1)
            throw new MaskException("MASK_SEVERAL_LABELS", new Problem(
                where, $"there are {drawn.Count} structures: {Listing()}", "one structure, or a choice", "Name one by number or name, or load all of them with Mask.LoadAll."));
        return Filled(drawn.Count == 1 ? drawn[0] : new ContourRoi(0, "", []));
    }

    public override Mask ByLabel(int label) => Choose(roi => roi.Number == label, $"number {label}", "MASK_LABEL_MISSING");

    public override Mask ByName(string name) => Choose(roi => roi.Name == name, $"name '{name}'", "MASK_NAME");

    private Mask Choose(Func<ContourRoi, bool> isMeant, string meant, string code)
    {
        ContourRoi[] found = [.. rois.Where(isMeant)];
        if (found.Length != 1)
            throw new MaskException(code, new Problem(
                where, $"{(found.Length == 0 ? "no structure has" : "several structures have")} the {meant}; there are {Listing()}", "one structure", "Choose one of these."));
        return Filled(found[0]);
    }

    private Mask Filled(ContourRoi roi)
    {
        Mask mask = ContourRasterizer.Rasterize(roi, image);
        return mask.VoxelCount > 0 ? mask : throw new MaskException("MASK_EMPTY", new Problem(
            where, $"structure '{roi.Name}' (number {roi.Number}) holds no voxel of the image{Reasons(mask)}", "closed contours on slices of the image",
            "Check that the contours belong to this series."));
    }

    private string Listing() => rois.Count == 0 ? "none" : string.Join(", ", rois.Select(roi =>
    {
        int voxels = ContourRasterizer.Rasterize(roi, image).VoxelCount;
        return $"{roi.Number} '{roi.Name}' ({voxels} voxels)";
    }));

    private static string Reasons(Mask? mask) => mask is { Notes.Count: > 0 } ? $" ({string.Join("; ", mask.Notes.Take(3))})" : "";
}
