namespace Radiomics;

/// <summary>What marks are drawn on: the two scales and the text of the picture.</summary>
internal sealed record ChartCanvas(SvgText Svg, AxisScale X, AxisScale Y)
{
    /// <summary>The place of a point in pixels; null where it cannot be shown.</summary>
    public (double X, double Y)? At(double x, double y)
    {
        (double px, double py) = (X.Place(x), Y.Place(y));
        return double.IsFinite(px) && double.IsFinite(py) ? (px, py) : null;
    }
}
