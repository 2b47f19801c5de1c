namespace Radiomics;

/// <summary>From the values of an axis to pixels, and its ticks.</summary>
internal sealed class AxisScale
{
    /// <summary>Beyond this, differences overflow.</summary>
    private const double Largest = 1e300;

    /// <summary>Narrowest range as a share of its values: below, numbers do not tell ticks apart.</summary>
    private const double LeastSpan = 1e-9;

    private const int LargestDecade = 307;

    /// <summary>Places in pixels beyond this are as far outside as any.</summary>
    private const double Farthest = 1e5;

    private readonly ChartAxis _axis;
    private readonly double _low, _high;

    /// <summary>Chooses the range.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="values">What must be shown.</param>
    /// <param name="isFilled">Whether the axis ends with the values.</param>
    public AxisScale(ChartAxis axis, IEnumerable<double> values, bool isFilled)
    {
        _axis = axis;
        double[] shown = [.. values.Select(Inner).Where(IsShown)];
        (double low, double high) = shown.Length > 0 ? (shown.Min(), shown.Max()) : (0, 1);
        if (axis.Categories.Count > 0) (low, high) = (-0.5, axis.Categories.Count - 0.5);
        else
        {
            double least = Math.Max(LeastSpan * Math.Max(Math.Abs(low), Math.Abs(high)), double.Epsilon / LeastSpan);
            double pad = !(high - low > least) ? Math.Max(0.5, 0.05 * Math.Abs(low)) : isFilled ? 0 : 0.04 * (high - low);
            // A range that starts or ends at nothing keeps its end there.
            if (low != 0 || axis.IsLogarithmic || !(high > 0)) low -= pad;
            if (high != 0 || axis.IsLogarithmic || !(low < 0)) high += pad;
        }
        // Powers of ten beyond this are no numbers.
        if (axis.IsLogarithmic) (low, high) = (Math.Max(low, -LargestDecade), Math.Min(high, LargestDecade));
        (_low, _high) = (axis.Min is { } min ? Inner(min) : low, axis.Max is { } max ? Inner(max) : high);
        if (!(_low < _high))
            throw SettingsException.OutOfRange($"axis '{axis.Title}'", $"{SvgText.Exact(axis.Min ?? _low)} to {SvgText.Exact(axis.Max ?? _high)}", "a lower end below the upper, both finite (and above 0 on a logarithmic axis)");
    }

    /// <summary>Pixel of the lower end; of the upper end where the axis is reversed.</summary>
    public double From { get; private set; }

    /// <summary>Pixel of the other end.</summary>
    public double To { get; private set; } = 1;

    /// <summary>Whether a value is one a chart can show.</summary>
    public static bool IsShown(double value) => Math.Abs(value) < Largest;

    /// <summary>Sets where on the picture the axis lies.</summary>
    public void Lay(double from, double to) => (From, To) = (from, to);

    /// <summary>The pixel of a value; NaN where it cannot be shown.</summary>
    public double Place(double value)
    {
        double inner = Inner(value);
        if (!IsShown(inner)) return double.NaN;
        double share = (inner - _low) / (_high - _low);
        return Math.Clamp(From + (_axis.IsReversed ? 1 - share : share) * (To - From), -Farthest, Farthest);
    }

    /// <summary>The value, or the lower end of a logarithmic axis for one at or below 0.</summary>
    public double Floor(double value) => _axis.IsLogarithmic && value <= 0 ? Math.Pow(10, _low) : value;

    /// <summary>The values that are marked, with their labels.</summary>
    /// <param name="wanted">About how many.</param>
    public IReadOnlyList<(double Value, string Label)> Ticks(int wanted)
    {
        if (_axis.Categories.Count > 0) return [.. _axis.Categories.Select((label, i) => ((double)i, label))];
        if (_axis.IsLogarithmic && _high - _low >= 0.5) return [.. AxisTicks.Decades(_low, _high, wanted)];
        return _axis.IsLogarithmic ? [.. AxisTicks.Linear(Math.Pow(10, _low), Math.Pow(10, _high), wanted)] : [.. AxisTicks.Linear(_low, _high, wanted)];
    }

    private double Inner(double value) => _axis.IsLogarithmic ? value > 0 ? Math.Log10(value) : double.NaN : value;
}
