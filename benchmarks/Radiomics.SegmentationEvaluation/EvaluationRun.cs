namespace Radiomics.SegmentationEvaluation;

/// <summary>One segmentation from one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Nodule">What was found; null where the segmenter threw.</param>
/// <param name="Agreement">Its agreement with the reference; null where the segmenter threw.</param>
/// <param name="Seconds">Time of the segmentation.</param>
/// <param name="Error">Code of the error; null without one.</param>
internal sealed record EvaluationRun(EvaluationSeed Seed, Nodule? Nodule, MaskAgreement? Agreement, double Seconds, string? Error)
{
    /// <summary>Dice coefficient with the reference; 0 where the segmenter threw.</summary>
    public double Dice => Agreement?.Dice ?? 0;

    /// <summary>Volume over the reference's; 0 where the segmenter threw.</summary>
    public double VolumeRatio => Agreement?.VolumeRatio ?? 0;

    /// <summary>Confidence; 0 where the segmenter threw.</summary>
    public double Confidence => Nodule?.Confidence ?? 0;

    /// <summary>Whether a reader was told to look: by the flag, or by an error.</summary>
    public bool IsFlagged => Nodule is null || Nodule.Flags.HasFlag(NoduleFindings.LowConfidence);
}
