namespace Radiomics;

/// <summary>A nodule cut out of a volume: masks, type, measurements, and how sure they are. Immutable; holds no patient data.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Nodule
{
    /// <summary>A <see cref="Confidence"/> below this sets <see cref="NoduleFindings.LowConfidence"/>.</summary>
    public const double LowConfidence = 0.5;

    /// <summary>The nodule on the image's grid: one connected piece with its cavities.</summary>
    public required Mask Mask { get; init; }

    /// <summary>The dense core of a part-solid nodule; null for the other types.</summary>
    public required Mask? SolidCore { get; init; }

    /// <summary>Air enclosed by the nodule, inside <see cref="Mask"/>; null when there is none.</summary>
    public required Mask? Cavity { get; init; }

    /// <summary>Solid, part-solid or ground glass.</summary>
    public required NoduleType Type { get; init; }

    /// <summary>Volume by voxel count, mm3.</summary>
    public double VolumeMm3 => Mask.VolumeMm3;

    /// <summary>Volume with the voxels at the border weighted by how far their value lies between lung and nodule, mm3.</summary>
    public required double PartialVolumeMm3 { get; init; }

    /// <summary>Long and short axis in the axial plane.</summary>
    public required AxialDiameters Diameters { get; init; }

    /// <summary>The seed as it was given.</summary>
    public required Seed GivenSeed { get; init; }

    /// <summary>The zero-based voxel the segmentation started from.</summary>
    public required VoxelIndex SeedVoxel { get; init; }

    /// <summary>Distance between the given seed's voxel and <see cref="SeedVoxel"/>, mm; 0 when the seed was used where it was.</summary>
    public required double SeedMovedMm { get; init; }

    /// <summary>The image value at the given seed's voxel, HU; NaN where the image has none.</summary>
    public required double SeedHu { get; init; }

    /// <summary>Median HU of aerated lung around the nodule; NaN where there is none.</summary>
    public required double LungHu { get; init; }

    /// <summary>HU of the nodule's own tissue.</summary>
    public required double TissueHu { get; init; }

    /// <summary>The threshold between lung and nodule, HU.</summary>
    public required double ThresholdHu { get; init; }

    /// <summary>The masks of the ensemble, in a fixed order; for the robustness of features.</summary>
    public required IReadOnlyList<EnsembleMember> Ensemble { get; init; }

    /// <summary>Mean Dice coefficient between the masks of the ensemble, 0 to 1; NaN with a single one.</summary>
    public required double Stability { get; init; }

    /// <summary>Agreement of everything that speaks for or against the mask, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>What a reader should know.</summary>
    public required NoduleFindings Flags { get; init; }

    /// <summary>The flags in sentences, with their figures; empty when all was regular.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The image it was found in, as long as someone else holds it: for its picture.</summary>
    internal WeakReference<Volume>? Source { get; init; }

    /// <summary>What <see cref="Confidence"/> was made of.</summary>
    internal NoduleQuality? Quality { get; init; }
}
