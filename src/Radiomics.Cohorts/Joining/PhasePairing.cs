using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>Tells plain scans from contrast phases and chooses the series of each phase: by folder name, then description, then the contrast tag, then time.</summary>
internal static class PhasePairing
{
    private static readonly ScanPhase[] s_contrast = [ScanPhase.Contrast1, ScanPhase.Contrast2, ScanPhase.LaterContrast];

    /// <summary>Sets the phase of every scan of a patient and the series chosen for each phase.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="wanted">The contrast phases the tables give positions in, where they give none in the plain scan; empty otherwise.</param>
    /// <param name="findings">Receives conflicts and choices.</param>
    public static void Assign(DeliveredPatient patient, IReadOnlyList<ScanPhase> wanted, FindingList findings)
    {
        DeliveredSeries[] scans = [.. patient.Series.Where(s => s.IsScan)];
        List<DeliveredSeries> contrast = [], silent = [];
        foreach (DeliveredSeries series in scans)
        {
            PhaseHint hint = HintOf(series);
            if (hint == PhaseHint.Plain && series.NamesContrastAgent)
            {
                findings.Add(Rules.PhaseConflict, new FindingPlace { Patient = patient.Id, Path = series.Folder },
                    $"the name says plain, the header names the contrast agent '{TableText.Shown(series.First.ContrastAgent)}'", $"名称为平扫，但头信息注明对比剂“{TableText.Shown(series.First.ContrastAgent)}”");
            }
            switch (hint)
            {
                case PhaseHint.Plain: series.Phase = ScanPhase.Plain; break;
                case PhaseHint.Contrast1: series.Phase = ScanPhase.Contrast1; break;
                case PhaseHint.Contrast2: series.Phase = ScanPhase.Contrast2; break;
                case PhaseHint.LaterContrast: series.Phase = ScanPhase.LaterContrast; break;
                case PhaseHint.Contrast: contrast.Add(series); break;
                default: (series.NamesContrastAgent ? contrast : silent).Add(series); break;
            }
        }
        AssignByTime(scans, contrast);
        AssignSilent(patient, scans, silent, wanted, findings);
        foreach (IGrouping<ScanPhase, DeliveredSeries> phase in scans.Where(s => s.Phase != ScanPhase.Unknown).GroupBy(s => s.Phase)) Choose(patient, phase.Key, [.. phase], findings);
    }

    private static PhaseHint HintOf(DeliveredSeries series) =>
        series.FolderHint != PhaseHint.None ? series.FolderHint
        : PhaseWords.Find(series.Description) is var byDescription && byDescription != PhaseHint.None ? byDescription
        : PhaseWords.Find(series.First.Protocol) == PhaseHint.Plain ? PhaseHint.Plain : PhaseHint.None;

    /// <summary>Contrast series that do not say which phase they are: the free phases in the order of time; reconstructions of one acquisition are one phase.</summary>
    private static void AssignByTime(DeliveredSeries[] scans, List<DeliveredSeries> contrast)
    {
        Queue<ScanPhase> free = new(s_contrast.Where(phase => scans.All(s => s.Phase != phase)));
        foreach (IGrouping<string, DeliveredSeries> acquisition in contrast.OrderBy(s => s.First.AcquiredAt, StringComparer.Ordinal).ThenBy(s => s.SeriesNumber ?? int.MaxValue)
            .ThenBy(s => s.Folder, StringComparer.Ordinal).GroupBy(AcquisitionOf))
        {
            ScanPhase phase = free.Count > 0 ? free.Dequeue() : ScanPhase.LaterContrast;
            foreach (DeliveredSeries series in acquisition) series.Phase = phase;
        }
    }

    /// <summary>Series that say nothing: without a contrast agent they are plain, unless the tables speak of contrast phases only.</summary>
    private static void AssignSilent(DeliveredPatient patient, DeliveredSeries[] scans, List<DeliveredSeries> silent, IReadOnlyList<ScanPhase> wanted, FindingList findings)
    {
        if (silent.Count == 0) return;
        IGrouping<string, DeliveredSeries>[] acquisitions = [.. silent.OrderBy(s => s.First.AcquiredAt, StringComparer.Ordinal).ThenBy(s => s.SeriesNumber ?? int.MaxValue).GroupBy(AcquisitionOf)];
        ScanPhase[] open = [.. wanted.Where(phase => scans.All(s => s.Phase != phase))];
        for (int i = 0; i < acquisitions.Length; i++)
            foreach (DeliveredSeries series in acquisitions[i]) series.Phase = open.Length > 0 ? open[Math.Min(i, open.Length - 1)] : ScanPhase.Plain;
        if (acquisitions.Length > 1)
        {
            string names = string.Join(", ", silent.Select(s => $"'{TableText.Shown(s.Folder)}'"));
            findings.Add(Rules.PhaseUnknown, patient.Place, string.Create(CultureInfo.InvariantCulture, $"{acquisitions.Length} acquisitions without a word on contrast: {names}"),
                string.Create(CultureInfo.InvariantCulture, $"{acquisitions.Length} 次采集未注明是否增强：{names}"));
        }
    }

    /// <summary>What acquisition a series is a reconstruction of; where no time is given, each series is one of its own.</summary>
    private static string AcquisitionOf(DeliveredSeries series) =>
        series.First.AcquiredAt.Length > 0 ? $"{series.First.StudyInstanceUid} {series.First.AcquiredAt}" : $"{series.Folder} {series.SeriesInstanceUid}";

    private static void Choose(DeliveredPatient patient, ScanPhase phase, DeliveredSeries[] series, FindingList findings)
    {
        DeliveredSeries best = series.OrderBy(s => s.Images.Any(image => image.Fault is not null)).ThenBy(s => !s.Check.IsRegular)
            .ThenBy(s => !ThinSlices.Are(s.ThicknessMm)).ThenBy(s => s.ThicknessMm ?? double.MaxValue)
            .ThenByDescending(s => s.SliceCount).ThenBy(s => s.SeriesNumber ?? int.MaxValue).ThenBy(s => s.Folder, StringComparer.Ordinal).ThenBy(s => s.SeriesInstanceUid, StringComparer.Ordinal).First();
        patient.Chosen[phase] = best;
        if (series.Length == 1) return;
        findings.Add(Rules.PhaseChosen, new FindingPlace { Patient = patient.Id, Path = best.Folder },
            string.Create(CultureInfo.InvariantCulture, $"{series.Length} series are {PhaseNames.English(phase)}; '{TableText.Shown(best.Folder)}' ({best.ThicknessMm} mm, {best.SliceCount} images) is used"),
            string.Create(CultureInfo.InvariantCulture, $"{PhaseNames.Chinese(phase)}有 {series.Length} 个序列；采用“{TableText.Shown(best.Folder)}”（{best.ThicknessMm} mm，{best.SliceCount} 幅）"));
    }
}
