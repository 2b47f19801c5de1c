using System.Globalization;
using System.Net;
using System.Text;

namespace Radiomics.Cohorts;

/// <summary>A group of values in a plot.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Color">Its color, as in CSS.</param>
/// <param name="Values">Its values, finite.</param>
internal sealed record PlotGroup(string Label, string Color, IReadOnlyList<double> Values);

/// <summary>
/// Box plots of groups above each other as SVG: quartiles (linear between order statistics), whiskers to the last value within 1.5 interquartile ranges, every value
/// as a dot. Of fewer than five values only the dots.
/// </summary>
internal static class BoxPlot
{
    private const int Width = 430, Left = 112, Right = 16, RowHeight = 40, Top = 28, Bottom = 30, LeastForBox = 5, Dots = 400;

    /// <summary>Draws a plot.</summary>
    /// <param name="title">Title, with the unit.</param>
    /// <param name="groups">The groups; at least one value in all.</param>
    /// <param name="isLogarithmic">Whether the axis is logarithmic; every value must be above 0 then.</param>
    public static string Of(string title, IReadOnlyList<PlotGroup> groups, bool isLogarithmic)
    {
        double[] all = [.. groups.SelectMany(g => g.Values).Select(Axis)];
        (double low, double high) = (all.Min(), all.Max());
        double pad = high > low ? 0.05 * (high - low) : Math.Max(0.5, 0.05 * Math.Abs(low));
        (low, high) = (low - pad, high + pad);
        int height = Top + RowHeight * groups.Count + Bottom, foot = height - Bottom;
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"plot\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Encode(title)}\"><text x=\"4\" y=\"16\" class=\"t\">{Encode(title)}</text>\n");
        foreach (double tick in Ticks(low, high, isLogarithmic))
        {
            string x = Place(tick);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" x2=\"{x}\" y1=\"{Top}\" y2=\"{foot}\" class=\"g\"/><text x=\"{x}\" y=\"{foot + 16}\" text-anchor=\"middle\">{Encode(Show(isLogarithmic ? Math.Pow(10, tick) : tick))}</text>\n");
        }
        for (int g = 0; g < groups.Count; g++) Group(groups[g], Top + RowHeight * g + RowHeight / 2);
        return svg.Append("</svg>\n").ToString();

        double Axis(double value) => isLogarithmic ? Math.Log10(value) : value;

        string Place(double axis) => (Left + (axis - low) / (high - low) * (Width - Left - Right)).ToString("F1", CultureInfo.InvariantCulture);

        void Group(PlotGroup group, int y)
        {
            double[] values = [.. group.Values.Select(Axis).Order()];
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\">{Encode(group.Label)} ({values.Length})</text>\n");
            if (values.Length == 0) return;
            if (values.Length >= LeastForBox)
            {
                double lower = Quantile(values, 0.25), middle = Quantile(values, 0.5), upper = Quantile(values, 0.75), reach = 1.5 * (upper - lower);
                double from = values.First(v => v >= lower - reach), to = values.Last(v => v <= upper + reach);
                svg.Append(CultureInfo.InvariantCulture, $"<g stroke=\"{group.Color}\" fill=\"none\" stroke-width=\"1.5\"><line x1=\"{Place(from)}\" x2=\"{Place(lower)}\" y1=\"{y}\" y2=\"{y}\"/><line x1=\"{Place(upper)}\" x2=\"{Place(to)}\" y1=\"{y}\" y2=\"{y}\"/>");
                double width = double.Parse(Place(upper), CultureInfo.InvariantCulture) - double.Parse(Place(lower), CultureInfo.InvariantCulture);
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Place(lower)}\" y=\"{y - 11}\" width=\"{width:F1}\" height=\"22\" fill=\"{group.Color}\" fill-opacity=\".15\"/><line x1=\"{Place(middle)}\" x2=\"{Place(middle)}\" y1=\"{y - 11}\" y2=\"{y + 11}\" stroke-width=\"2.5\"/></g>\n");
            }
            // Where there are many, evenly chosen ones; a fixed zigzag keeps equal values apart.
            int shown = Math.Min(Dots, values.Length);
            for (int i = 0; i < shown; i++)
            {
                double value = values[shown == 1 ? 0 : (int)((long)i * (values.Length - 1) / (shown - 1))];
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Place(value)}\" cy=\"{y + (i % 5 - 2) * 3}\" r=\"2\" fill=\"{group.Color}\" fill-opacity=\".55\"/>");
            }
            svg.Append('\n');
        }
    }

    /// <summary>A quantile, linear between order statistics.</summary>
    /// <param name="ascending">The values in ascending order.</param>
    /// <param name="share">0 to 1.</param>
    internal static double Quantile(IReadOnlyList<double> ascending, double share)
    {
        double at = share * (ascending.Count - 1);
        int below = (int)at;
        return below + 1 < ascending.Count ? ascending[below] + (at - below) * (ascending[below + 1] - ascending[below]) : ascending[below];
    }

    private static IEnumerable<double> Ticks(double low, double high, bool isLogarithmic)
    {
        if (isLogarithmic && high - low >= 0.5)
        {
            // Decades; where they are few, twos and fives too.
            for (double decade = Math.Floor(low); decade <= high; decade++)
                foreach (double part in high - low < 2.5 ? [1, 2, 5] : (double[])[1])
                    if (decade + Math.Log10(part) is var tick && tick >= low && tick <= high) yield return tick;
            yield break;
        }
        double rough = (high - low) / 4, unit = Math.Pow(10, Math.Floor(Math.Log10(rough))), step = (rough / unit) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 } * unit;
        for (double tick = Math.Ceiling(low / step); tick * step <= high; tick++) yield return tick * step;
    }

    private static string Show(double value) => Math.Abs(value) >= 1000 ? value.ToString("#,0", CultureInfo.InvariantCulture) : value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
