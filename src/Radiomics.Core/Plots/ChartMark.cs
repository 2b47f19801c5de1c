namespace Radiomics;

/// <summary>Something drawn on a <see cref="Chart"/>: <see cref="ChartLine"/>, <see cref="ChartBand"/>, <see cref="ChartPoints"/>, <see cref="ChartBars"/>, <see cref="ChartCells"/> or <see cref="ChartRule"/>.</summary>
public abstract record ChartMark
{
    private protected ChartMark() { }

    /// <summary>What the legend says; null (default) for no place in the legend.</summary>
    public string? Legend { get; init; }

    /// <summary>Its color; null (default) for the next of <see cref="ChartColors.Series"/>.</summary>
    public RgbColor? Color { get; init; }

    /// <summary>Opacity, 0 to 1; default 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>The values the x axis must reach.</summary>
    internal abstract IEnumerable<double> XValues { get; }

    /// <summary>The values the y axis must reach.</summary>
    internal abstract IEnumerable<double> YValues { get; }

    /// <summary>Whether it fills its range to the edge, so that the axes end with it.</summary>
    internal virtual bool FillsAxes => false;

    /// <summary>Checks lengths and options.</summary>
    internal virtual void Check()
    {
        if (!(Opacity is >= 0 and <= 1)) throw SettingsException.OutOfRange(nameof(Opacity), SvgText.Exact(Opacity), "0 to 1");
    }

    /// <summary>Draws it.</summary>
    internal abstract void Draw(ChartCanvas canvas, RgbColor color);

    /// <summary>Draws its sign in the legend, 16 by 10 with its left end in the middle at a place.</summary>
    internal virtual void DrawKey(SvgText svg, double x, double y, RgbColor color) => svg.Rectangle(x, y - 5, 16, 10, color, Opacity);

    /// <summary>Refuses lists of different lengths.</summary>
    private protected static void SameLength(string name, int found, int expected)
    {
        if (found != expected) throw SettingsException.OutOfRange(name, SvgText.Exact(found) + " values", $"{SvgText.Exact(expected)} values, one for each X");
    }
}
