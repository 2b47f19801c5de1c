namespace Radiomics;

/// <summary>A heat map: cells of equal size around whole places 0, 1, 2, ... times a step, colored by their values, with the scale of colors beside the chart.</summary>
/// <param name="Columns">Cells along x, 1 to 512.</param>
/// <param name="Rows">Cells along y, 1 to 512.</param>
/// <param name="Values">Values, a row after the other, x fastest; a cell that is not finite is not drawn.</param>
public sealed record ChartCells(int Columns, int Rows, IReadOnlyList<double> Values) : ChartMark
{
    private const int Largest = 512;

    /// <summary>Place of the middle of the first cell on the x axis; default 0.</summary>
    public double XStart { get; init; }

    /// <summary>Place of the middle of the first cell on the y axis; default 0.</summary>
    public double YStart { get; init; }

    /// <summary>Side of a cell in the values of the axes, above 0; default 1.</summary>
    public double Step { get; init; } = 1;

    /// <summary>What the scale of colors shows; may be empty (default).</summary>
    public string ScaleTitle { get; init; } = "";

    /// <summary>Smallest and largest finite value; 0 and 1 where there is none, or only one.</summary>
    internal (double Low, double High) Range
    {
        get
        {
            double[] finite = [.. Values.Where(AxisScale.IsShown)];
            (double low, double high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
            return low < high ? (low, high) : (Math.Min(low, 0), Math.Max(low, 0) + (low == 0 ? 1 : 0));
        }
    }

    internal override IEnumerable<double> XValues => [XStart - 0.5 * Step, XStart + (Columns - 0.5) * Step];

    internal override IEnumerable<double> YValues => [YStart - 0.5 * Step, YStart + (Rows - 0.5) * Step];

    internal override bool FillsAxes => true;

    internal override void Check()
    {
        base.Check();
        if (Columns is < 1 or > Largest) throw SettingsException.OutOfRange(nameof(Columns), SvgText.Exact(Columns), "1 to 512 cells");
        if (Rows is < 1 or > Largest) throw SettingsException.OutOfRange(nameof(Rows), SvgText.Exact(Rows), "1 to 512 cells");
        if (Values.Count != Columns * Rows) throw SettingsException.OutOfRange(nameof(Values), SvgText.Exact(Values.Count) + " values", $"{SvgText.Exact(Columns * Rows)} values, one a cell");
        if (!(Step > 0) || !double.IsFinite(Step)) throw SettingsException.OutOfRange(nameof(Step), SvgText.Exact(Step), "a finite size above 0");
    }

    internal override void Draw(ChartCanvas canvas, RgbColor color)
    {
        (double low, double high) = Range;
        for (int i = 0; i < Values.Count; i++)
        {
            double x = XStart + i % Columns * Step, y = YStart + i / Columns * Step;
            if (!AxisScale.IsShown(Values[i]) || canvas.At(x - 0.5 * Step, y - 0.5 * Step) is not { } a || canvas.At(x + 0.5 * Step, y + 0.5 * Step) is not { } b) continue;
            // A hair wider, so that no ground shows between neighbors.
            canvas.Svg.Rectangle(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(b.X - a.X) + 0.3, Math.Abs(b.Y - a.Y) + 0.3, ChartColors.Scale((Values[i] - low) / (high - low)), Opacity);
        }
    }
}
