namespace Radiomics.Cohorts;

/// <summary>A column of a template: header, note, example and the values that may be chosen, in both languages.</summary>
/// <param name="Field">What it is read as.</param>
/// <param name="Header">Header.</param>
/// <param name="Note">What to write there.</param>
/// <param name="Example">Example row.</param>
/// <param name="Choices">Values of the drop-down list; empty for free text.</param>
internal sealed record TemplateColumn(TableField? Field, LocalText Header, LocalText Note, LocalText Example, IReadOnlyList<LocalText> Choices)
{
    /// <summary>Whether numbers belong there.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>The columns of the three workbooks.</summary>
internal static class TemplateColumns
{
    private static readonly string[] s_stages = ["0", "IA1", "IA2", "IA3", "IB", "IIA", "IIB", "IIIA", "IIIB", "IIIC", "IVA", "IVB"];
    private static readonly LocalText s_example = new("EXAMPLE-0001", "示例0001");

    private static TemplateColumn Id => Text(TableField.Id, "ID", "ID", "Patient ID as in the folder name (level 2) and in the DICOM header", "患者 ID，与文件夹名（第二级）及 DICOM 头一致", s_example.English, s_example.Chinese);

    private static TemplateColumn[] Coordinates =>
    [
        Number(TableField.X, "x", "x", "Column of the lesion's center in pixels, from the left edge, counted from 0", "病灶中心所在列（像素），从左边缘 0 起", "110"),
        Number(TableField.Y, "y", "y", "Row of the lesion's center in pixels, from the top edge, counted from 0", "病灶中心所在行（像素），从上边缘 0 起", "254"),
        Number(TableField.Z, "z", "z", "Number of the image in the series, counted from 1", "图像在序列中的序号，从 1 起", "131"),
        Number(TableField.PlainZ, "P-Z", "P-Z", "Image number in the plain scan, where phases differ", "平扫中的图像序号（各期不同时填写）", ""),
        Number(TableField.Contrast1Z, "C1-Z", "C1-Z", "Image number in contrast phase 1", "增强 1 期中的图像序号", ""),
        Number(TableField.Contrast2Z, "C2-Z", "C2-Z", "Image number in contrast phase 2", "增强 2 期中的图像序号", ""),
    ];

    /// <summary>Tumor positions.</summary>
    public static IReadOnlyList<TemplateColumn> Positions { get; } =
    [
        Id,
        Number(TableField.Order, "Order", "Order（序号）", "Number of the lesion inside the patient, from 1", "同一患者内病灶的序号，从 1 起", "1"),
        .. Coordinates,
        Number(TableField.ImagePositionZ, "z_imageposition", "z_imageposition", "Optional, recommended: ImagePositionPatient z of the image, mm", "可选，建议填写：该图像 ImagePositionPatient 的 z 值 (mm)", "-151.25"),
    ];

    /// <summary>Clinical information.</summary>
    public static IReadOnlyList<TemplateColumn> Clinical { get; } =
    [
        Number(TableField.Order, "Order", "Order（序号）", "The same number as in the table of positions", "与肿瘤位置表中的序号相同", "1"),
        Choice(TableField.Class, "Class", "分类", "Benign or malignant", "良性或恶性", [new("benign", "良性"), new("malignant", "恶性")], 1),
        Choice(TableField.PathologyChinese, "Pathology (Chinese)", "病理分型（中）", "Pathological type in Chinese; other types may be written", "中文病理分型；可填写列表以外的类型", [.. Common.Select(t => new LocalText(t.Chinese, t.Chinese))], 0),
        Choice(TableField.PathologyEnglish, "Pathology (English)", "病理分型（英）", "Pathological type in English; other types may be written", "英文病理分型；可填写列表以外的类型", [.. Common.Select(t => new LocalText(t.English, t.English))], 0),
        Id,
        .. Coordinates,
        Text(TableField.Tnm, "TNM", "TNM 分期", "As T1aN0M0; c or p in front where it is known", "格式如 T1aN0M0；可在前注明 c 或 p", "pT1bN0M0", "pT1bN0M0"),
        Choice(TableField.Stage, "Clinical stage", "临床分期", "Stage by the 8th edition of AJCC/UICC unless stated otherwise", "按 AJCC/UICC 第 8 版分期（如用其他版本请注明）", [.. s_stages.Select(s => new LocalText(s, s))], 2),
    ];

    /// <summary>Follow-up.</summary>
    public static IReadOnlyList<TemplateColumn> FollowUp { get; } =
    [
        Id,
        Choice(TableField.Sex, "Gender", "性别", "M or F", "男或女", [new("M", "男"), new("F", "女")], 0),
        Number(TableField.Age, "Age (years)", "年龄（岁）", "Age in years at the CT", "CT 检查时的年龄（岁）", "63"),
        Choice(TableField.Smoking, "Smoke", "吸烟史", "Smoking history", "是否吸烟", [new("yes", "是"), new("no", "否")], 0),
        Choice(TableField.Death, "status_death", "status_death（死亡）", "1: death observed; 0: alive or lost (censored)", "1：死亡；0：存活或失访（删失）", [new("0", "0"), new("1", "1")], 1),
        Number(TableField.Survival, "survival (months)", "生存时间（月）", "From CT or treatment to death or last contact; keep the unit in the header true", "从 CT 检查或治疗到死亡或末次随访；请保证表头单位正确", "27.5"),
        Choice(TableField.Recurrence, "recurrence", "复发", "1: recurrence observed; 0: none", "1：复发；0：未复发", [new("0", "0"), new("1", "1")], 0),
    ];

    private static IEnumerable<PathologyTerm> Common => PathologyTerms.Default.Terms.Where(t => t.Code is "ADC" or "MIA" or "AIS" or "SCC" or "SCLC" or "LCC" or "ASC" or "CARC" or "META" or "HAM" or "IPT" or "TBM" or "GRAN" or "SH" or "INF");

    /// <summary>The header that a template gives a field.</summary>
    public static string Header(TableField field, ReportLanguage language) =>
        Positions.Concat(Clinical).Concat(FollowUp).FirstOrDefault(c => c.Field == field)?.Header.In(language) ?? field.ToString();

    private static TemplateColumn Text(TableField field, string header, string chinese, string note, string noteChinese, string example, string exampleChinese) =>
        new(field, new LocalText(header, chinese), new LocalText(note, noteChinese), new LocalText(example, exampleChinese), []);

    private static TemplateColumn Number(TableField field, string header, string chinese, string note, string noteChinese, string example) =>
        new(field, new LocalText(header, chinese), new LocalText(note, noteChinese), new LocalText(example, example), []) { IsNumber = true };

    private static TemplateColumn Choice(TableField field, string header, string chinese, string note, string noteChinese, IReadOnlyList<LocalText> choices, int example) =>
        new(field, new LocalText(header, chinese), new LocalText(note, noteChinese), choices[example], choices);
}
