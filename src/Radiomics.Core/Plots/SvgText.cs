using System.Globalization;
using System.Text;

namespace Radiomics;

/// <summary>
/// Writes the elements of an SVG picture: text escaped, numbers invariant with two decimals, no script, no style sheet, nothing from elsewhere.
/// </summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();
    private readonly string _ink;

    /// <summary>Starts a picture.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="background">Its ground; null for none: lines and text then have the color of the text around.</param>
    public SvgText(double width, double height, string title, RgbColor? background)
    {
        _ink = background is { } b && b.Red + b.Green + b.Blue < 384 ? "#f0f2f5" : background is null ? "currentColor" : "#1b1f24";
        Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"0 0 {width:0.##} {height:0.##}\" role=\"img\" aria-label=\"{Escape(title)}\" font-family=\"system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif\">\n");
        if (background is { } ground) Append($"<rect width=\"100%\" height=\"100%\" fill=\"{Hex(ground)}\"/>\n");
    }

    /// <summary>About how wide a text is, pixels.</summary>
    public static double WidthOf(string text, double size) => text.Sum(c => c >= 0x2E80 ? size : 0.56 * size);

    /// <summary>A number as it is.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Text as content or attribute of an element. Characters XML does not allow become U+FFFD.</summary>
    public static string Escape(string text)
    {
        StringBuilder safe = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\'': safe.Append("&#39;"); break;
                case '\t' or '\n' or '\r': safe.Append(' '); break;
                case < 0x20 or 0xFFFE or 0xFFFF: safe.Append('\uFFFD'); break;
                default: safe.Append(rune); break;
            }
        }
        return safe.ToString();
    }

    /// <summary>The color of lines and text.</summary>
    public string Ink => _ink;

    /// <summary>A line.</summary>
    public void Line(double x1, double y1, double x2, double y2, RgbColor color, double width, double opacity, bool dashed) =>
        Append($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{Hex(color)}\" stroke-width=\"{width:0.##}\"{Dashes(dashed)}{Share("opacity", opacity)}/>\n");

    /// <summary>A line of the axes or the grid.</summary>
    public void AxisLine(double x1, double y1, double x2, double y2, double opacity) =>
        Append($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{_ink}\"{Share("stroke-opacity", opacity)}/>\n");

    /// <summary>A line through points.</summary>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, RgbColor color, double width, double opacity, bool dashed)
    {
        Append($"<polyline fill=\"none\" stroke=\"{Hex(color)}\" stroke-width=\"{width:0.##}\" stroke-linejoin=\"round\"{Dashes(dashed)}{Share("opacity", opacity)} points=\"");
        Points(points);
        Append($"\"/>\n");
    }

    /// <summary>A filled area.</summary>
    public void Polygon(IReadOnlyList<(double X, double Y)> points, RgbColor color, double opacity)
    {
        Append($"<polygon fill=\"{Hex(color)}\"{Share("fill-opacity", opacity)} points=\"");
        Points(points);
        Append($"\"/>\n");
    }

    /// <summary>A rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, RgbColor color, double opacity, double border = 0)
    {
        Append($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{Hex(color)}\"{Share("fill-opacity", opacity)}");
        if (border > 0) Append($" stroke=\"{Hex(color)}\" stroke-width=\"{border:0.##}\"");
        Append($"/>\n");
    }

    /// <summary>A dot.</summary>
    public void Circle(double x, double y, double radius, RgbColor color, double opacity) =>
        Append($"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" fill=\"{Hex(color)}\"{Share("fill-opacity", opacity)}/>\n");

    /// <summary>Text.</summary>
    /// <param name="x">Its anchor.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">Size in pixels.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="turn">Turned by degrees around its anchor.</param>
    /// <param name="bold">Whether it is a heading.</param>
    public void Text(double x, double y, string text, double size, string anchor = "start", double turn = 0, bool bold = false)
    {
        if (text.Length == 0) return;
        Append($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" fill=\"{_ink}\"");
        if (anchor != "start") Append($" text-anchor=\"{anchor}\"");
        if (bold) Append($" font-weight=\"600\"");
        if (turn != 0) Append($" transform=\"rotate({turn:0.##} {x:0.##} {y:0.##})\"");
        Append($">{Escape(text)}</text>\n");
    }

    /// <summary>Opens a part in which nothing is drawn outside a rectangle.</summary>
    public void OpenClip(double x, double y, double width, double height) =>
        Append($"<svg x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"{x:0.##} {y:0.##} {width:0.##} {height:0.##}\">\n");

    /// <summary>Closes the part.</summary>
    public void CloseClip() => Append($"</svg>\n");

    /// <summary>The whole picture.</summary>
    public string Close()
    {
        Append($"</svg>\n");
        return _text.ToString();
    }

    private static string Hex(RgbColor c) => $"#{c.Red:x2}{c.Green:x2}{c.Blue:x2}";

    private static string Dashes(bool dashed) => dashed ? " stroke-dasharray=\"5 3\"" : "";

    private static string Share(string name, double opacity) => opacity == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {name}=\"{opacity:0.###}\"");

    private void Points(IReadOnlyList<(double X, double Y)> points)
    {
        for (int i = 0; i < points.Count; i++) Append($"{(i > 0 ? " " : "")}{points[i].X:0.##},{points[i].Y:0.##}");
    }

    private void Append(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture));
}
