namespace Radiomics.Cohorts.Tests;

/// <summary>Faults of tables and of what joins them to the images.</summary>
internal static class TableFaults
{
    private const int Order = 1, X = 2, Y = 3, Z = 4, PlainZ = 5, PositionZ = 8;

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new("a workbook that is none", c => c.After = root => File.WriteAllBytes(Path.Combine(root, "坏.xlsx"), [0x50, 0x4B, 3, 4, 0, 0]), "TABLE_UNREADABLE"),
        new("a sheet of something else", c => c.After = root => File.WriteAllText(Path.Combine(root, "other.csv"), "a,b\n1,2\n"), "TABLE_UNKNOWN"),
        new("no table of positions", c => c.Without.Add("肿瘤位置.xlsx"), "TABLE_MISSING"),
        new("no clinical table", c => c.Without.Add("肿瘤临床信息.xlsx"), "TABLE_MISSING"),
        new("no follow-up table", c => c.Without.Add("随访.xlsx"), "TABLE_MISSING"),
        new("no recurrence column", c => { c.FollowUpHead = [.. c.FollowUpHead[..6]]; Shorten(c.FollowUp, 6); }, "COLUMN_MISSING"),
        new("a column twice", c => c.FollowUpHead = ["ID", "Gender", "Age", "Smoke", "statue_death", "survival (月)", "年龄"], "COLUMN_REPEATED", "COLUMN_MISSING"),
        new("a remark below the table", c => c.Positions.Add(["注：坐标以像素为单位"]), "ROW_SKIPPED"),
        new("an explanation below the header", c => c.Positions.Insert(0, ["如住院登记", "病灶", "从左边缘", "从上边缘", "从头侧数"]), "ROW_SKIPPED"),
        new("the example row", c => c.Positions.Insert(0, ["示例0001", 1, 110, 254, 131]), "ROW_EXAMPLE"),
        new("a row without ID", c => c.Positions.Add([null, 2, 10, 10, 10]), "ID_MISSING"),
        new("an ID with dots and slashes", c => c.Positions.Add(["../../etc/passwd", 1, 10, 10, 10]), "ID_UNSAFE", "ROW_WITHOUT_PATIENT"),
        new("an ID that is a large number", c => c.Positions.Add([1.23456789012345678e21, 1, 10, 10, 10]), "ID_PRECISION", "ROW_WITHOUT_PATIENT"),
        new("formula injection", c => c.Clinical[0][7] = "=cmd|' /C calc'!A0", "CELL_FORMULA"),
        new("formula injection by @ and full width", c => c.Clinical[0][7] = "＝HYPERLINK(\"http://x\")", "CELL_FORMULA"),
        new("a formula error", c => c.Clinical[0][7] = new ErrorCell("#REF!"), "CELL_ERROR"),
        new("a formula error as text", c => c.Clinical[0][7] = "#N/A", "CELL_ERROR"),
        new("x is a word", c => c.Positions[1][X] = "左肺", "CELL_NOT_A_NUMBER"),
        new("z is a fraction", c => c.Positions[1][PlainZ] = 60.5, "CELL_NOT_A_NUMBER"),
        new("age is a word", c => c.FollowUp[0][2] = "老", "CELL_NOT_A_NUMBER"),
        new("y is missing", c => c.Positions[1][Y] = null, "POSITION_MISSING"),
        new("z is missing", c => c.Positions[1][PlainZ] = null, "POSITION_MISSING"),
        new("x beyond the last column", c => c.Positions[1][X] = 512, "POSITION_OUTSIDE_IMAGE"),
        new("y is negative", c => c.Positions[1][Y] = -3, "POSITION_OUTSIDE_IMAGE"),
        new("z beyond the last image", c => c.Positions[1][PlainZ] = 101, "POSITION_OUTSIDE_IMAGE"),
        new("z is 0", c => c.Positions[1][PlainZ] = 0, "POSITION_OUTSIDE_IMAGE"),
        new("a seed in lung", c => c.Positions[1][X] = 360, "POSITION_IN_AIR"),
        new("a seed in air inside the body", c => { c.Positions[1][X] = 360; c.Patients[1].Series[0].Paint = (_, s) => Fill(s, 350, 246, 370, 266, 0); }, "POSITION_IN_AIR"),
        new("a seed beside the body", c => c.Positions[1][X] = 3, "POSITION_OUTSIDE_BODY"),
        new("z counted from the feet", c => { c.Positions[0][Z] = 41; }, "Z_OTHER_READING"),
        new("z counted from 0", c => { c.Positions[0][Z] = 59; }, "Z_OTHER_READING"),
        new("z is the instance number", c =>
        {
            foreach (MadeSeries s in c.Patients[0].Series) s.Tweak = (i, d) => d.Numbers(Formats.DicomTags.InstanceNumber, Formats.Vr.IS, 150 - i);
            c.Positions[0][Z] = 110;
        }, "Z_OTHER_READING"),
        new("z_imageposition elsewhere", c => c.Positions[0][PositionZ] = -220, "Z_UNRESOLVED"),
        new("z_imageposition beyond the series", c => c.Positions[0][PositionZ] = 500, "Z_UNRESOLVED"),
        new("instance numbers that begin at 11", c => c.Patients[1].Series[0].Tweak = (i, d) => d.Numbers(Formats.DicomTags.InstanceNumber, Formats.Vr.IS, 110 - i), "Z_AMBIGUOUS"),
        new("the clinical table says another position", c =>
        {
            c.ClinicalHead = [.. MadeCohort.ClinicalHeader, "X", "Y", "Z"];
            c.Clinical[0] = [.. c.Clinical[0], 170, 300, 60];
        }, "POSITION_CONFLICT"),
        new("the same lesion twice", c => c.Positions.Add(["P0002", 2, 170, 256, null, 60]), "LESION_DUPLICATE"),
        new("the same number twice", c => { c.Patients[1].Series[0].Nodules.Add(45); c.Positions.Add(["P0002", 1, 170, 256, null, 55]); }, "LESION_DUPLICATE"),
        new("several lesions without numbers", c => { c.Patients[1].Series[0].Nodules.Add(45); c.Positions[1][Order] = null; c.Positions.Add(["P0002", null, 170, 256, null, 55]); }, "LESION_ORDER_MISSING"),
        new("a folder without a row", c => c.Patients.Add(new MadePatient { Id = "P0003" }), "PATIENT_WITHOUT_ROW", "CLINICAL_MISSING", "FOLLOW_UP_MISSING"),
        new("a row without a folder", c => c.Positions.Add(["P0099", 1, 10, 10, 10]), "ROW_WITHOUT_PATIENT"),
        new("no clinical row", c => c.Clinical.RemoveAt(1), "CLINICAL_MISSING"),
        new("no follow-up row", c => c.FollowUp.RemoveAt(1), "FOLLOW_UP_MISSING"),
        new("two clinical rows for one lesion", c => c.Clinical.Add([1, "良性", "错构瘤", "hamartoma", "P0002"]), "CLINICAL_AMBIGUOUS"),
        new("follow-up twice, different", c => c.FollowUp.Add(["P0002", "F", 58, "否", 1, 12, "否"]), "FOLLOW_UP_DUPLICATE"),
        new("an ID in full-width characters without its zeros", c => { c.Patients[1].Id = "0002"; c.Positions[1][0] = "２"; c.Clinical[1][4] = "0002"; c.FollowUp[1][0] = "0002"; }, "ID_NORMALIZED"),
        new("IDs that differ in zeros only", c =>
        {
            c.Patients[1].Id = "0002";
            c.Patients.Add(new MadePatient { Id = "002", ClassFolder = "良性" });
            c.Patients[2].Series[0].Folder = "平扫 2";
            c.Positions[1][0] = c.Clinical[1][4] = c.FollowUp[1][0] = "0002";
        }, "ID_AMBIGUOUS", "PHASE_SEVERAL"),
        new("one ID in two classes", c => { c.Patients.Add(new MadePatient { Id = "P0002", ClassFolder = "恶性" }); c.Patients[2].Series[0].Folder = "平扫 2"; }, "ID_TWO_CLASSES", "PHASE_SEVERAL"),
        new("class folder against the table", c => c.Clinical[1][1] = "恶性", "CLASS_MISMATCH", "PATHOLOGY_CLASS"),
        new("a type's folder against the table", c => { c.Patients[1].ClassFolder = "腺癌"; }, "CLASS_MISMATCH"),
        new("class is a number", c => c.Clinical[1][1] = 1, "CLASS_UNREADABLE"),
        new("a type nobody knows", c => c.Clinical[1][2] = "某某病", "PATHOLOGY_UNMAPPED"),
        new("a type inside a longer text", c => c.Clinical[0][2] = "右上叶腺癌伴坏死", "PATHOLOGY_PARTIAL"),
        new("Chinese and English type differ", c => c.Clinical[0][3] = "small cell carcinoma", "PATHOLOGY_MISMATCH"),
        new("a benign type called malignant", c => { c.Clinical[0][2] = "错构瘤"; c.Clinical[0][3] = "hamartoma"; }, "PATHOLOGY_CLASS"),
        new("TNM that is none", c => c.Clinical[0][5] = "早期", "TNM_UNREADABLE"),
        new("a stage that is none", c => c.Clinical[0][6] = "VIII", "STAGE_UNREADABLE"),
        new("TNM against stage", c => c.Clinical[0][6] = "IIIB", "STAGE_MISMATCH"),
        new("stages of two editions", c =>
        {
            // T1cN1M0 is IIB in the 8th edition only, and IIA in the 9th only.
            (c.Clinical[0][5], c.Clinical[0][6]) = ("T1cN1M0", "IIB");
            (c.Clinical[1][1], c.Clinical[1][2], c.Clinical[1][3], c.Clinical[1][5], c.Clinical[1][6]) = ("恶性", "腺癌", "adenocarcinoma", "T1cN1M0", "IIA");
            c.Patients[1].ClassFolder = "恶性";
        }, "STAGE_EDITIONS"),
        new("survival without a unit", c => c.FollowUpHead = ["ID", "Gender", "Age", "Smoke", "statue_death", "survival", "复发"], "SURVIVAL_UNIT"),
        new("negative survival", c => c.FollowUp[0][5] = -1, "SURVIVAL_RANGE"),
        new("survival of 900 months", c => c.FollowUp[0][5] = 900, "SURVIVAL_RANGE"),
        new("a flag that says nothing", c => c.FollowUp[0][4] = "?", "FLAG_UNREADABLE"),
        new("a column named for censoring", c => c.FollowUpHead = ["ID", "Gender", "Age", "Smoke", "删失", "survival (月)", "复发"], "FLAG_MEANING"),
        new("a sex that says nothing", c => c.FollowUp[0][1] = 3, "SEX_UNREADABLE"),
        new("an age of 630", c => c.FollowUp[0][2] = 630, "AGE_RANGE"),
    ];

    private static void Shorten(List<object?[]> rows, int length)
    {
        for (int i = 0; i < rows.Count; i++) rows[i] = rows[i][..length];
    }

    private static void Fill(short[] stored, int x0, int y0, int x1, int y1, short value)
    {
        for (int y = y0; y < y1; y++)
            for (int x = x0; x < x1; x++) stored[y * 512 + x] = value;
    }
}
