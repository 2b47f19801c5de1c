using System.Globalization;
using CsvHelper;

namespace Radiomics.SegmentationEvaluation;

/// <summary>One row a run; columns beyond those of the evaluation are those of the input's table.</summary>
internal static class EvaluationCsv
{
    private static readonly string[] s_columns =
    [
        "case", "seed", "x", "y", "z", "reference_mm3", "reference_diameter_mm", "dice", "jaccard", "volume_ratio", "msd_mm", "hd95_mm", "hd_mm",
        "confidence", "low_confidence", "type", "findings", "stability", "seed_moved_mm", "long_axis_mm", "short_axis_mm", "volume_mm3",
        "partial_volume_mm3", "threshold_hu", "lung_hu", "tissue_hu", "seconds", "error", "nodule_dice", "nodule_seed_stability",
    ];

    public static void Write(TextWriter to, IReadOnlyList<EvaluatedNodule> nodules, IReadOnlyList<string> further)
    {
        using CsvWriter csv = CsvWriter.Create(to, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord([.. s_columns, .. further]);
        foreach (EvaluatedNodule nodule in nodules)
            foreach (EvaluationRun run in nodule.Runs) csv.WriteRecord([.. Fields(nodule, run), .. run.Seed.Further]);
    }

    private static IEnumerable<string> Fields(EvaluatedNodule nodule, EvaluationRun run)
    {
        Nodule? n = run.Nodule;
        MaskAgreement? a = run.Agreement;
        Seed seed = run.Seed.Seed;
        return
        [
            nodule.Case.Name, run.Seed.Name, Text(seed.X), Text(seed.Y), Text(seed.Z), Text(nodule.ReferenceMm3, "F1"), Text(nodule.ReferenceDiameterMm, "F2"),
            Text(run.Dice), Text(a?.Jaccard ?? 0), Text(run.VolumeRatio), Text(a?.MeanSurfaceDistanceMm), Text(a?.Hausdorff95Mm), Text(a?.HausdorffMm),
            Text(n?.Confidence), run.IsFlagged ? "1" : "0", n?.Type.ToString() ?? "", n?.Flags.ToString().Replace(", ", "|", StringComparison.Ordinal) ?? "",
            Text(n?.Stability), Text(n?.SeedMovedMm, "F2"), Text(n?.Diameters.LongAxisMm, "F2"), Text(n?.Diameters.ShortAxisMm, "F2"), Text(n?.VolumeMm3, "F1"),
            Text(n?.PartialVolumeMm3, "F1"), Text(n?.ThresholdHu, "F1"), Text(n?.LungHu, "F1"), Text(n?.TissueHu, "F1"),
            Text(run.Seconds, "F4"), run.Error ?? "", Text(nodule.MeanDice), Text(nodule.SeedStability),
        ];
    }

    private static string Text(double? value, string format = "0.####") => value is { } v && !double.IsNaN(v) ? v.ToString(format, CultureInfo.InvariantCulture) : "";
}
