namespace Radiomics;

/// <summary>Dots. One that cannot be shown (not finite; not above 0 on a logarithmic axis) is left out.</summary>
/// <param name="X">Places on the x axis.</param>
/// <param name="Y">Places on the y axis, one for each X.</param>
public sealed record ChartPoints(IReadOnlyList<double> X, IReadOnlyList<double> Y) : ChartMark
{
    /// <summary>Radius in pixels; default 3.</summary>
    public double Radius { get; init; } = 3;

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;

    internal override void Check()
    {
        base.Check();
        SameLength(nameof(Y), Y.Count, X.Count);
        if (!(Radius is > 0 and <= 100)) throw SettingsException.OutOfRange(nameof(Radius), SvgText.Exact(Radius), "above 0, to 100 pixels");
    }

    internal override void Draw(ChartCanvas canvas, RgbColor color)
    {
        for (int i = 0; i < X.Count; i++)
            if (canvas.At(X[i], Y[i]) is { } at) canvas.Svg.Circle(at.X, at.Y, Radius, color, Opacity);
    }

    internal override void DrawKey(SvgText svg, double x, double y, RgbColor color) => svg.Circle(x + 8, y, Math.Min(Radius, 5), color, Opacity);
}
