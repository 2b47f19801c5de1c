using System.Globalization;

namespace Radiomics;

/// <summary>
/// Fixed bin size: bins of one width whose edges are multiples of it, as PyRadiomics does (<c>binWidth</c>):
/// level = floor(x / w) - floor(min / w) + 1.
/// </summary>
public sealed record FixedBinSize : Discretization
{
    /// <summary>Creates the discretization.</summary>
    /// <param name="width">Width of a bin in HU, above 0. Default of PyRadiomics: 25.</param>
    /// <exception cref="SettingsException">The width is not a finite number above 0.</exception>
    public FixedBinSize(double width)
    {
        if (!(width > 0) || !double.IsFinite(width))
            throw SettingsException.OutOfRange("binWidth", width.ToString("R", CultureInfo.InvariantCulture), "a finite width above 0");
        Width = width;
    }

    /// <summary>Width of a bin in HU.</summary>
    public double Width { get; }

    internal override BinEdges Edges(double minimum, double maximum, bool singlePrecision)
    {
        double low = minimum - FloorModulo(minimum, Width);
        // One intensity is one level, also where the width is below the resolution of numbers of this size.
        if (minimum == maximum) return new BinEdges([low, double.PositiveInfinity], Width);
        // The step as it comes out of low + width, so that widths which are no binary fractions give the edges of the reference.
        return new BinEdges(low, low + Width - low);
    }

    private static double FloorModulo(double value, double width)
    {
        double remainder = value % width;
        return remainder < 0 ? remainder + width : remainder;
    }
}
