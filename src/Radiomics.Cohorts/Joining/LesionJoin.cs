using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>Makes lesions of the rows of positions and joins patients, clinical and follow-up rows to them.</summary>
internal sealed class LesionJoin
{
    private static readonly TableField[] s_numbers = [TableField.Z, TableField.PlainZ, TableField.Contrast1Z, TableField.Contrast2Z];

    private readonly FindingList _findings;
    private readonly Dictionary<string, DeliveredPatient> _patients;
    private readonly Dictionary<string, List<DeliveredRow>> _clinical, _followUp, _positions = [];
    private readonly List<string> _order = [];

    private LesionJoin(IReadOnlyList<DeliveredTable> tables, IReadOnlyList<DeliveredPatient> patients, FindingList findings)
    {
        _findings = findings;
        _patients = patients.ToDictionary(p => p.Key);
        _clinical = ByKey(tables.Where(t => t.HasClinical));
        _followUp = ByKey(tables.Where(t => t.HasFollowUp));
        CollectPositions(tables);
    }

    /// <summary>The lesions, in the order of the tables.</summary>
    public static IReadOnlyList<Lesion> Lesions(
        IReadOnlyList<DeliveredTable> tables, IReadOnlyList<DeliveredPatient> patients, PathologyTerms terms, SurvivalUnit? unit, FindingList findings)
    {
        LesionJoin join = new(tables, patients, findings);
        List<Lesion> lesions = [.. join._order.SelectMany(join.LesionsOf)];
        foreach (Lesion lesion in lesions)
        {
            string key = PatientKey.Of(lesion.PatientId);
            lesion.ClinicalRow = join.ClinicalRowOf(lesion, key);
            if (lesion.ClinicalRow is { } clinical) lesion.Clinical = ClinicalRecord.Of(clinical, terms);
            lesion.FollowUpRow = join._followUp.GetValueOrDefault(key)?[0];
            if (lesion.FollowUpRow is { } followUp) lesion.FollowUp = FollowUpRecord.Of(followUp, unit);
        }
        join.CheckJoins(tables, patients);
        return lesions;
    }

    private static Dictionary<string, List<DeliveredRow>> ByKey(IEnumerable<DeliveredTable> tables)
    {
        Dictionary<string, List<DeliveredRow>> rows = [];
        foreach (DeliveredRow row in tables.SelectMany(t => t.Rows).Where(r => r[TableField.Id].Length > 0)) Add(rows, PatientKey.Of(row[TableField.Id]), row);
        return rows;
    }

    private static void Add(Dictionary<string, List<DeliveredRow>> rows, string key, DeliveredRow row)
    {
        if (!rows.TryGetValue(key, out List<DeliveredRow>? list)) rows[key] = list = [];
        list.Add(row);
    }

    /// <summary>Rows of tables of positions; for patients that have none there, rows of clinical tables with a position.</summary>
    private void CollectPositions(IReadOnlyList<DeliveredTable> tables)
    {
        foreach (DeliveredRow row in tables.Where(t => t is { HasPositions: true, HasClinical: false }).SelectMany(t => t.Rows)) Take(row);
        HashSet<string> known = [.. _positions.Keys];
        foreach (DeliveredRow row in tables.Where(t => t is { HasPositions: true, HasClinical: true }).SelectMany(t => t.Rows))
            if (!known.Contains(PatientKey.Of(row[TableField.Id])) && (row[TableField.X].Length > 0 || row[TableField.Y].Length > 0 || s_numbers.Any(f => row[f].Length > 0))) Take(row);

        void Take(DeliveredRow row)
        {
            if (row[TableField.Id].Length == 0) return; // reported with the cells of its table
            string key = PatientKey.Of(row[TableField.Id]);
            if (!_positions.ContainsKey(key)) _order.Add(key);
            Add(_positions, key, row);
        }
    }

    private List<Lesion> LesionsOf(string key)
    {
        List<DeliveredRow> rows = _positions[key];
        List<Lesion> lesions = [];
        HashSet<int> numbers = [];
        HashSet<string> places = [];
        bool unnumbered = false;
        foreach (DeliveredRow row in rows)
        {
            int? written = row.NumberOf(TableField.Order) is { } order && order == Math.Floor(order) && Math.Abs(order) < 1e9 ? (int)order : null;
            unnumbered |= written is null;
            string place = string.Join('|', ((TableField[])[TableField.X, TableField.Y, .. s_numbers, TableField.ImagePositionZ]).Select(f => row.NumberOf(f) is { } v ? v.ToString("R", CultureInfo.InvariantCulture) : ""));
            FindingPlace where = new() { Patient = row[TableField.Id], Table = row.Place() };
            string id = TableText.Shown(row[TableField.Id]);
            if (!places.Add(place) && row[TableField.X].Length > 0)
            {
                _findings.Add(Rules.LesionDuplicate, where, $"patient '{id}' has a lesion at the same position above", $"患者“{id}”在上方已有相同位置的病灶");
                continue;
            }
            if (written is { } n && !numbers.Add(n))
            {
                _findings.Add(Rules.LesionDuplicate, where, string.Create(CultureInfo.InvariantCulture, $"patient '{id}' has a lesion {n} above"), string.Create(CultureInfo.InvariantCulture, $"患者“{id}”在上方已有序号 {n} 的病灶"));
                written = null;
            }
            int number = written ?? Enumerable.Range(1, int.MaxValue - 1).First(i => numbers.Add(i));
            lesions.Add(new Lesion(row[TableField.Id], number, row, _patients.GetValueOrDefault(key)));
        }
        if (unnumbered && lesions.Count > 1)
        {
            _findings.Add(Rules.OrderMissing, new FindingPlace { Patient = rows[0][TableField.Id], Table = rows[0].Place() },
                string.Create(CultureInfo.InvariantCulture, $"{lesions.Count} lesions, not all with a number; they are numbered as they stand in the table"), string.Create(CultureInfo.InvariantCulture, $"{lesions.Count} 个病灶未全部编号，按表中顺序编号"));
        }
        return lesions;
    }

    /// <summary>The clinical row of a lesion: the only one of its ID, else the one with the same position, else the one with the same number.</summary>
    private DeliveredRow? ClinicalRowOf(Lesion lesion, string key)
    {
        if (!_clinical.TryGetValue(key, out List<DeliveredRow>? rows)) return null;
        if (rows.Contains(lesion.PositionRow)) return lesion.PositionRow;
        DeliveredRow? chosen = rows.Count == 1 ? rows[0] : null;
        if (chosen is null)
        {
            DeliveredRow[] samePlace = [.. rows.Where(row => Agrees(row, lesion.PositionRow) == true)], sameNumber = [.. rows.Where(row => row.NumberOf(TableField.Order) == lesion.Number)];
            chosen = samePlace.Length == 1 ? samePlace[0] : sameNumber.Length == 1 ? sameNumber[0] : null;
            if (chosen is null)
            {
                _findings.Add(Rules.ClinicalAmbiguous, lesion.Place(), string.Create(CultureInfo.InvariantCulture, $"{rows.Count} clinical rows of patient '{TableText.Shown(lesion.PatientId)}', none of which has the position or the number of this lesion alone"),
                    string.Create(CultureInfo.InvariantCulture, $"患者“{TableText.Shown(lesion.PatientId)}”有 {rows.Count} 条临床信息，无法确定对应哪一条"));
                return null;
            }
        }
        // With several lesions in one clinical row, the row's position can only be that of one of them.
        bool alone = _positions[key].Count == 1 || rows.Count > 1;
        if (alone && Agrees(chosen, lesion.PositionRow) == false)
        {
            _findings.Add(Rules.PositionConflict, lesion.Place(), $"the clinical table ({chosen.Place(TableField.X).Cell}) says {Place(chosen)}, the table of positions {Place(lesion.PositionRow)}",
                $"临床信息表（{chosen.Place(TableField.X).Cell}）为 {Place(chosen)}，肿瘤位置表为 {Place(lesion.PositionRow)}");
        }
        return chosen;
    }

    private static string Place(DeliveredRow row) => TableText.Shown(string.Join(", ", ((TableField[])[TableField.X, TableField.Y, .. s_numbers]).Where(f => row[f].Length > 0).Select(f => $"{row.Table.HeaderOf(f)} {row[f]}")));

    /// <summary>Whether two rows give the same position; null where they share no coordinate.</summary>
    private static bool? Agrees(DeliveredRow a, DeliveredRow b)
    {
        int shared = 0;
        foreach (TableField field in (TableField[])[TableField.X, TableField.Y, .. s_numbers])
        {
            if (a.NumberOf(field) is not { } x || b.NumberOf(field) is not { } y) continue;
            shared++;
            if (Math.Abs(x - y) > 0.5) return false;
        }
        return shared == 0 ? null : true;
    }

    private void CheckJoins(IReadOnlyList<DeliveredTable> tables, IReadOnlyList<DeliveredPatient> patients)
    {
        bool hasPositions = tables.Any(t => t.HasPositions), hasClinical = tables.Any(t => t.HasClinical), hasFollowUp = tables.Any(t => t.HasFollowUp);
        foreach (DeliveredPatient patient in patients)
        {
            if (hasPositions && !_positions.ContainsKey(patient.Key)) _findings.Add(Rules.PatientWithoutRow, patient.Place, $"no row with ID '{TableText.Shown(patient.Id)}'", $"没有 ID 为“{TableText.Shown(patient.Id)}”的行");
            if (hasClinical && !_clinical.ContainsKey(patient.Key)) _findings.Add(Rules.ClinicalMissing, patient.Place, $"no clinical row with ID '{TableText.Shown(patient.Id)}'", $"临床信息表中没有 ID“{TableText.Shown(patient.Id)}”");
            if (hasFollowUp && !_followUp.ContainsKey(patient.Key)) _findings.Add(Rules.FollowUpMissing, patient.Place, $"no follow-up row with ID '{TableText.Shown(patient.Id)}'", $"随访表中没有 ID“{TableText.Shown(patient.Id)}”");
            CheckClass(patient);
        }
        CheckRows(tables);
    }

    private void CheckClass(DeliveredPatient patient)
    {
        if (patient.FolderClass == LesionClass.Unknown || patient.ClassFolders.Count != 1) return;
        foreach (DeliveredRow row in _clinical.GetValueOrDefault(patient.Key) ?? [])
        {
            LesionClass said = LesionClassWords.Parse(row[TableField.Class]);
            if (said == LesionClass.Unknown || said == patient.FolderClass) continue;
            string folder = TableText.Shown(patient.ClassFolders[0]), cell = TableText.Shown(row[TableField.Class]);
            _findings.Add(Rules.ClassMismatch, new FindingPlace { Patient = patient.Id, Path = patient.Folder, Table = row.Place(TableField.Class) },
                $"the folder says '{folder}', the table '{cell}'", $"文件夹为“{folder}”，表格为“{cell}”");
        }
    }

    /// <summary>Rows without a folder, joins that needed normalization, IDs that are written in several ways.</summary>
    private void CheckRows(IReadOnlyList<DeliveredTable> tables)
    {
        HashSet<(string, string)> reported = [];
        foreach (DeliveredRow row in tables.Where(t => t.HasPositions || t.HasClinical || t.HasFollowUp).SelectMany(t => t.Rows).Where(r => r[TableField.Id].Length > 0))
        {
            string id = row[TableField.Id], key = PatientKey.Of(id), shown = TableText.Shown(id);
            FindingPlace place = new() { Patient = id, Table = row.Place(TableField.Id) };
            if (!_patients.TryGetValue(key, out DeliveredPatient? patient))
            {
                // In the table of positions a lesion is lost; elsewhere only a row too many.
                _findings.Add(Rules.RowWithoutPatient, place, $"no folder with ID '{shown}'", $"没有 ID 为“{shown}”的文件夹", row.Table.HasPositions ? null : FindingSeverity.Warning);
                continue;
            }
            if (row.IdAsWritten.Trim() == patient.Id.Trim() || !reported.Add((row.Table.File + row.Table.Sheet, key))) continue;
            _findings.Add(Rules.IdNormalized, place, $"'{TableText.Shown(row.IdAsWritten)}' was joined to the folder '{TableText.Shown(patient.Id)}'", $"“{TableText.Shown(row.IdAsWritten)}”已匹配到文件夹“{TableText.Shown(patient.Id)}”");
        }
        foreach ((string key, List<DeliveredRow> rows) in _followUp)
        {
            string[] different = [.. rows.Select(row => string.Join('|', ((TableField[])[TableField.Sex, TableField.Age, TableField.Death, TableField.Survival, TableField.Recurrence]).Select(f => row[f]))).Distinct()];
            if (different.Length < 2) continue;
            _findings.Add(Rules.FollowUpDuplicate, new FindingPlace { Patient = rows[1][TableField.Id], Table = rows[1].Place() },
                string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows with {different.Length} different contents; the first ({rows[0].Place().Cell}) is used"),
                string.Create(CultureInfo.InvariantCulture, $"{rows.Count} 行内容不一致（{different.Length} 种），采用第一行（{rows[0].Place().Cell.Replace("row ", "行 ", StringComparison.Ordinal)}）"));
        }
    }
}
