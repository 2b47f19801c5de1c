using System.Globalization;

namespace Radiomics;

/// <summary>
/// Fixed bin size: bins of one width. Their edges are multiples of it, as PyRadiomics does (<c>binWidth</c>): level = floor(x / w) - floor(min / w) + 1; or they
/// start at <see cref="LowestEdge"/>, as IBSI does: level = floor((x - low) / w) + 1.
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

    /// <summary>
    /// Lower edge of level 1 in HU, such as the lower end of a re-segmentation range; intensities below it have level 1 too. Null: edges are multiples of the
    /// width, and level 1 is that of the region's smallest intensity. Default: null (in IBSI's profile extraction then takes the lower end of the re-segmentation
    /// range, or the region's smallest intensity).
    /// </summary>
    /// <exception cref="SettingsException">The edge is not a finite number.</exception>
    public double? LowestEdge
    {
        get;
        init => field = value is null || double.IsFinite(value.Value)
            ? value
            : throw SettingsException.OutOfRange(nameof(LowestEdge), value.Value.ToString("R", CultureInfo.InvariantCulture), "a finite number of HU");
    }

    internal override BinEdges Edges(double minimum, double maximum, bool singlePrecision)
    {
        if (LowestEdge is { } lowest)
        {
            // Below the resolution of numbers of this size: one intensity is one level, more are too many (a step of 0).
            if (lowest + Width == lowest) return minimum == maximum && minimum <= lowest ? new BinEdges([lowest, double.PositiveInfinity], Width) : new BinEdges(lowest, 0);
            return new BinEdges(lowest, Width);
        }
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
