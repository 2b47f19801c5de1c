namespace Radiomics;

/// <summary>A mask over a growth box (1 inside, 0 outside) and what is to be told about it.</summary>
/// <param name="Mask">One byte a voxel of the box.</param>
/// <param name="Thresholds">The window of the final growth.</param>
/// <param name="Leak">What was cut; null without a leak stop.</param>
/// <param name="Stop">Why the growth ended.</param>
/// <param name="UnboundedShare">Share of directions without a border, 0 to 1.</param>
/// <param name="Inseparable">Whether the lesion could not be told from the thick tissue it lies in or against.</param>
internal sealed record GrowthOutcome(byte[] Mask, HuThresholds Thresholds, LeakReport? Leak, GrowthStop Stop, double UnboundedShare, bool Inseparable = false);
