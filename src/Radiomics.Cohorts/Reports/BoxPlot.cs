namespace Radiomics.Cohorts;

/// <summary>A group of values in a plot.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Color">Its color.</param>
/// <param name="Values">Its values, finite.</param>
internal sealed record PlotGroup(string Label, RgbColor Color, IReadOnlyList<double> Values);

/// <summary>
/// Box plots of groups above each other as SVG: quartiles (linear between order statistics), whiskers to the last value within 1.5 interquartile ranges, every value
/// as a dot. Of fewer than five values only the dots.
/// </summary>
internal static class BoxPlot
{
    private const int Width = 430, RowHeight = 40, Frame = 64, LeastForBox = 5, Dots = 400;

    /// <summary>Half the height of a box, and how far apart dots of a zigzag lie, in rows.</summary>
    private const double HalfBox = 0.28, Zigzag = 0.075;

    /// <summary>Draws a plot.</summary>
    /// <param name="title">Title, with the unit.</param>
    /// <param name="groups">The groups; at least one value in all.</param>
    /// <param name="isLogarithmic">Whether the axis is logarithmic; every value must be above 0 then.</param>
    public static string Of(string title, IReadOnlyList<PlotGroup> groups, bool isLogarithmic)
    {
        List<ChartMark> marks = [];
        for (int g = 0; g < groups.Count; g++) marks.AddRange(Marks(groups[g], g, isLogarithmic));
        ChartAxis rows = new("") { Categories = [.. groups.Select(g => FormattableString.Invariant($"{g.Label} ({g.Values.Count})"))], IsReversed = true };
        return new Chart(title, new ChartAxis("") { IsLogarithmic = isLogarithmic }, rows, marks) { Width = Width, Height = Frame + RowHeight * groups.Count, Background = null }.ToSvg();
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

    private static IEnumerable<ChartMark> Marks(PlotGroup group, int row, bool isLogarithmic)
    {
        // On the scale of the axis.
        double[] values = [.. group.Values.Select(v => isLogarithmic ? Math.Log10(v) : v).Order()];
        if (values.Length >= LeastForBox)
        {
            double lower = Quantile(values, 0.25), middle = Quantile(values, 0.5), upper = Quantile(values, 0.75), reach = 1.5 * (upper - lower);
            double from = values.First(v => v >= lower - reach), to = values.Last(v => v <= upper + reach);
            yield return Line(from, lower, 0, 0, 1.5);
            yield return Line(upper, to, 0, 0, 1.5);
            yield return new ChartBars([new ChartBar(Value(lower), Value(upper), row - HalfBox, row + HalfBox)]) { Color = group.Color, Opacity = 0.15, Border = 1.5 };
            yield return Line(middle, middle, -HalfBox, HalfBox, 2.5);
        }
        // Where there are many, evenly chosen ones; a fixed zigzag keeps equal values apart.
        int shown = Math.Min(Dots, values.Length);
        double[] x = [.. Enumerable.Range(0, shown).Select(i => Value(values[shown == 1 ? 0 : (int)((long)i * (values.Length - 1) / (shown - 1))]))];
        yield return new ChartPoints(x, [.. x.Select((_, i) => row + (i % 5 - 2) * Zigzag)]) { Color = group.Color, Radius = 2, Opacity = 0.55 };

        double Value(double onAxis) => isLogarithmic ? Math.Pow(10, onAxis) : onAxis;

        ChartLine Line(double left, double right, double above, double below, double width) =>
            new([Value(left), Value(right)], [row + above, row + below]) { Color = group.Color, Width = width };
    }
}
