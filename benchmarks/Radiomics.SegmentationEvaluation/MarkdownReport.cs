using static Radiomics.SegmentationEvaluation.MarkdownTable;

namespace Radiomics.SegmentationEvaluation;

/// <summary>The summary as Markdown.</summary>
internal sealed class MarkdownReport(IReadOnlyList<EvaluatedNodule> nodules, int jobs, int threads)
{
    private const double Bad = 0.5, Lost = 0.3, Mebibyte = 1 << 20;

    private readonly EvaluationRun[] _runs = [.. nodules.SelectMany(n => n.Runs)];

    public void Write(TextWriter to)
    {
        to.WriteLine("# Nodule segmentation against reference masks");
        to.WriteLine();
        to.WriteLine(Machine.Describe());
        to.WriteLine(Invariant($"{nodules.Count} nodules, {_runs.Length} runs; cases at a time: {jobs}, threads of the segmenter: {threads}. A run that threw counts as Dice 0."));
        if (nodules.Any(n => n.Case.Name.Contains("_ann", StringComparison.Ordinal)))
        {
            to.WriteLine();
            to.WriteLine("The masks of the LIDC-IDRI crops are one reader's, resampled by nearest neighbor from slices that were often thick: part of the disagreement is the reference's.");
        }
        Overall(to);
        Groups(to, "Texture as rated by the reader", nodules.GroupBy(n => n.Case.Texture switch { null => "no rating", <= 3.5 => "1-3 (not solid)", _ => "4-5 (solid)" }));
        Groups(to, "Size, diameter of the ball of the reference's volume", nodules.GroupBy(n => n.ReferenceDiameterMm switch { < 10 => "below 10 mm", <= 20 => "10-20 mm", _ => "above 20 mm" }));
        Types(to);
        Confidence(to);
        Findings(to);
        Nodules(to);
    }

    private void Overall(TextWriter to)
    {
        double[] means = [.. nodules.Select(n => n.MeanDice)];
        (double low, double high) = Statistics.MeanInterval(means);
        MarkdownTable.Write(to, "Overall", ["Measure", "Value"],
        [
            ["Mean Dice over nodules (95 % interval, bootstrap over nodules)", Invariant($"{Statistics.Mean(means):F4} ({low:F4}-{high:F4})")],
            ["Median Dice over runs", Number(Statistics.Median(_runs.Select(r => r.Dice)), "F4")],
            ["Median volume ratio", Number(Statistics.Median(_runs.Select(r => r.VolumeRatio)))],
            ["Median of mean surface distance, mm", Number(Statistics.Median(_runs.Where(r => r.Agreement is not null).Select(r => r.Agreement!.MeanSurfaceDistanceMm)), "F2")],
            ["Median 95 % Hausdorff distance, mm", Number(Statistics.Median(_runs.Where(r => r.Agreement is not null).Select(r => r.Agreement!.Hausdorff95Mm)), "F2")],
            ["Runs below Dice 0.3", Counted(_runs, r => r.Dice < Lost)],
            ["Runs below Dice 0.5", Counted(_runs, r => r.Dice < Bad)],
            ["Runs that threw", Counted(_runs, r => r.Error is not null)],
            ["Mean seed stability (Dice between seeds of a nodule)", Number(Statistics.Mean(nodules.Select(n => n.SeedStability).Where(double.IsFinite)), "F4")],
            ["Median time, s", Number(Statistics.Median(_runs.Select(r => r.Seconds)))],
            ["Longest time, s", Number(_runs.Max(r => r.Seconds))],
            ["Median / highest managed memory above the volume, MiB", nodules.All(n => n.PeakBytes is null) ? "not measured with several jobs"
                : Invariant($"{Statistics.Median(nodules.Select(n => n.PeakBytes!.Value / Mebibyte)):F0} / {nodules.Max(n => n.PeakBytes!.Value / Mebibyte):F0}")],
        ]);
        to.WriteLine();
        to.WriteLine("Times are of the segmentation alone, after two seconds of runs that warm up the program and one of the same case; memory is that of this first run, garbage included.");
    }

    private static void Groups(TextWriter to, string title, IEnumerable<IGrouping<string, EvaluatedNodule>> groups) => MarkdownTable.Write(
        to, title, ["Group", "Nodules", "Mean Dice", "Median volume ratio", "Runs < 0.3", "Runs < 0.5", "Seed stability", "Flagged"],
        groups.OrderBy(g => g.Key, Comparer<string>.Create(ByNumber)).Select(g =>
        {
            EvaluationRun[] runs = [.. g.SelectMany(n => n.Runs)];
            return new[]
            {
                g.Key, Invariant($"{g.Count()}"), Number(Statistics.Mean(g.Select(n => n.MeanDice)), "F4"), Number(Statistics.Median(runs.Select(r => r.VolumeRatio))),
                Counted(runs, r => r.Dice < Lost), Counted(runs, r => r.Dice < Bad), Number(Statistics.Mean(g.Select(n => n.SeedStability).Where(double.IsFinite)), "F4"),
                Counted(runs, r => r.IsFlagged),
            };
        }));

    /// <summary>Groups in the order of what they stand for: "below" first, "above" and "no rating" last.</summary>
    private static int ByNumber(string a, string b) => Rank(a) != Rank(b) ? Rank(a).CompareTo(Rank(b)) : string.CompareOrdinal(a, b);

    private static int Rank(string group) => group.StartsWith("below", StringComparison.Ordinal) ? 0 : char.IsDigit(group[0]) ? 1 : 2;

    private void Types(TextWriter to) => MarkdownTable.Write(
        to, "Type as the segmenter calls it (runs)", ["Type", "Runs", "Mean Dice", "Median volume ratio", "Runs < 0.3", "Reader's mean texture"],
        nodules.SelectMany(n => n.Runs.Select(r => (Run: r, n.Case.Texture))).GroupBy(r => r.Run.Nodule?.Type.ToString() ?? "(threw)").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new[]
        {
            g.Key, Invariant($"{g.Count()}"), Number(Statistics.Mean(g.Select(r => r.Run.Dice)), "F4"), Number(Statistics.Median(g.Select(r => r.Run.VolumeRatio))),
            Counted(g, r => r.Run.Dice < Lost), Number(Statistics.Mean(g.Where(r => r.Texture is not null).Select(r => r.Texture!.Value)), "F2"),
        }));

    private void Confidence(TextWriter to)
    {
        EvaluationRun[] bad = [.. _runs.Where(r => r.Dice < Bad)], good = [.. _runs.Where(r => r.Dice >= Bad)];
        MarkdownTable.Write(to, "Confidence", ["Measure", "Value"],
        [
            ["Runs below Dice 0.5 that are flagged (low confidence or an error)", Counted(bad, r => r.IsFlagged)],
            ["Runs of Dice 0.5 and above that are flagged", Counted(good, r => r.IsFlagged)],
            ["Mean confidence below 0.5 / of 0.5 and above", $"{Number(Statistics.Mean(bad.Select(r => r.Confidence)))} / {Number(Statistics.Mean(good.Select(r => r.Confidence)))}"],
            ["Chance that a run below 0.5 has the lower confidence (area under ROC)", Number(Statistics.ChanceBelow([.. bad.Select(r => r.Confidence)], [.. good.Select(r => r.Confidence)]))],
        ]);
    }

    private void Findings(TextWriter to) => MarkdownTable.Write(
        to, "Findings (runs)", ["Finding", "Runs", "Mean Dice with", "Mean Dice without"],
        Enum.GetValues<NoduleFindings>().Where(f => f != NoduleFindings.None).Select(f => (Finding: f, With: _runs.Where(r => r.Nodule?.Flags.HasFlag(f) == true).ToArray()))
            .Where(f => f.With.Length > 0).Select(f => new[]
            {
                f.Finding.ToString(), Invariant($"{f.With.Length}"), Number(Statistics.Mean(f.With.Select(r => r.Dice))), Number(Statistics.Mean(_runs.Except(f.With).Select(r => r.Dice))),
            }));

    private void Nodules(TextWriter to) => MarkdownTable.Write(
        to, "Nodules, worst first", ["Case", "Texture", "Diameter, mm", "Mean Dice", "Lowest", "Volume ratios", "Mean HD95, mm", "Seed stability", "Confidence", "Type", "Findings of any seed", "Errors"],
        nodules.OrderBy(n => n.MeanDice).ThenBy(n => n.Case.Name, StringComparer.Ordinal).Select(n => new[]
        {
            n.Case.Name, Number(n.Case.Texture ?? double.NaN, "0.#"), Number(n.ReferenceDiameterMm, "F1"), Number(n.MeanDice), Number(n.Runs.Min(r => r.Dice)),
            Invariant($"{n.Runs.Min(r => r.VolumeRatio):F2}-{n.Runs.Max(r => r.VolumeRatio):F2}"),
            Number(Statistics.Mean(n.Runs.Where(r => r.Agreement is not null).Select(r => r.Agreement!.Hausdorff95Mm)), "F1"), Number(n.SeedStability),
            Number(Statistics.Mean(n.Runs.Select(r => r.Confidence)), "F2"), string.Join('/', n.Runs.Where(r => r.Nodule is not null).Select(r => r.Nodule!.Type.ToString()).Distinct()),
            n.Runs.Aggregate(NoduleFindings.None, (all, r) => all | (r.Nodule?.Flags ?? NoduleFindings.None)).ToString(), string.Join(' ', n.Runs.Select(r => r.Error).OfType<string>().Distinct()),
        }));
}
