using System.Globalization;

namespace Radiomics;

/// <summary>
/// Fixed bin number: the range from the smallest to the largest intensity of the region in bins of equal width; the largest intensity belongs to the last bin.
/// PyRadiomics (<c>binCount</c>) lists the edges, IBSI gives a formula (<see cref="ByFormula"/>).
/// </summary>
public sealed record FixedBinNumber : Discretization
{
    /// <summary>Creates the discretization.</summary>
    /// <param name="count">Number of bins, 1 to <see cref="GrayLevels.MaximumLevels"/>.</param>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public FixedBinNumber(int count)
    {
        if (count is < 1 or > GrayLevels.MaximumLevels)
            throw SettingsException.OutOfRange("binCount", count.ToString(CultureInfo.InvariantCulture), $"1 to {GrayLevels.MaximumLevels}");
        Count = count;
    }

    /// <summary>Number of bins.</summary>
    public int Count { get; }

    /// <summary>
    /// Whether levels follow IBSI's formula, floor(N (x - min) / (max - min)) + 1 and N for x = max, instead of the list of edges that PyRadiomics makes: an intensity
    /// on an edge is on its upper side, where rounding of the listed edges leaves some of them below, and a region of one intensity has level N, not that of the
    /// middle bin. Default: no (extraction in IBSI's profile: yes).
    /// </summary>
    public bool ByFormula { get; init; }

    internal override BinEdges Edges(double minimum, double maximum, bool singlePrecision)
    {
        if (ByFormula) return new BinEdges(Count, minimum, maximum);
        // A flat region gets one HU around its value, so that it falls into the middle bin.
        double low = minimum, high = maximum;
        if (minimum == maximum)
        {
            low -= 0.5;
            high += 0.5;
        }
        double[] edges = new double[Count + 1];
        double step = (high - low) / Count;
        for (int i = 0; i <= Count; i++)
        {
            double edge = i == Count ? high : i * step + low;
            edges[i] = singlePrecision ? (float)edge : edge;
        }
        edges[Count] = singlePrecision ? (float)edges[Count] + 1f : edges[Count] + 1;
        return new BinEdges(edges, step);
    }
}
