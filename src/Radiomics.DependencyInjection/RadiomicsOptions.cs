namespace Radiomics;

/// <summary>How the registered services work.</summary>
public sealed record RadiomicsOptions
{
    /// <summary>Settings of the <see cref="FeatureExtractor"/>; default <see cref="ExtractionSettings.PyRadiomics"/>.</summary>
    public ExtractionSettings Extraction { get; init; } = ExtractionSettings.PyRadiomics;

    /// <summary>Families and filters of one's own for the <see cref="FeatureExtractor"/>.</summary>
    public ExtractorExtensions Extensions { get; init; } = ExtractorExtensions.None;

    /// <summary>Options of the <see cref="NoduleSegmenter"/>.</summary>
    public NoduleSegmenterOptions Segmentation { get; init; } = NoduleSegmenterOptions.Default;
}
