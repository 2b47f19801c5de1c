namespace Radiomics;

/// <summary>What the limits of a re-segmentation range are measured in.</summary>
public enum ResegmentationMode
{
    /// <summary>Intensities (HU).</summary>
    Absolute,

    /// <summary>Multiples of the largest intensity in the region.</summary>
    Relative,

    /// <summary>Standard deviations from the mean of the region.</summary>
    Sigma,
}
