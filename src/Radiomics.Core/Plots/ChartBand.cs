namespace Radiomics;

/// <summary>The area between two curves, such as confidence limits. A place where one of them cannot be shown breaks it.</summary>
/// <param name="X">Places on the x axis, in order.</param>
/// <param name="Lower">The lower curve, one value for each X.</param>
/// <param name="Upper">The upper curve, one value for each X.</param>
public sealed record ChartBand(IReadOnlyList<double> X, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper) : ChartMark
{
    /// <summary>Whether each value holds up to the next X. Default false.</summary>
    public bool IsStepped { get; init; }

    /// <summary>How strongly a band is filled where its opacity is 1: what lies under it stays visible.</summary>
    private const double Fill = 0.2;

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Lower.Concat(Upper);

    internal override void Check()
    {
        base.Check();
        SameLength(nameof(Lower), Lower.Count, X.Count);
        SameLength(nameof(Upper), Upper.Count, X.Count);
    }

    internal override void Draw(ChartCanvas canvas, RgbColor color)
    {
        List<(double X, double Y)> lower = [], upper = [];
        for (int i = 0; i < X.Count; i++)
        {
            if (canvas.At(X[i], Lower[i]) is not { } low || canvas.At(X[i], Upper[i]) is not { } high)
            {
                Flush();
                continue;
            }
            if (IsStepped && lower.Count > 0)
            {
                lower.Add((low.X, lower[^1].Y));
                upper.Add((high.X, upper[^1].Y));
            }
            lower.Add(low);
            upper.Add(high);
        }
        Flush();

        void Flush()
        {
            if (lower.Count > 1) canvas.Svg.Polygon([.. upper, .. Enumerable.Reverse(lower)], color, Fill * Opacity);
            lower.Clear();
            upper.Clear();
        }
    }

    internal override void DrawKey(SvgText svg, double x, double y, RgbColor color) => svg.Rectangle(x, y - 5, 16, 10, color, Fill * Opacity);
}
