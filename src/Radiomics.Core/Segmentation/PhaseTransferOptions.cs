using System.Globalization;

namespace Radiomics;

/// <summary>How <see cref="PhaseTransfer"/> looks for a place. Immutable; checked when used.</summary>
public sealed record PhaseTransferOptions
{
    /// <summary>The defaults.</summary>
    public static PhaseTransferOptions Default { get; } = new();

    /// <summary>Radius of the surroundings that are compared, mm, 8 to 40; default 20. The middle counts more than the rim.</summary>
    public double RadiusMm { get; init; } = 20;

    /// <summary>How far from the start the place may lie along each axis, mm, 4 to 100; default 30: breath holds differ by that much, mostly along z.</summary>
    public double SearchMm { get; init; } = 30;

    /// <summary>Whether the whole second scan is searched, not only around the same patient position: for scans that do not share a frame of reference. Default false.</summary>
    public bool Everywhere { get; init; }

    internal PhaseTransferOptions Validated()
    {
        if (RadiusMm is not (>= 8 and <= 40)) throw SettingsException.OutOfRange(nameof(RadiusMm), RadiusMm.ToString("R", CultureInfo.InvariantCulture), "8 to 40 mm");
        if (SearchMm is not (>= 4 and <= 100)) throw SettingsException.OutOfRange(nameof(SearchMm), SearchMm.ToString("R", CultureInfo.InvariantCulture), "4 to 100 mm");
        return this;
    }
}
