using System.Globalization;
using System.Text;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>
/// Findings as one HTML file: no script, nothing from the network, every text from the delivery escaped. Both languages are in it; two
/// buttons without script show one or the other.
/// </summary>
public static class FindingsHtml
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
        h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}.lang{float:right}.lang label{cursor:pointer;padding:.2rem .7rem;border:1px solid #8895a7;border-radius:.4rem;margin-left:.3rem}
        input.pick{position:absolute;opacity:0}#pick-zh:checked~.page .en,#pick-en:checked~.page .zh{display:none}#pick-zh:checked~.lang label[for=pick-zh],#pick-en:checked~.lang label[for=pick-en]{background:#1f4e79;color:#fff}
        input.pick:focus-visible~.lang label{outline:2px solid #1f4e79}table{border-collapse:collapse;width:100%;margin:.4rem 0}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d5dbe3;overflow-wrap:anywhere}
        th{font-weight:600}.place{width:32%}.n{white-space:nowrap}.facts td:first-child{width:16rem}details{border:1px solid #d5dbe3;border-radius:.4rem;padding:.3rem .8rem;margin:.5rem 0}summary{cursor:pointer;font-weight:600}
        .tag{display:inline-block;min-width:4.5rem;text-align:center;border-radius:.3rem;padding:0 .5rem;margin-right:.5rem;font-size:.85rem;font-weight:600;color:#fff}.error{background:#b3261e}.warning{background:#8a5300}.note{background:#42627f}
        code{font-size:.85em;color:#57606a}.advice{margin:.3rem 0 .3rem}.ok{color:#1a6b35;font-weight:600}
        @media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181d}th,td,details{border-color:#3a424d}code{color:#9aa7b5}.ok{color:#6fd08c}}
        @media print{.lang{display:none}details{break-inside:avoid}}
        """;

    /// <summary>Writes the report.</summary>
    /// <param name="writer">Receives the document, to be stored in UTF-8.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="findings">Its findings.</param>
    /// <param name="language">The language shown first.</param>
    public static void Write(TextWriter writer, Delivery delivery, IReadOnlyList<Finding> findings, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(findings);
        bool zh = language == ReportLanguage.Chinese;
        StringBuilder html = new();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{(zh ? "zh-CN" : "en")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{(zh ? "数据交付检查报告" : "Findings of a delivery")}</title><style>{Style}</style></head><body>
            <input class="pick" type="radio" name="lang" id="pick-en"{(zh ? "" : " checked")}><input class="pick" type="radio" name="lang" id="pick-zh"{(zh ? " checked" : "")}>
            <div class="lang"><label for="pick-en">English</label><label for="pick-zh">中文</label></div>
            <div class="page">

            """);
        Element(html, "h1", new LocalText("Findings of a delivery", "数据交付检查报告"));
        Facts(html, delivery, findings);
        if (findings.Count == 0) Element(html, "p class=\"ok\"", new LocalText("No finding: the delivery is as the specification asks.", "未发现问题：数据符合规范。"));
        foreach (FindingSeverity severity in (FindingSeverity[])[FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Note]) Section(html, severity, [.. findings.Where(f => f.Severity == severity)]);
        html.Append("</div></body></html>\n");
        writer.Write(html.Replace("\r\n", "\n"));
    }

    private static void Facts(StringBuilder html, Delivery delivery, IReadOnlyList<Finding> findings)
    {
        DeliverySummary summary = DeliverySummary.Of(delivery);
        html.Append("<table class=\"facts\">\n");
        Fact(new("Patients", "患者"), Count(summary.Patients));
        Fact(new("Series, images", "序列、图像"), string.Create(CultureInfo.InvariantCulture, $"{summary.Series}, {summary.Images}"));
        Fact(new("Lesions", "病灶"), Count(summary.Lesions));
        Fact(new("Lesions x phases, ready to be measured", "病灶 × 期相，可测量"), string.Create(CultureInfo.InvariantCulture, $"{summary.Ready} / {summary.Targets}"));
        if (summary.Editions.Count > 0) Fact(new("AJCC/UICC editions that fit all stages", "与全部分期相符的 AJCC/UICC 版本"), string.Join(", ", summary.Editions.Select(Count)));
        foreach (FindingSeverity severity in (FindingSeverity[])[FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Note])
            Fact(new(severity switch { FindingSeverity.Error => "Errors", FindingSeverity.Warning => "Warnings", _ => "Notes" }, SeverityNames.Chinese(severity)), Count(findings.Count(f => f.Severity == severity)));
        html.Append("</table>\n");
        if (delivery.Tables.Count == 0) return;
        html.Append("<table>\n<tr>");
        foreach (LocalText head in (LocalText[])[new("Table", "表格"), new("Rows", "行数"), new("Columns carried through", "原样保留的列")]) Element(html, "th", head);
        html.Append("</tr>\n");
        foreach (DeliveredTable table in delivery.Tables)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Escape(table.File)}{(table.Sheet.Length > 0 ? " / " + Escape(table.Sheet) : "")}</td><td>{table.Rows.Count}</td><td>{Escape(string.Join(", ", table.CarriedHeaders))}</td></tr>\n");
        }
        html.Append("</table>\n");

        static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

        void Fact(LocalText name, string value)
        {
            html.Append("<tr>");
            Element(html, "td", name);
            html.Append(CultureInfo.InvariantCulture, $"<td>{Escape(value)}</td></tr>\n");
        }
    }

    private static void Section(StringBuilder html, FindingSeverity severity, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0) return;
        Element(html, "h2", severity switch { FindingSeverity.Error => new("Errors", "错误"), FindingSeverity.Warning => new("Warnings", "警告"), _ => new("Notes", "提示") });
        foreach (IGrouping<ValidationRule, Finding> rule in findings.GroupBy(f => f.Rule))
        {
            string name = SeverityNames.English(severity);
            html.Append(CultureInfo.InvariantCulture, $"<details{(severity == FindingSeverity.Note ? "" : " open")}><summary><span class=\"tag {name}\">");
            Both(html, new LocalText(name, SeverityNames.Chinese(severity)));
            html.Append("</span>");
            Both(html, rule.Key.Title);
            html.Append(CultureInfo.InvariantCulture, $" ({rule.Count()}) <code>{Escape(rule.Key.Id)}</code></summary>\n");
            Element(html, "p class=\"advice\"", rule.Key.Advice);
            html.Append("<table>\n");
            foreach (Finding finding in rule)
            {
                html.Append("<tr><td class=\"place\">");
                bool whole = finding.Place == FindingPlace.WholeDelivery;
                Both(html, new LocalText(whole ? "the whole delivery" : string.Join(", ", finding.Place.Parts(ReportLanguage.English)), whole ? "整批交付" : string.Join("，", finding.Place.Parts(ReportLanguage.Chinese))));
                html.Append("</td>");
                Element(html, "td", finding.Found);
                html.Append("</tr>\n");
            }
            html.Append("</table></details>\n");
        }
    }

    private static void Element(StringBuilder html, string tag, LocalText text)
    {
        html.Append('<').Append(tag).Append('>');
        Both(html, text);
        html.Append("</").Append(tag.Split(' ')[0]).Append('>');
    }

    private static void Both(StringBuilder html, LocalText text) =>
        html.Append("<span class=\"en\" lang=\"en\">").Append(Escape(text.English)).Append("</span><span class=\"zh\" lang=\"zh-CN\">").Append(Escape(text.Chinese)).Append("</span>");

    /// <summary>Text made harmless in content and attributes; characters that turn the direction of writing around are dots.</summary>
    private static string Escape(string text) => TableText.Shown(text, 2000).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);
}
