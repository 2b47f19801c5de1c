using System.Globalization;
using System.Net;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>
/// A run as one HTML file: what was measured, what was excluded or failed and why, and every lesion with its picture, the least sure first. No script, nothing
/// from the network, all text escaped. Without <c>identified</c> no ID, name, path or message that could hold one is in it.
/// </summary>
public static class RunReport
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d5dbe3;overflow-wrap:anywhere}
        article{border:1px solid #d5dbe3;border-radius:.4rem;padding:.6rem .9rem;margin:.7rem 0;break-inside:avoid}article h3{font-size:1rem;margin:.1rem 0}article img{max-width:100%;height:auto}.low{border-color:#b3261e}.low h3::after{content:" \26A0";color:#b3261e}
        @media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181d}th,td,article{border-color:#3a424d}}
        """;

    /// <summary>Writes the report.</summary>
    /// <param name="writer">Receives the document, to be stored in UTF-8.</param>
    /// <param name="run">Folder of a run that has ended.</param>
    /// <param name="language">Language.</param>
    /// <param name="identified">Whether patients' IDs, and messages that may hold them, are in it.</param>
    /// <exception cref="ImageFormatException">The folder holds no run that has ended.</exception>
    public static void Write(TextWriter writer, string run, ReportLanguage language = ReportLanguage.English, bool identified = false)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentException.ThrowIfNullOrEmpty(run);
        RunFolder folder = new(run);
        RunManifest manifest = RunManifest.Read(folder);
        string Say(string english, string chinese) => language == ReportLanguage.Chinese ? chinese : english;
        (RunRow Row, string Title)[] rows = [.. manifest.Rows.Select((row, i) => (row, Title(row, i + 1))).Where(r => r.row.State != RunState.Elsewhere)];
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{Say("en", "zh-CN")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>{Say("Radiomics of a cohort", "队列影像组学报告")}</title><style>{Style}</style></head><body>
            <h1>{Say("Radiomics of a cohort", "队列影像组学报告")}</h1>
            <table>

            """).ReplaceLineEndings("\n"));
        Fact(Say("Delivered: patients, series, images, lesions", "交付：患者、序列、图像、病灶"), string.Create(CultureInfo.InvariantCulture, $"{manifest.Patients}, {manifest.Series}, {manifest.Images}, {manifest.Lesions}"));
        Fact(Say("Lesions x phases: measured", "病灶 × 期相：已测量"), Count(RunState.Measured));
        Fact(Say("failed", "失败"), Count(RunState.Failed));
        Fact(Say("excluded", "排除"), Count(RunState.Excluded));
        Fact(Say("Engine", "引擎版本"), manifest.Engine);
        Fact(Say("Settings", "设置"), manifest.Settings);
        writer.Write("</table>\n");
        Refused(RunState.Excluded, Say("Excluded, and why", "排除及原因"));
        Refused(RunState.Failed, Say("Failed, and why", "失败及原因"));
        writer.Write($"<h2>{Say("Lesions, the least sure first", "病灶（置信度低者在前）")}</h2>\n");
        var measured = rows.Where(r => r.Row is { State: RunState.Measured, Unit: not null })
            .Select(r => (r.Row, r.Title, Fields: UnitRecord.Read(folder.UnitOf(r.Row.Unit!), r.Row.Unit!)?.Fields ?? new Dictionary<string, string>()))
            .Select(r => (r.Row, r.Title, r.Fields, Confidence: Number(r.Fields, "confidence"))).OrderBy(r => r.Confidence);
        foreach ((RunRow row, string title, IReadOnlyDictionary<string, string> fields, double confidence) in measured)
        {
            string flags = fields.GetValueOrDefault("segmentation_findings") ?? "";
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"<article{(confidence < Nodule.LowConfidence ? " class=\"low\"" : "")}><h3>{Escape(title)}</h3><p>{Escape(Type(fields.GetValueOrDefault("segmentation_type") ?? ""))}, {Number(fields, "volumeMm3"):F0} mm³, {Number(fields, "longAxisMm"):F1} × {Number(fields, "shortAxisMm"):F1} mm; {Say("confidence", "置信度")} {100 * confidence:F0} %; {Say("flags", "标记")}: {Escape(flags.Length == 0 ? Say("none", "无") : flags)}</p>\n"));
            if (File.Exists(folder.PictureOf(row.Name)))
                writer.Write($"<img alt=\"{Escape(title)}\" loading=\"lazy\" src=\"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(folder.PictureOf(row.Name)))}\">");
            writer.Write("</article>\n");
        }
        writer.Write("</body></html>\n");

        string Count(RunState state) => rows.Count(r => r.Row.State == state).ToString(CultureInfo.InvariantCulture);

        void Fact(string name, string value) => writer.Write($"<tr><td>{Escape(name)}</td><td>{Escape(value)}</td></tr>\n");

        void Refused(RunState state, string heading)
        {
            if (rows.All(r => r.Row.State != state)) return;
            writer.Write($"<h2>{Escape(heading)}</h2>\n<table>\n");
            foreach ((RunRow row, string title) in rows.Where(r => r.Row.State == state))
            {
                string rule = ValidationRule.All.FirstOrDefault(r => r.Id == row.Code)?.Title.In(language) ?? "";
                writer.Write($"<tr><td>{Escape(title)}</td><td>{Escape(row.Code)}</td><td>{Escape(rule)}{(identified ? $" {Escape(row.Message)}" : "")}</td></tr>\n");
            }
            writer.Write("</table>\n");
        }

        // Phases by their column; a number in place of the ID.
        string Title(RunRow row, int number)
        {
            string phase = Enum.TryParse(Identity(row, "phase"), out ScanPhase known) ? Say(PhaseNames.English(known), PhaseNames.Chinese(known)) : "";
            return identified
                ? $"{Identity(row, "patient")}, {Say("lesion", "病灶")} {Identity(row, "lesion")}, {phase}"
                : string.Create(CultureInfo.InvariantCulture, $"{Say("case", "病例")} {number}, {phase}");
        }

        string Identity(RunRow row, string column) => row.Identity.ElementAtOrDefault(manifest.IdentityColumns.ToList().IndexOf(column)) ?? "";

        string Type(string type) => type switch
        {
            nameof(NoduleType.Solid) => Say("solid", "实性"),
            nameof(NoduleType.PartSolid) => Say("part-solid", "部分实性"),
            _ => Say("ground glass", "磨玻璃"),
        };
    }

    private static double Number(IReadOnlyDictionary<string, string> fields, string column) =>
        double.TryParse(fields.GetValueOrDefault("segmentation_" + column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    private static string Escape(string text) => WebUtility.HtmlEncode(TableText.Shown(text, 2000));
}
