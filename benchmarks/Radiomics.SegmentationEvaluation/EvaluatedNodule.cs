namespace Radiomics.SegmentationEvaluation;

/// <summary>All runs of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="ReferenceMm3">Volume of the reference mask.</param>
/// <param name="Runs">One a seed, in the order of the seeds.</param>
/// <param name="PeakBytes">Highest managed memory of one segmentation above what was in use before; null where it was not measured.</param>
internal sealed record EvaluatedNodule(EvaluationCase Case, double ReferenceMm3, IReadOnlyList<EvaluationRun> Runs, long? PeakBytes)
{
    /// <summary>Diameter of the ball of the reference's volume, mm.</summary>
    public double ReferenceDiameterMm => Math.Cbrt(6 * ReferenceMm3 / Math.PI);

    /// <summary>Mean Dice over the seeds.</summary>
    public double MeanDice => Runs.Average(r => r.Dice);

    /// <summary>Mean Dice between the masks of each two seeds: whether it matters where the click was. NaN with one seed; a run that threw agrees with none.</summary>
    public double SeedStability { get; } = StabilityOf(Runs);

    private static double StabilityOf(IReadOnlyList<EvaluationRun> runs)
    {
        if (runs.Count < 2) return double.NaN;
        double sum = 0;
        for (int i = 0; i < runs.Count; i++)
            for (int k = 0; k < i; k++)
                if (runs[i].Nodule is { } a && runs[k].Nodule is { } b && a.Mask.VoxelCount + b.Mask.VoxelCount > 0) sum += MaskAgreement.DiceOf(a.Mask, b.Mask);
        return sum / (runs.Count * (runs.Count - 1) / 2);
    }
}
