namespace Radiomics;

/// <summary>Filled rectangles: the bars of a histogram, upright or lying, or boxes. One that cannot be shown is left out; an end at or below 0 of a logarithmic axis is that axis' lower end.</summary>
/// <param name="Bars">The rectangles.</param>
public sealed record ChartBars(IReadOnlyList<ChartBar> Bars) : ChartMark
{
    /// <summary>Width of the border in its full color, pixels; 0 (default) for none.</summary>
    public double Border { get; init; }

    internal override IEnumerable<double> XValues => Bars.SelectMany(b => new[] { b.Left, b.Right });

    internal override IEnumerable<double> YValues => Bars.SelectMany(b => new[] { b.Bottom, b.Top });

    internal override bool FillsAxes => true;

    internal override void Check()
    {
        base.Check();
        if (!(Border is >= 0 and <= 100)) throw SettingsException.OutOfRange(nameof(Border), SvgText.Exact(Border), "0 to 100 pixels");
    }

    internal override void Draw(ChartCanvas canvas, RgbColor color)
    {
        foreach (ChartBar bar in Bars)
        {
            if (canvas.At(canvas.X.Floor(bar.Left), canvas.Y.Floor(bar.Bottom)) is not { } a || canvas.At(canvas.X.Floor(bar.Right), canvas.Y.Floor(bar.Top)) is not { } b) continue;
            canvas.Svg.Rectangle(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y), color, Opacity, Border);
        }
    }
}
