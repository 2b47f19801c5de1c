namespace Radiomics.Modeling;

/// <summary>What ComBat estimates of a batch.</summary>
public sealed record ComBatOptions
{
    /// <summary>Whether batches differ in their shift alone, not in their scale.</summary>
    public bool MeanOnly { get; init; }

    /// <summary>A batch that is left as it is, and whose level and scale the others are turned to; null for the common level.</summary>
    public string? ReferenceBatch { get; init; }
}
