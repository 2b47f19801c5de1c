using System.Globalization;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>
/// A run as one HTML file: what was measured, what was excluded or failed and why, how the images were made, how measurements are distributed, and every lesion with
/// its picture, the least sure first. No script, nothing from the network, all text escaped. Without <c>identified</c> no ID, name, path, date or message that
/// could hold one is in it.
/// </summary>
public static class RunReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="writer">Receives the document, to be stored in UTF-8.</param>
    /// <param name="run">Folder of a run that has ended.</param>
    /// <param name="language">Language.</param>
    /// <param name="identified">Whether patients' IDs, dates, and messages that may hold them, are in it.</param>
    /// <exception cref="ImageFormatException">The folder holds no run that has ended.</exception>
    public static void Write(TextWriter writer, string run, ReportLanguage language = ReportLanguage.English, bool identified = false)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentException.ThrowIfNullOrEmpty(run);
        RunReportPage page = new(writer, new RunFolder(run), language, identified);
        string title = page.Say("Radiomics of a cohort", "队列影像组学报告");
        HtmlPage.Begin(writer, title, page.Say("en", "zh-CN"));
        Facts(page);
        Refused(page, RunState.Excluded, page.Say("Excluded, and why", "排除及原因"));
        Refused(page, RunState.Failed, page.Say("Failed, and why", "失败及原因"));
        ProtocolSection.Write(page);
        DistributionSection.Write(page);
        DistributionSection.WriteStability(page);
        LesionSection.Write(page);
        HtmlPage.End(writer);
    }

    private static void Facts(RunReportPage page)
    {
        RunManifest run = page.Run;
        page.Grid(null,
        [
            [page.Say("Delivered: patients, series, images, lesions", "交付：患者、序列、图像、病灶"), string.Create(CultureInfo.InvariantCulture, $"{run.Patients}, {run.Series}, {run.Images}, {run.Lesions}")],
            [page.Say("Lesions x phases: measured, failed, excluded", "病灶 × 期相：已测量、失败、排除"), $"{Count(RunState.Measured)}, {Count(RunState.Failed)}, {Count(RunState.Excluded)}"],
            [page.Say("Engine", "引擎版本"), run.Engine],
            [page.Say("Settings", "设置"), run.Settings],
            [page.Say("Outline, rings and more", "轮廓、环区及其他"), run.Extras],
        ], "facts");

        string Count(RunState state) => page.Rows.Count(r => r.State == state).ToString(CultureInfo.InvariantCulture);
    }

    private static void Refused(RunReportPage page, RunState state, string heading)
    {
        RunRow[] rows = [.. page.Rows.Where(r => r.State == state)];
        if (rows.Length == 0) return;
        page.Heading(heading);
        page.Grid(null, rows.Select(row =>
        {
            string rule = ValidationRule.All.FirstOrDefault(r => r.Id == row.Code)?.Title.In(page.Language) ?? "";
            return (IReadOnlyList<string>)[page.TitleOf(row), row.Code, page.IsIdentified ? $"{rule} {row.Message}".Trim() : rule];
        }), "refused");
    }
}
