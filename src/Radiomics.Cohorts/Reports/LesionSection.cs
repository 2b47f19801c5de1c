using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>Every lesion with its picture in three planes, the least sure first.</summary>
internal static class LesionSection
{
    private static readonly Dictionary<string, string> s_flags = new()
    {
        [nameof(NoduleFindings.LeakStopped)] = "泄漏已截断",
        [nameof(NoduleFindings.TouchesPleura)] = "贴近胸膜",
        [nameof(NoduleFindings.TouchesImageBorder)] = "触及图像边缘",
        [nameof(NoduleFindings.VesselCut)] = "血管已切断",
        [nameof(NoduleFindings.SeedMoved)] = "种子点已移动",
        [nameof(NoduleFindings.LowContrast)] = "对比度低",
        [nameof(NoduleFindings.Anisotropic)] = "层厚各向异性",
        [nameof(NoduleFindings.Small)] = "体素过少",
        [nameof(NoduleFindings.StopsDisagree)] = "边界不一致",
        [nameof(NoduleFindings.RadiusReached)] = "达到最大半径",
        [nameof(NoduleFindings.LowConfidence)] = "置信度低",
    };

    /// <summary>Writes the section; nothing where nothing was measured.</summary>
    /// <param name="page">The page.</param>
    public static void Write(RunReportPage page)
    {
        // Only what decides the order is held; the records are read again one by one.
        (RunRow Row, double Confidence)[] measured =
        [
            .. page.Rows.Where(r => r.State == RunState.Measured).Select(r => (r, RunReportPage.Number(page.RecordOf(r)?.Fields.GetValueOrDefault("segmentation_confidence")))).OrderBy(r => r.Item2),
        ];
        if (measured.Length == 0) return;
        page.Heading(page.Say("Lesions, the least sure first", "病灶（置信度低者在前）"));
        foreach ((RunRow row, double confidence) in measured)
        {
            IReadOnlyDictionary<string, string> fields = page.RecordOf(row)?.Fields ?? new Dictionary<string, string>();
            string title = page.TitleOf(row), flags = fields.GetValueOrDefault("segmentation_findings") ?? "";
            bool isLow = confidence < Nodule.LowConfidence || fields.GetValueOrDefault("transfer_trusted") == "0";
            page.Writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"<article{(isLow ? " class=\"low\"" : "")}><h3>{RunReportPage.Escape(title)}{Class(page, row)}</h3><p>{RunReportPage.Escape(Type(fields))}, {Of("volumeMm3"):F0} mm³, {Of("longAxisMm"):F1} × {Of("shortAxisMm"):F1} mm; {page.Say("confidence", "置信度")} {100 * confidence:F0} %; {page.Say("flags", "标记")}: {RunReportPage.Escape(Flags(page, flags))}{RunReportPage.Escape(Transfer(fields))}</p>\n"));
            if (File.Exists(page.Folder.PictureOf(row.Name)))
                page.Writer.Write($"<img alt=\"{RunReportPage.Escape(title)}\" loading=\"lazy\" src=\"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(page.Folder.PictureOf(row.Name)))}\">");
            page.Writer.Write("</article>\n");

            double Of(string column) => RunReportPage.Number(fields.GetValueOrDefault("segmentation_" + column));
        }

        string Type(IReadOnlyDictionary<string, string> fields) => fields.GetValueOrDefault("segmentation_type") switch
        {
            nameof(NoduleType.Solid) => page.Say("solid", "实性"),
            nameof(NoduleType.PartSolid) => page.Say("part-solid", "部分实性"),
            _ => page.Say("ground glass", "磨玻璃"),
        };

        // A position that was carried over says so, and how well that went.
        string Transfer(IReadOnlyDictionary<string, string> fields)
        {
            if (!fields.TryGetValue("transfer_score", out string? score)) return "";
            string text = string.Create(CultureInfo.InvariantCulture, $"; {page.Say("position by registration, score", "位置由配准得到，得分")} {RunReportPage.Number(score):F2}");
            return fields.GetValueOrDefault("transfer_trusted") == "0" ? text + page.Say(" (to be checked)", "（需核查）") : text;
        }
    }

    private static string Flags(RunReportPage page, string flags) => flags.Length == 0 ? page.Say("none", "无")
        : string.Join(page.Say(", ", "、"), flags.Split(' ').Select(flag => page.Language == ReportLanguage.Chinese ? s_flags.GetValueOrDefault(flag, flag) : Words(flag)));

    private static string Words(string flag) => string.Concat(flag.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private static string Class(RunReportPage page, RunRow row) => page.Table(row, "class") switch
    {
        nameof(LesionClass.Benign) => $" <span class=\"tag b\">{page.Say("benign", "良性")}</span>",
        nameof(LesionClass.Malignant) => $" <span class=\"tag m\">{page.Say("malignant", "恶性")}</span>",
        _ => "",
    };
}
