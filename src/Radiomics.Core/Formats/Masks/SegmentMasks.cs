using Radiomics.Formats;

namespace Radiomics;

/// <summary>The regions of a DICOM segmentation.</summary>
/// <param name="reader">The segmentation.</param>
/// <param name="where">File name.</param>
internal sealed class SegmentMasks(SegmentationReader reader, string where) : MaskLoader
{
    public override IReadOnlyList<Mask> All()
    {
        List<Mask> masks = [.. reader.Segments.Select(reader.Read).Where(mask => mask.VoxelCount > 0)];
        return masks.Count > 0 ? masks : throw MaskException.Empty(where);
    }

    public override Mask Single() => reader.Segments.Count == 1 ? Filled(reader.Segments[0]) : throw new MaskException("MASK_SEVERAL_LABELS", new Problem(
        where, $"there are {reader.Segments.Count} segments: {Listing()}", "one segment, or a choice", "Name one by number or label, or load all of them with Mask.LoadAll."));

    public override Mask ByLabel(int label) => Choose(segment => segment.Number == label, $"number {label}", "MASK_LABEL_MISSING");

    public override Mask ByName(string name) => Choose(segment => segment.Label == name, $"label '{name}'", "MASK_NAME");

    private Mask Choose(Func<Segment, bool> isMeant, string meant, string code)
    {
        Segment[] found = [.. reader.Segments.Where(isMeant)];
        return found.Length == 1 ? Filled(found[0]) : throw new MaskException(code, new Problem(
            where, $"{(found.Length == 0 ? "no segment has" : "several segments have")} the {meant}; there are {Listing()}", "one segment", "Choose one of these."));
    }

    private Mask Filled(Segment segment) => reader.Read(segment) is { VoxelCount: > 0 } mask ? mask : throw MaskException.Empty($"{where}, segment {segment.Number}");

    private string Listing() => reader.Segments.Count == 0 ? "none" : string.Join(", ", reader.Segments.Select(segment => $"{segment.Number} '{segment.Label}'"));
}
