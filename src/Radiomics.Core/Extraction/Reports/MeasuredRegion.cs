namespace Radiomics;

/// <summary>A region and what was measured in it, for a report.</summary>
/// <param name="Mask">The region, on the grid of the image.</param>
/// <param name="Features">Its features.</param>
public sealed record MeasuredRegion(Mask Mask, FeatureSet Features);
