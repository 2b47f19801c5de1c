namespace Radiomics;

/// <summary>Everything the chain from image and mask to the regions that are measured depends on.</summary>
internal sealed record ProcessingOptions
{
    public required Profile Profile { get; init; }

    public Normalization? Normalization { get; init; }

    public Resampling? Resampling { get; init; }

    public Resegmentation? Resegmentation { get; init; }

    public required RegionRules Rules { get; init; }

    /// <summary>Voxels kept around the region after resampling or cropping in PyRadiomics' profile.</summary>
    public int PadDistance { get; init; } = 5;

    public bool PreCrop { get; init; }

    /// <summary>Whether a mask on another grid is brought onto the image's by nearest neighbor.</summary>
    public bool CorrectMask { get; init; }

    /// <summary>Largest difference in origin, spacing and direction that is no mismatch (PyRadiomics: <c>geometryTolerance</c>); null: 1 % of a voxel.</summary>
    public double? GeometryTolerance { get; init; }

    /// <summary>Whether diagnostics of the stages are gathered.</summary>
    public bool AdditionalInfo { get; init; }
}
