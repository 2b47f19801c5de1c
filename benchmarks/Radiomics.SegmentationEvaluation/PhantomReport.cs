using static Radiomics.SegmentationEvaluation.MarkdownTable;

namespace Radiomics.SegmentationEvaluation;

/// <summary>Volumes of phantoms against the truth, as Markdown.</summary>
internal sealed class PhantomReport(IReadOnlyList<PhantomRun> runs)
{
    private static readonly string[] s_groupColumns =
        ["Group", "Runs", "Mean bias, partial, %", "Worst, partial, %", "Mean bias, count, %", "Worst, count, %", "Within 15 %, partial", "Mean Dice", "Lowest Dice", "Flagged"];

    public void Write(TextWriter to)
    {
        to.WriteLine("# Nodule segmentation of phantoms");
        to.WriteLine();
        to.WriteLine(Machine.Describe());
        to.WriteLine();
        to.WriteLine("Errors of the volume as shares of the true one: by voxel count, and with the voxels at the border weighted (partial). The column \"truth\" is the");
        to.WriteLine("error of the voxel count of the true mask itself. Seeds are the centre (c) or a place near it.");
        MarkdownTable.Write(to, "Overall", s_groupColumns, [Group("all", runs), Group("centre", runs.Where(r => r.IsCenter)), Group("near the centre", runs.Where(r => !r.IsCenter))]);
        Groups(to, "Attachment", o => $"vessel {o.Vessel}, wall {o.Wall}");
        Groups(to, "Density", o => Invariant($"{o.Type} {(o.Type == PhantomNoduleType.GroundGlass ? o.GroundGlassHu : o.SolidHu)} HU"));
        Groups(to, "Shape", o => $"{o.Shape}");
        Groups(to, "Diameter", o => Invariant($"{o.DiameterMm,2} mm"));
        Groups(to, "Slice thickness", o => Invariant($"{o.SliceMm} mm"));
        Groups(to, "Noise", o => Invariant($"{o.NoiseSigmaHu,2} HU"));
        MarkdownTable.Write(to, "Times", ["Median, s", "Longest, s"], [[Number(Statistics.Median(runs.Select(r => r.Seconds))), Number(runs.Max(r => r.Seconds))]]);
        Runs(to);
    }

    private void Groups(TextWriter to, string title, Func<NodulePhantomOptions, string> key) => MarkdownTable.Write(
        to, title, s_groupColumns, runs.GroupBy(r => key(r.Phantom.Options)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Group(g.Key, g)));

    private static string[] Group(string name, IEnumerable<PhantomRun> group)
    {
        PhantomRun[] all = [.. group];
        return
        [
            name, Invariant($"{all.Length}"), Percent(Statistics.Mean(all.Select(r => r.PartialError))), Percent(Worst(all.Select(r => r.PartialError))),
            Percent(Statistics.Mean(all.Select(r => r.CountError))), Percent(Worst(all.Select(r => r.CountError))), Counted(all, r => Math.Abs(r.PartialError) <= 0.15),
            Number(Statistics.Mean(all.Select(r => r.Agreement?.Dice ?? 0))), Number(all.Select(r => r.Agreement?.Dice ?? 0).DefaultIfEmpty(double.NaN).Min()),
            Counted(all, r => r.Nodule is null || r.Nodule.Flags.HasFlag(NoduleFindings.LowConfidence)),
        ];
    }

    private static double Worst(IEnumerable<double> errors) => errors.DefaultIfEmpty(double.NaN).MaxBy(Math.Abs);

    private void Runs(TextWriter to) => MarkdownTable.Write(
        to, "Runs, worst first", ["Phantom", "Seed", "True mm3", "Truth, %", "Count, %", "Partial, %", "Core, %", "Dice", "HD95, mm", "Confidence", "Type", "Findings"],
        runs.OrderByDescending(r => Math.Abs(r.PartialError)).Select(r => new[]
        {
            r.Phantom.Options.ToString(), $"{r.Seed}{(r.IsCenter ? " (c)" : "")}", Number(r.Phantom.VolumeMm3, "F0"), Percent(r.TruthCountError), Percent(r.CountError), Percent(r.PartialError),
            Percent(r.CoreError), Number(r.Agreement?.Dice ?? 0), Number(r.Agreement?.Hausdorff95Mm ?? double.NaN, "F1"), Number(r.Nodule?.Confidence ?? double.NaN, "F2"),
            r.Error ?? $"{r.Nodule!.Type}", $"{r.Nodule?.Flags}",
        }));
}
