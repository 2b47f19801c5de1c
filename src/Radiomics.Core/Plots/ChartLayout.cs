namespace Radiomics;

/// <summary>Where the parts of a chart lie, and their drawing.</summary>
internal sealed class ChartLayout
{
    private const double Small = 11, Large = 14, Gap = 8, LegendRow = 17, KeyWidth = 22, TurnedShare = 0.6, ScaleWidth = 12;

    private readonly Chart _chart;
    private readonly AxisScale _x, _y;
    private readonly List<(ChartMark Mark, RgbColor Color)> _marks = [];

    /// <summary>Chooses scales and colors.</summary>
    public ChartLayout(Chart chart)
    {
        _chart = chart;
        // Dots at the ends would be cut in half.
        bool isFilled = chart.Marks.Any(m => m.FillsAxes) && !chart.Marks.Any(m => m is ChartPoints);
        _x = new AxisScale(chart.X, chart.Marks.SelectMany(m => m.XValues), isFilled);
        // Bars end below the top of the chart, cells fill it.
        _y = new AxisScale(chart.Y, chart.Marks.SelectMany(m => m.YValues), chart.Marks.Any(m => m is ChartCells));
        int next = 0;
        foreach (ChartMark mark in chart.Marks)
            _marks.Add((mark, mark.Color ?? (mark is ChartRule ? ChartColors.Gray : ChartColors.Series[next++ % ChartColors.Series.Count])));
    }

    /// <summary>Draws the chart.</summary>
    public string Draw()
    {
        IReadOnlyList<(double Value, string Label)> yTicks = _y.Ticks(Math.Max(2, _chart.Height / 65));
        ChartCells? cells = _marks.Select(m => m.Mark).OfType<ChartCells>().FirstOrDefault();
        double left = Math.Min(0.6 * _chart.Width, (_chart.Y.Title.Length > 0 ? 24 : 6) + yTicks.Select(t => SvgText.WidthOf(t.Label, Small)).DefaultIfEmpty(0).Max() + Gap);
        double right = _chart.Width - (cells is null ? 18 : 86), top = _chart.Title.Length > 0 ? 32 : 12;
        IReadOnlyList<(double Value, string Label)> xTicks = _x.Ticks(Math.Max(2, (int)((right - left) / 85)));
        double widest = xTicks.Select(t => SvgText.WidthOf(t.Label, Small)).DefaultIfEmpty(0).Max();
        bool turned = _chart.X.Categories.Count > 0 && widest > 0.95 * (right - left) / _chart.X.Categories.Count;
        List<List<(ChartMark Mark, RgbColor Color)>> legend = LegendRows(_chart.Width - 2 * Gap);
        double xTitleHeight = _chart.X.Title.Length > 0 ? 18 : 0, labels = turned ? Math.Min(TurnedShare * widest + 14, 0.4 * _chart.Height) : 20;
        double bottom = Math.Max(top + 20, _chart.Height - 6 - labels - xTitleHeight - legend.Count * LegendRow);
        _x.Lay(left, right);
        _y.Lay(bottom, top);

        SvgText svg = new(_chart.Width, _chart.Height, _chart.Title, _chart.Background);
        svg.Text(Gap, 20, _chart.Title, Large, bold: true);
        bool isGrid = cells is null;
        foreach ((double value, string label) in xTicks)
        {
            double at = _x.Place(value);
            svg.AxisLine(at, isGrid && _chart.X.Categories.Count == 0 ? top : bottom, at, bottom + 4, isGrid ? 0.15 : 0.6);
            if (turned) svg.Text(at + 3, bottom + 14, label, Small, "end", -35);
            else svg.Text(at, bottom + 16, label, Small, "middle");
        }
        foreach ((double value, string label) in yTicks)
        {
            double at = _y.Place(value);
            svg.AxisLine(left - 4, at, isGrid && _chart.Y.Categories.Count == 0 ? right : left, at, isGrid ? 0.15 : 0.6);
            svg.Text(left - 6, at + 4, label, Small, "end");
        }
        svg.OpenClip(left, top, right - left, bottom - top);
        ChartCanvas canvas = new(svg, _x, _y);
        foreach ((ChartMark mark, RgbColor color) in _marks) mark.Draw(canvas, color);
        svg.CloseClip();
        svg.AxisLine(left, bottom, right, bottom, 0.6);
        svg.AxisLine(left, top, left, bottom, 0.6);
        svg.Text((left + right) / 2, bottom + labels + 14, _chart.X.Title, Small + 1, "middle");
        svg.Text(15, (top + bottom) / 2, _chart.Y.Title, Small + 1, "middle", -90);
        if (cells is not null) DrawScale(svg, cells, right + 14, top, bottom);
        DrawLegend(svg, legend, bottom + labels + xTitleHeight + 14);
        return svg.Close();
    }

    private static void DrawScale(SvgText svg, ChartCells cells, double x, double top, double bottom)
    {
        const int Steps = 48;
        double height = (bottom - top) / Steps;
        for (int i = 0; i < Steps; i++) svg.Rectangle(x, bottom - (i + 1) * height, ScaleWidth, height + 0.3, ChartColors.Scale((i + 0.5) / Steps), 1);
        (double low, double high) = cells.Range;
        foreach ((double value, string label) in AxisTicks.Linear(low, high, 4))
            svg.Text(x + ScaleWidth + 4, bottom - (value - low) / (high - low) * (bottom - top) + 4, label, Small);
        svg.Text(x + 66, (top + bottom) / 2, cells.ScaleTitle, Small, "middle", -90);
    }

    private static double EntryWidth(ChartMark mark) => KeyWidth + SvgText.WidthOf(mark.Legend!, Small) + 14;

    private List<List<(ChartMark Mark, RgbColor Color)>> LegendRows(double width)
    {
        List<List<(ChartMark Mark, RgbColor Color)>> rows = [];
        double used = double.PositiveInfinity;
        foreach ((ChartMark mark, RgbColor color) in _marks)
        {
            if (string.IsNullOrEmpty(mark.Legend)) continue;
            if (used + EntryWidth(mark) > width)
            {
                rows.Add([]);
                used = 0;
            }
            rows[^1].Add((mark, color));
            used += EntryWidth(mark);
        }
        return rows;
    }

    private static void DrawLegend(SvgText svg, List<List<(ChartMark Mark, RgbColor Color)>> rows, double top)
    {
        for (int r = 0; r < rows.Count; r++)
        {
            double x = Gap;
            foreach ((ChartMark mark, RgbColor color) in rows[r])
            {
                mark.DrawKey(svg, x, top + r * LegendRow - 4, color);
                svg.Text(x + KeyWidth, top + r * LegendRow, mark.Legend!, Small);
                x += EntryWidth(mark);
            }
        }
    }
}
