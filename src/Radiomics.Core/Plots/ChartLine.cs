namespace Radiomics;

/// <summary>A line through points, or a step function. A value that cannot be shown (not finite; not above 0 on a logarithmic axis) breaks it.</summary>
/// <param name="X">Places on the x axis, in the order of the line.</param>
/// <param name="Y">Places on the y axis, one for each X.</param>
public sealed record ChartLine(IReadOnlyList<double> X, IReadOnlyList<double> Y) : ChartMark
{
    /// <summary>Whether each value holds up to the next X (a survival curve, a distribution). Default false.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Whether the line is dashed. Default false.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Its width in pixels; default 1.8.</summary>
    public double Width { get; init; } = 1.8;

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;

    internal override void Check()
    {
        base.Check();
        SameLength(nameof(Y), Y.Count, X.Count);
        if (!(Width is > 0 and <= 100)) throw SettingsException.OutOfRange(nameof(Width), SvgText.Exact(Width), "above 0, to 100 pixels");
    }

    internal override void Draw(ChartCanvas canvas, RgbColor color)
    {
        List<(double X, double Y)> piece = [];
        for (int i = 0; i < X.Count; i++)
        {
            if (canvas.At(X[i], Y[i]) is not { } at)
            {
                Flush();
                continue;
            }
            if (IsStepped && piece.Count > 0) piece.Add((at.X, piece[^1].Y));
            piece.Add(at);
        }
        Flush();

        void Flush()
        {
            if (piece.Count > 1) canvas.Svg.Polyline(piece, color, Width, Opacity, IsDashed);
            piece.Clear();
        }
    }

    internal override void DrawKey(SvgText svg, double x, double y, RgbColor color) => svg.Line(x, y, x + 16, y, color, Width, Opacity, IsDashed);
}
