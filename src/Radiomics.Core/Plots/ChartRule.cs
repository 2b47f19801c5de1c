namespace Radiomics;

/// <summary>A reference line over the whole chart.</summary>
/// <param name="Value">Where it stands; not drawn where that cannot be shown.</param>
/// <param name="IsVertical">True for a value of the x axis, false for one of the y axis.</param>
public sealed record ChartRule(double Value, bool IsVertical) : ChartMark
{
    /// <summary>Whether the line is dashed. Default true.</summary>
    public bool IsDashed { get; init; } = true;

    internal override IEnumerable<double> XValues => IsVertical ? [Value] : [];

    internal override IEnumerable<double> YValues => IsVertical ? [] : [Value];

    internal override void Draw(ChartCanvas canvas, RgbColor color)
    {
        double at = (IsVertical ? canvas.X : canvas.Y).Place(Value);
        if (!double.IsFinite(at)) return;
        if (IsVertical) canvas.Svg.Line(at, canvas.Y.From, at, canvas.Y.To, color, 1.3, Opacity, IsDashed);
        else canvas.Svg.Line(canvas.X.From, at, canvas.X.To, at, color, 1.3, Opacity, IsDashed);
    }

    internal override void DrawKey(SvgText svg, double x, double y, RgbColor color) => svg.Line(x, y, x + 16, y, color, 1.3, Opacity, IsDashed);
}
