namespace Radiomics;

/// <summary>What a file of labels holds.</summary>
/// <param name="Geometry">Its grid.</param>
/// <param name="Runs">Its voxels.</param>
/// <param name="Names">Names the file gives to label values; empty for most files.</param>
/// <param name="Notes">What the reader noted.</param>
internal sealed record LabelFile(ImageGeometry Geometry, LabelRuns Runs, IReadOnlyDictionary<int, string> Names, IReadOnlyList<string> Notes)
{
    /// <summary>The labels of an image that is in memory.</summary>
    /// <param name="file">The image.</param>
    public static LabelFile Of(ImageFile file) =>
        new(file.Volume.Geometry, LabelRuns.Of(file.Volume.Size, file.Volume.Voxels), file.LabelNames, file.Volume.Notes);
}
