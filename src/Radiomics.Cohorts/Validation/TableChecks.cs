using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The rules for the cells of tables.</summary>
internal sealed class TableChecks(PathologyTerms terms, SurvivalUnit? unit, FindingList findings)
{
    private readonly Dictionary<int, DeliveredRow> _onlyIn = [];

    /// <summary>Checks all tables.</summary>
    /// <param name="tables">The tables.</param>
    public void Run(DeliveredTables tables)
    {
        foreach ((string file, TableException error) in tables.Unreadable)
            findings.Add(Rules.TableUnreadable, new FindingPlace { Table = new TablePlace(file) }, $"{TableText.Shown(error.Problem.Where, 200)}: {TableText.Shown(error.Problem.Found, 200)} ({error.Code})", $"{TableText.Shown(error.Problem.Where, 200)}：{error.Code}");
        foreach ((TablePlace sheet, bool hidden) in tables.Unknown)
            findings.Add(Rules.TableUnknown, new FindingPlace { Table = sheet }, hidden ? "the sheet is hidden" : "no header with an ID was found", hidden ? "工作表已隐藏" : "未找到含 ID 的表头");
        foreach (SkippedRow row in tables.Skipped)
            findings.Add(row.IsExample ? Rules.ExampleRow : Rules.RowSkipped, new FindingPlace { Table = row.Place }, $"'{TableText.Shown(row.Text)}'", $"“{TableText.Shown(row.Text)}”");
        CheckPresence(tables.Tables);
        foreach (DeliveredTable table in tables.Tables) CheckTable(table);
        if (_onlyIn.Count > 1)
        {
            string list = string.Join("; ", _onlyIn.OrderBy(e => e.Key).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key}th: {e.Value.Place(TableField.Stage).Cell}")));
            findings.Add(Rules.StageEditions, new FindingPlace { Table = new TablePlace(_onlyIn.First().Value.Table.File, _onlyIn.First().Value.Table.Sheet) },
                $"rows that fit in one edition only: {list}", $"仅符合某一版本的行：{list.Replace("th:", " 版:", StringComparison.Ordinal)}");
        }
    }

    private void CheckPresence(IReadOnlyList<DeliveredTable> tables)
    {
        if (!tables.Any(t => t.HasPositions)) findings.Add(Rules.TableMissing, FindingPlace.WholeDelivery, "no table of tumor positions (ID, x, y, z)", "缺少肿瘤位置表（ID、x、y、z）");
        if (!tables.Any(t => t.HasClinical)) findings.Add(Rules.TableMissing, FindingPlace.WholeDelivery, "no table of clinical information (ID, class, type, TNM, stage)", "缺少肿瘤临床信息表（ID、分类、病理分型、TNM、分期）", FindingSeverity.Warning);
        if (!tables.Any(t => t.HasFollowUp)) findings.Add(Rules.TableMissing, FindingPlace.WholeDelivery, "no table of follow-up (ID, status_death, survival, recurrence)", "缺少随访表（ID、死亡、生存时间、复发）", FindingSeverity.Warning);
        Missing(t => t.HasClinical, [TableField.Class, TableField.PathologyChinese, TableField.Tnm, TableField.Stage]);
        Missing(t => t.HasFollowUp, [TableField.Sex, TableField.Age, TableField.Smoking, TableField.Death, TableField.Survival, TableField.Recurrence]);

        void Missing(Func<DeliveredTable, bool> kind, TableField[] wanted)
        {
            DeliveredTable[] of = [.. tables.Where(kind)];
            if (of.Length == 0) return;
            foreach (TableField field in wanted.Where(f => !of.Any(t => t.Has(f) || (f == TableField.PathologyChinese && t.Has(TableField.PathologyEnglish)))))
                findings.Add(Rules.ColumnMissing, new FindingPlace { Table = new TablePlace(of[0].File, of[0].Sheet) }, $"no column {TemplateColumns.Header(field, ReportLanguage.English)}", $"缺少列“{TemplateColumns.Header(field, ReportLanguage.Chinese)}”");
        }
    }

    private void CheckTable(DeliveredTable table)
    {
        foreach ((TableField field, string cell) in table.RepeatedColumns)
            findings.Add(Rules.ColumnRepeated, new FindingPlace { Table = new TablePlace(table.File, table.Sheet, cell) }, $"a second column {TemplateColumns.Header(field, ReportLanguage.English)}", $"重复的列“{TemplateColumns.Header(field, ReportLanguage.Chinese)}”");
        if (table.HasFollowUp) CheckFollowUpHeader(table);
        foreach (DeliveredRow row in table.Rows)
        {
            CheckCells(row);
            if (table.HasClinical) CheckClinical(row);
            if (table.HasFollowUp) CheckFollowUp(row);
        }
    }

    private void CheckCells(DeliveredRow row)
    {
        string id = row[TableField.Id];
        if (id.Length == 0) findings.Add(Rules.IdMissing, Place(row, TableField.Id), "the row has no ID", "该行没有 ID");
        else if (PatientKey.IsUnsafe(id)) findings.Add(Rules.IdUnsafe, Place(row, TableField.Id), $"the ID '{TableText.Shown(id)}'", $"ID“{TableText.Shown(id)}”");
        else if (id.Contains("E+", StringComparison.OrdinalIgnoreCase) && double.TryParse(id, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) findings.Add(Rules.IdPrecision, Place(row, TableField.Id), $"the ID '{id}'", $"ID“{id}”");
        foreach ((string text, string cell) in row.Cells)
        {
            FindingPlace place = new() { Patient = id, Table = new TablePlace(row.Table.File, row.Table.Sheet, cell) };
            if (TableText.LooksLikeFormula(text)) findings.Add(Rules.Formula, place, $"'{TableText.Shown(text)}'", $"“{TableText.Shown(text)}”");
            else if (text is "#REF!" or "#N/A" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NULL!" or "#NUM!" || text.StartsWith("#ERROR ", StringComparison.Ordinal)) findings.Add(Rules.CellError, place, text, text);
        }
    }

    private void CheckClinical(DeliveredRow row)
    {
        LesionClass lesionClass = LesionClassWords.Parse(row[TableField.Class]);
        if (row[TableField.Class].Length > 0 && lesionClass == LesionClass.Unknown) Report(Rules.ClassUnreadable, row, TableField.Class);
        PathologyTerm? chinese = Term(row, TableField.PathologyChinese), english = Term(row, TableField.PathologyEnglish);
        if (chinese is not null && english is not null && chinese.Code != english.Code)
        {
            findings.Add(Rules.PathologyMismatch, Place(row, TableField.PathologyEnglish), $"'{Cell(row, TableField.PathologyChinese)}' ({chinese.English}) and '{Cell(row, TableField.PathologyEnglish)}' ({english.English})",
                $"“{Cell(row, TableField.PathologyChinese)}”与“{Cell(row, TableField.PathologyEnglish)}”（{english.Chinese}）");
        }
        if ((english ?? chinese) is { } term && lesionClass != LesionClass.Unknown && term.Class != lesionClass)
            findings.Add(Rules.PathologyClass, Place(row, TableField.Class), $"{term.English} is {(term.Class == LesionClass.Benign ? "benign" : "malignant")}, the column says '{Cell(row, TableField.Class)}'", $"{term.Chinese}属于{(term.Class == LesionClass.Benign ? "良性" : "恶性")}，分类列为“{Cell(row, TableField.Class)}”");
        CheckStage(row);
    }

    private PathologyTerm? Term(DeliveredRow row, TableField field)
    {
        if (IsNone(row[field])) return null;
        PathologyMatch? match = terms.Find(row[field]);
        if (match is null) Report(Rules.PathologyUnmapped, row, field);
        else if (!match.IsExact) findings.Add(Rules.PathologyPartial, Place(row, field), $"'{Cell(row, field)}' was taken for {match.Term.English}", $"“{Cell(row, field)}”识别为{match.Term.Chinese}");
        return match?.Term;
    }

    private void CheckStage(DeliveredRow row)
    {
        bool hasTnm = !IsNone(row[TableField.Tnm]), hasStage = !IsNone(row[TableField.Stage]);
        TnmClassification? tnm = hasTnm ? TnmClassification.Parse(row[TableField.Tnm], out _) : null;
        ClinicalStage? stage = hasStage ? ClinicalStage.Parse(row[TableField.Stage]) : null;
        // Small cell carcinoma is staged as limited or extensive, which is no fault.
        bool limited = TableText.Key(row[TableField.Stage]) is "局限期" or "广泛期" or "ld" or "ed" or "limited" or "extensive" or "limiteddisease" or "extensivedisease";
        if (hasTnm && tnm is null) Report(Rules.TnmUnreadable, row, TableField.Tnm);
        if (hasStage && stage is null && !limited) Report(Rules.StageUnreadable, row, TableField.Stage);
        if (tnm is null || stage is null) return;
        IReadOnlyList<int> editions = StagingTable.EditionsThatFit(tnm, stage);
        if (editions.Count == 0)
        {
            string each = string.Join(", ", StagingTable.Editions.Select(e => $"{(StagingTable.Stages(tnm, e) is { Count: > 0 } s ? string.Join(" or ", s) : "-")} ({e}th)"));
            string eachChinese = string.Join("，", StagingTable.Editions.Select(e => $"第 {e} 版 {(StagingTable.Stages(tnm, e) is { Count: > 0 } s ? string.Join("或", s) : "—")}"));
            findings.Add(Rules.StageMismatch, Place(row, TableField.Stage), $"{tnm} is {each}, the column says {stage}", $"{tnm} 对应{eachChinese}，表中为 {stage}");
        }
        else if (editions.Count == 1) _onlyIn.TryAdd(editions[0], row);
    }

    private void CheckFollowUpHeader(DeliveredTable table)
    {
        if (table.Has(TableField.Survival) && unit is null && FollowUpRecord.UnitOf(table) is null)
            findings.Add(Rules.SurvivalUnitMissing, new FindingPlace { Table = new TablePlace(table.File, table.Sheet, string.Create(CultureInfo.InvariantCulture, $"row {table.HeaderRow}")) }, $"the header '{TableText.Shown(table.HeaderOf(TableField.Survival)!)}'", $"表头“{TableText.Shown(table.HeaderOf(TableField.Survival)!)}”");
        if (table.HeaderOf(TableField.Death) is { } header && TableText.Key(header) is "删失" or "censor" or "censored" && table.Rows.Any(r => r[TableField.Death] is "0" or "1"))
            findings.Add(Rules.FlagMeaning, new FindingPlace { Table = new TablePlace(table.File, table.Sheet, string.Create(CultureInfo.InvariantCulture, $"row {table.HeaderRow}")) }, $"the header '{TableText.Shown(header)}' over 0 and 1", $"表头“{TableText.Shown(header)}”下为 0/1");
    }

    private void CheckFollowUp(DeliveredRow row)
    {
        if (row[TableField.Sex].Length > 0 && FollowUpWords.Sex(row[TableField.Sex]) is null) Report(Rules.SexUnreadable, row, TableField.Sex);
        if (Number(row, TableField.Age) is { } age && age is < 0 or > 120) Report(Rules.AgeRange, row, TableField.Age);
        foreach (TableField flag in (TableField[])[TableField.Death, TableField.Recurrence])
            if (row[flag].Length > 0 && FollowUpWords.Event(row[flag]) is null) Report(Rules.FlagUnreadable, row, flag);
        Number(row, TableField.RecurrenceTime);
        if (Number(row, TableField.Survival) is not { } survival) return;
        // No follow-up is longer than a life.
        double years = (FollowUpRecord.UnitOf(row.Table) ?? unit) switch { SurvivalUnit.Days => survival / 365.25, SurvivalUnit.Months => survival / 12, SurvivalUnit.Years => survival, _ => 0 };
        if (survival < 0 || years > 60) Report(Rules.SurvivalRange, row, TableField.Survival);
    }

    private double? Number(DeliveredRow row, TableField field)
    {
        if (IsNone(row[field])) return null;
        double? number = row.NumberOf(field);
        if (number is null) Report(Rules.NotANumber, row, field);
        return number;
    }

    /// <summary>Cells that say that there is nothing to say.</summary>
    private static bool IsNone(string text) => text.Length == 0 || text is "-" or "--" or "/" or "\\" or "无" or "不详" or "未知" || text.Equals("NA", StringComparison.OrdinalIgnoreCase) || text.Equals("N/A", StringComparison.OrdinalIgnoreCase) || text.Equals("none", StringComparison.OrdinalIgnoreCase) || text.Equals("unknown", StringComparison.OrdinalIgnoreCase);

    private void Report(ValidationRule rule, DeliveredRow row, TableField field) => findings.Add(rule, Place(row, field), $"'{Cell(row, field)}'", $"“{Cell(row, field)}”");

    private static string Cell(DeliveredRow row, TableField field) => TableText.Shown(row[field]);

    private static FindingPlace Place(DeliveredRow row, TableField field) => new() { Patient = row[TableField.Id], Table = row.Place(field) };
}
