namespace Radiomics.SegmentationEvaluation;

/// <summary>A nodule with a reference mask and the seeds it is tried from.</summary>
/// <param name="Name">Name for tables.</param>
/// <param name="Image">File or DICOM folder.</param>
/// <param name="Mask">File of the reference mask.</param>
/// <param name="Seeds">The seeds.</param>
internal sealed record EvaluationCase(string Name, string Image, string Mask, IReadOnlyList<EvaluationSeed> Seeds)
{
    /// <summary>The reader's rating of texture, 1 (ground glass) to 5 (solid); null without one.</summary>
    public double? Texture { get; init; }
}
