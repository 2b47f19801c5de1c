namespace Radiomics;

/// <summary>What all reports share: one HTML file, readable in light and dark, no script, nothing from the network, all text escaped.</summary>
internal static class HtmlPage
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

    /// <summary>Begins a page with its heading.</summary>
    public static void Begin(TextWriter writer, string title, string language) => writer.Write($"""
        <!DOCTYPE html>
        <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>{SvgText.Escape(title)}</title><style>{Style}</style></head><body>
        <h1>{SvgText.Escape(title)}</h1>

        """.ReplaceLineEndings("\n"));

    /// <summary>Ends the page.</summary>
    public static void End(TextWriter writer) => writer.Write("</body></html>\n");

    /// <summary>A heading.</summary>
    public static void Heading(TextWriter writer, string text) => writer.Write($"<h2>{SvgText.Escape(text)}</h2>\n");

    /// <summary>A paragraph.</summary>
    public static void Paragraph(TextWriter writer, string text) => writer.Write($"<p class=\"say\">{SvgText.Escape(text)}</p>\n");

    /// <summary>A table; the first row is its head where there is one.</summary>
    public static void Grid(TextWriter writer, IReadOnlyList<string>? head, IEnumerable<IReadOnlyList<string>> rows, string kind = "")
    {
        writer.Write($"<div class=\"wide\"><table{(kind.Length > 0 ? $" class=\"{kind}\"" : "")}>\n");
        if (head is not null) Line(head, "th");
        foreach (IReadOnlyList<string> row in rows) Line(row, "td");
        writer.Write("</table></div>\n");

        void Line(IReadOnlyList<string> cells, string tag) => writer.Write($"<tr>{string.Concat(cells.Select(c => $"<{tag}>{SvgText.Escape(c)}</{tag}>"))}</tr>\n");
    }

    /// <summary>Charts beside each other, as far as there is room.</summary>
    public static void Charts(TextWriter writer, IEnumerable<Chart> charts)
    {
        writer.Write("<div class=\"plots\">\n");
        foreach (Chart chart in charts) writer.Write((chart with { Background = null }).ToSvg());
        writer.Write("</div>\n");
    }
}
