using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>Finds, for a lesion, the series and the seed in every phase.</summary>
internal sealed class TargetJoin(FindingList findings)
{
    private static readonly (ScanPhase Phase, TableField Field)[] s_phases = [(ScanPhase.Plain, TableField.PlainZ), (ScanPhase.Contrast1, TableField.Contrast1Z), (ScanPhase.Contrast2, TableField.Contrast2Z)];

    /// <summary>The contrast phases that the lesions of a patient have positions in, where none has one in the plain scan or in general.</summary>
    public static IReadOnlyList<ScanPhase> Wanted(IEnumerable<Lesion> lesions)
    {
        DeliveredRow[] rows = [.. lesions.Select(l => l.PositionRow)];
        if (rows.Any(r => r[TableField.Z].Length > 0 || r[TableField.PlainZ].Length > 0 || r[TableField.ImagePositionZ].Length > 0)) return [];
        return [.. s_phases.Skip(1).Where(p => rows.Any(r => r[p.Field].Length > 0)).Select(p => p.Phase)];
    }

    /// <summary>Sets the targets of a lesion.</summary>
    /// <param name="lesion">The lesion; the phases of its patient are assigned.</param>
    public void Resolve(Lesion lesion)
    {
        DeliveredRow row = lesion.PositionRow;
        double? x = Number(lesion, TableField.X, out Finding? xFault), y = Number(lesion, TableField.Y, out Finding? yFault);
        int? general = Whole(lesion, TableField.Z, out Finding? zFault);
        double? position = Number(lesion, TableField.ImagePositionZ, out _);
        Finding? fault = xFault ?? yFault ?? zFault;
        int?[] own = new int?[s_phases.Length];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = Whole(lesion, s_phases[i].Field, out Finding? phaseFault);
            fault ??= phaseFault;
        }
        if (fault is null && (x is null || y is null || (general is null && position is null && own.All(z => z is null))))
        {
            string missing = string.Join(", ", new[] { x is null ? "x" : null, y is null ? "y" : null, general is null && position is null && own.All(z => z is null) ? "z" : null }.OfType<string>());
            fault = Report(Rules.PositionMissing, lesion.Place(), $"{missing} missing", $"缺少 {missing}");
        }
        if (fault is null && lesion.Patient is null)
        {
            lesion.Targets = [new LesionTarget(lesion, ScanPhase.Unknown, null, null, ZReading.InstanceOrder, findings.All.First(f => f.Rule == Rules.RowWithoutPatient && f.Place.Patient == lesion.PatientId))];
            return;
        }
        if (fault is null && lesion.Patient!.Chosen.Count == 0) fault = findings.All.FirstOrDefault(f => f.Rule == Rules.NoScan && f.Place.Patient == lesion.Patient.Id);
        if (fault is not null)
        {
            lesion.Targets = [new LesionTarget(lesion, ScanPhase.Unknown, null, null, ZReading.InstanceOrder, fault)];
            return;
        }
        lesion.Targets = ByPhase(lesion, x!.Value, y!.Value, general, own, position);
    }

    private List<LesionTarget> ByPhase(Lesion lesion, double x, double y, int? general, int?[] own, double? position)
    {
        Dictionary<ScanPhase, DeliveredSeries> chosen = lesion.Patient!.Chosen;
        List<LesionTarget> targets = [];
        // The general z is of the plain scan, or of the only or first phase there is; z_imageposition goes with it, else with the first phase of its own.
        ScanPhase[] present = [.. chosen.Keys.Order()];
        int firstOwn = Array.FindIndex(own, z => z is not null);
        ScanPhase home = general is null && position is null ? s_phases[firstOwn].Phase : general is null && firstOwn >= 0 ? s_phases[firstOwn].Phase : present[0];
        int homeIndex = Array.FindIndex(s_phases, p => p.Phase == home);
        int? homeZ = (homeIndex >= 0 ? own[homeIndex] : null) ?? general;
        LesionTarget? atHome = null;
        foreach (ScanPhase phase in s_phases.Select(p => p.Phase).Concat(present).Distinct().OrderBy(p => p != home).ThenBy(p => p))
        {
            int index = Array.FindIndex(s_phases, p => p.Phase == phase);
            int? z = (index >= 0 ? own[index] : null) ?? (phase == home ? homeZ : null);
            TableField field = index >= 0 && own[index] is not null ? s_phases[index].Field : TableField.Z;
            if (!chosen.TryGetValue(phase, out DeliveredSeries? series))
            {
                if (z is null) continue;
                Finding missing = Report(Rules.PhaseMissing, lesion.Place(field), $"no series of the phase {PhaseNames.English(phase)}", $"没有{PhaseNames.Chinese(phase)}序列");
                targets.Add(new LesionTarget(lesion, phase, null, null, ZReading.InstanceOrder, missing));
                continue;
            }
            if (z is null && phase != home)
            {
                // No number of its own: that of the other phase, if the slices are the same.
                if (!chosen.TryGetValue(home, out DeliveredSeries? other) || !HaveSameSlices(series, other))
                {
                    bool carried = atHome is { IsReady: true };
                    Report(Rules.PhaseUnplaced, new FindingPlace { Patient = lesion.PatientId, Path = series.Folder, Table = lesion.PositionRow.Place() },
                        $"lesion {lesion.Number} has no position in the series of phase {PhaseNames.English(phase)}, whose slices are not those of the phase {PhaseNames.English(home)}{(carried ? "; the run carries it over by registration" : "")}",
                        $"病灶 {lesion.Number} 在{PhaseNames.Chinese(phase)}序列中没有位置，且其断层与{PhaseNames.Chinese(home)}不同{(carried ? "；测量时将通过配准传递位置" : "")}");
                    if (carried) targets.Add(new LesionTarget(lesion, phase, series, null, atHome!.Reading, null) { From = atHome });
                    continue;
                }
                // The same images: what is known of the one holds for the other.
                if (atHome is not null) targets.Add(atHome with { Phase = phase, Series = series, HasSeedOfSameSlices = true });
                continue;
            }
            LesionTarget target = Place(lesion, phase, series, x, y, z, phase == home ? position : null, phase == home ? null : atHome, field);
            if (phase == home) atHome = target;
            targets.Add(target);
        }
        return [.. targets.OrderBy(t => t.Phase)];
    }

    private LesionTarget Place(Lesion lesion, ScanPhase phase, DeliveredSeries series, double x, double y, int? z, double? position, LesionTarget? atHome, TableField field)
    {
        SliceNumbering numbering = series.Numbering;
        ZReading reading = numbering.Rule;
        // Who counts otherwise than the rule in one phase counts so in all.
        if (z is not null && atHome is { Obstacle: null, Series: { } home } && atHome.Reading != home.Numbering.Rule && atHome.Reading != ZReading.ImagePosition)
        {
            reading = atHome.Reading;
            Report(Rules.ZOther, lesion.Place(field) with { Path = series.Folder }, $"z = {z} is counted by {ReadingNames.English(reading)}, as in the phase {PhaseNames.English(atHome.Phase)}",
                $"z = {z} 按{ReadingNames.Chinese(reading)}计数，与{PhaseNames.Chinese(atHome.Phase)}一致");
        }
        int? slice = z is { } number ? numbering.SliceOf(number, reading) : null;
        Finding? obstacle = null;
        FindingPlace place = lesion.Place(field) with { Path = series.Folder };
        if (position is { } mm)
        {
            int? there = numbering.SliceAt(mm);
            if (there is null)
            {
                obstacle = Report(Rules.ZUnresolved, lesion.Place(TableField.ImagePositionZ) with { Path = series.Folder },
                    string.Create(CultureInfo.InvariantCulture, $"z_imageposition {mm} mm lies in no slice ({numbering.PositionOf(0)} to {numbering.PositionOf(numbering.Count - 1)} mm)"),
                    string.Create(CultureInfo.InvariantCulture, $"z_imageposition {mm} mm 不在任何断层内（{numbering.PositionOf(0)} 至 {numbering.PositionOf(numbering.Count - 1)} mm）"));
            }
            else if (z is null)
            {
                (slice, reading) = (there, ZReading.ImagePosition);
            }
            else if (slice != there)
            {
                string found = slice is { } s ? string.Create(CultureInfo.InvariantCulture, $"z = {z} by {ReadingNames.English(reading)} lies at {numbering.PositionOf(s)} mm") : $"z = {z} is no image by {ReadingNames.English(reading)}";
                string foundChinese = slice is { } t ? string.Create(CultureInfo.InvariantCulture, $"按{ReadingNames.Chinese(reading)}，z = {z} 位于 {numbering.PositionOf(t)} mm") : $"按{ReadingNames.Chinese(reading)}，z = {z} 不存在";
                ZReading[] fitting = [.. numbering.Readings.Where(r => numbering.SliceOf(z.Value, r) == there).Take(1)];
                if (fitting.Length == 1)
                {
                    Report(Rules.ZOther, place, string.Create(CultureInfo.InvariantCulture, $"{found}, z_imageposition is {mm} mm; z counted by {ReadingNames.English(fitting[0])} fits and is used"),
                        string.Create(CultureInfo.InvariantCulture, $"{foundChinese}，而 z_imageposition 为 {mm} mm；按{ReadingNames.Chinese(fitting[0])}计数相符，已采用"));
                    (slice, reading) = (there, fitting[0]);
                }
                else
                {
                    obstacle = Report(Rules.ZUnresolved, place, string.Create(CultureInfo.InvariantCulture, $"{found}, z_imageposition is {mm} mm; no way of counting fits"),
                        string.Create(CultureInfo.InvariantCulture, $"{foundChinese}，而 z_imageposition 为 {mm} mm；任何计数方式均不相符"));
                }
            }
        }
        else if (slice is { } chosen && reading == ZReading.InstanceOrder && numbering.SliceOf(z!.Value, ZReading.InstanceNumber) is { } other && other != chosen)
        {
            Report(Rules.ZAmbiguous, place, string.Create(CultureInfo.InvariantCulture, $"the {z}th image lies at {numbering.PositionOf(chosen)} mm and is used; instance number {z} lies at {numbering.PositionOf(other)} mm"),
                string.Create(CultureInfo.InvariantCulture, $"第 {z} 幅图像位于 {numbering.PositionOf(chosen)} mm（已采用）；序号为 {z} 的图像位于 {numbering.PositionOf(other)} mm"));
        }
        if (obstacle is null && (slice is null || !(x > -0.5 && y > -0.5 && x < series.Columns - 0.5 && y < series.Rows - 0.5)))
        {
            obstacle = Report(Rules.PositionOutside, place, string.Create(CultureInfo.InvariantCulture, $"x {x}, y {y}, z {z} in a series of {series.Columns} x {series.Rows} pixels and {numbering.Largest} images"),
                string.Create(CultureInfo.InvariantCulture, $"x {x}、y {y}、z {z}，而序列为 {series.Columns} × {series.Rows} 像素、{numbering.Largest} 幅图像"));
        }
        Seed? seed = obstacle is null ? Seed.AtSlice(x, y, slice!.Value + 1) : null;
        return new LesionTarget(lesion, phase, series, seed, reading, obstacle);
    }

    /// <summary>Whether two series have the same slices: as many, of the same size, at the same places.</summary>
    private static bool HaveSameSlices(DeliveredSeries a, DeliveredSeries b)
    {
        SliceNumbering first = a.Numbering, second = b.Numbering;
        if (first.Count != second.Count || a.Columns != b.Columns || a.Rows != b.Rows || first.Rule != second.Rule) return false;
        double tolerance = 0.5 * a.Check.SpacingMm;
        PointMm step = a.Check.Slices[0].Position - b.Check.Slices[0].Position;
        return step.Length <= tolerance && Math.Abs(first.PositionOf(first.Count - 1) - second.PositionOf(second.Count - 1)) <= tolerance && first.SliceOf(1, first.Rule) == second.SliceOf(1, second.Rule);
    }

    private double? Number(Lesion lesion, TableField field, out Finding? fault)
    {
        fault = null;
        string text = lesion.PositionRow[field];
        if (text.Length == 0) return null;
        if (TableNumber.Parse(text) is { } number) return number;
        fault = Report(Rules.NotANumber, lesion.Place(field), $"'{TableText.Shown(text)}' in the column {field}", $"{lesion.PositionRow.Table.HeaderOf(field)} 列为“{TableText.Shown(text)}”");
        return null;
    }

    private int? Whole(Lesion lesion, TableField field, out Finding? fault)
    {
        if (Number(lesion, field, out fault) is not { } number) return null;
        if (number == Math.Floor(number) && Math.Abs(number) < 1e9) return (int)number;
        fault = Report(Rules.NotANumber, lesion.Place(field), $"'{TableText.Shown(lesion.PositionRow[field])}' is no whole image number", $"“{TableText.Shown(lesion.PositionRow[field])}”不是整数图像序号");
        return null;
    }

    private Finding Report(ValidationRule rule, FindingPlace place, string english, string chinese)
    {
        findings.Add(rule, place, english, chinese);
        return findings.All[^1];
    }
}
