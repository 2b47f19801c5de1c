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
    private const string Style = """
        :root{color-scheme:light dark}body{font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin:1.8rem 0 .4rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d5dbe3}
        th{font-weight:600;white-space:nowrap}.facts td:first-child{width:19rem}.facts td{overflow-wrap:anywhere}.wide{overflow-x:auto}.refused td:first-child{width:15rem}.refused td:nth-child(2){width:17rem}.refused td{overflow-wrap:anywhere}.say{margin:.2rem 0 .6rem;color:#57606a}
        .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));gap:.8rem 1.6rem}.plot{width:100%;height:auto}
        article{border:1px solid #d5dbe3;border-radius:.4rem;padding:.6rem .9rem;margin:.7rem 0;break-inside:avoid}article h3{font-size:1rem;margin:.1rem 0}article p{margin:.3rem 0 .6rem}article img{max-width:100%;height:auto}
        .low{border-color:#b3261e}.low h3::after{content:" \26A0";color:#b3261e}.tag{font-size:.8rem;font-weight:600;border-radius:.3rem;padding:0 .45rem;color:#fff}.b{background:#2f7ebc}.m{background:#c4443a}
        @media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181d}th,td,article{border-color:#3a424d}.say{color:#9aa7b5}}
        """;

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
        writer.Write($"""
            <!DOCTYPE html>
            <html lang="{page.Say("en", "zh-CN")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>{title}</title><style>{Style}</style></head><body>
            <h1>{title}</h1>

            """.ReplaceLineEndings("\n"));
        Facts(page);
        Refused(page, RunState.Excluded, page.Say("Excluded, and why", "排除及原因"));
        Refused(page, RunState.Failed, page.Say("Failed, and why", "失败及原因"));
        ProtocolSection.Write(page);
        DistributionSection.Write(page);
        DistributionSection.WriteStability(page);
        LesionSection.Write(page);
        writer.Write("</body></html>\n");
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
