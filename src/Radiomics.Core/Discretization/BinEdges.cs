namespace Radiomics;

/// <summary>
/// The edges between gray levels. An intensity x has level n when edge(n - 1) &lt;= x &lt; edge(n): found by division and then corrected against
/// the edges themselves, so that rounding in the division never moves a voxel. Or, as IBSI has it for a number of bins, by a formula.
/// </summary>
internal readonly struct BinEdges
{
    private readonly double[]? _edges;
    private readonly double _low;
    private readonly double _step;
    private readonly double _high;
    private readonly int _count;

    /// <summary>Edges at low + i * step, without end.</summary>
    public BinEdges(double low, double step)
    {
        _edges = null;
        _low = low;
        _step = step;
    }

    /// <summary>A list of edges, ascending and about step apart; every intensity lies between the first and the last.</summary>
    public BinEdges(double[] edges, double step)
    {
        _edges = edges;
        _low = edges[0];
        _step = step;
    }

    /// <summary>A number of bins over a range, by the formula floor(count (x - low) / (high - low)) + 1; the upper end is in the last bin.</summary>
    public BinEdges(int count, double low, double high)
    {
        _count = count;
        _low = low;
        _high = high;
    }

    /// <summary>The 1-based level of an intensity that is not below the lowest edge; infinite when it is beyond what a table can hold.</summary>
    public double LevelOf(double intensity)
    {
        if (_count > 0) return intensity >= _high ? _count : Math.Min(Math.Floor(_count * (intensity - _low) / (_high - _low)) + 1, _count);
        double bin = Math.Floor((intensity - _low) / _step);
        // Beyond any level that is allowed, where steps of 1 may be too small to count with; also a step of 0 (NaN).
        if (_edges is null && !(bin <= GrayLevels.HighestAllowedLevel)) return double.PositiveInfinity;
        bin = _edges is null ? Math.Max(bin, 0) : Math.Clamp(bin, 0, _edges.Length - 2);
        while (bin > 0 && intensity < Edge(bin)) bin--;
        while (intensity >= Edge(bin + 1) && (_edges is null || bin < _edges.Length - 2)) bin++;
        return bin + 1;
    }

    private double Edge(double index) => _edges is null ? _low + index * _step : _edges[(int)index];
}
