using System.Globalization;

namespace Radiomics;

/// <summary>How <see cref="RegionGrowing"/> grows. Immutable; checked when a <see cref="RegionGrowing"/> is made from it.</summary>
public sealed record RegionGrowingOptions
{
    /// <summary>The defaults: adapted window, 6 neighbors, 40 mm, holes filled, leak stop on.</summary>
    public static RegionGrowingOptions Default { get; } = new();

    /// <summary>
    /// Lowest HU that belongs to the lesion, included. Null (default): adapted, <see cref="ContrastFraction"/> of the way from the lung
    /// around the seed to the lesion's own tissue.
    /// </summary>
    public double? LowerHu { get; init; }

    /// <summary>Highest HU that belongs to the lesion, included. Null (default): no upper limit.</summary>
    public double? UpperHu { get; init; }

    /// <summary>
    /// Where the adapted lower end lies between lung (0) and lesion tissue (1); 0.05 to 0.95, default 0.35. One half is the border of a
    /// large blurred ball; small balls and the outlines that readers draw lie lower. Not used when <see cref="LowerHu"/> is given.
    /// </summary>
    public double ContrastFraction { get; init; } = 0.35;

    /// <summary>The neighbors the growth steps to; default the 6 that share a face.</summary>
    public Neighborhood Connectivity { get; init; } = Neighborhood.Six;

    /// <summary>No voxel farther than this from the seed belongs to the lesion; 1 to 200 mm, default 40.</summary>
    public double MaximumRadiusMm { get; init; } = 40;

    /// <summary>Whether cavities that the lesion closes off on all sides belong to it; default true.</summary>
    public bool FillHoles { get; init; } = true;

    /// <summary>How a growth into vessels and the chest wall is cut; null switches the leak stop off. Default on.</summary>
    public LeakStopOptions? LeakStop { get; init; } = LeakStopOptions.Default;

    /// <summary>How far a seed that missed the lesion may be moved to denser tissue; 0 to 20 mm, default 5.</summary>
    public double MaximumSeedShiftMm { get; init; } = 5;

    internal RegionGrowingOptions Validated()
    {
        if (LowerHu is { } lower) Require(double.IsFinite(lower), nameof(LowerHu), lower, "a finite number of HU");
        if (UpperHu is { } upper) Require(double.IsFinite(upper), nameof(UpperHu), upper, "a finite number of HU");
        if (LowerHu > UpperHu) throw SettingsException.OutOfRange(nameof(LowerHu), Text(LowerHu.Value), $"at most UpperHu, {Text(UpperHu.Value)}");
        Require(ContrastFraction is >= 0.05 and <= 0.95, nameof(ContrastFraction), ContrastFraction, "a fraction from 0.05 to 0.95");
        Require(Enum.IsDefined(Connectivity), nameof(Connectivity), (double)Connectivity, "6, 18 or 26 neighbors");
        Require(MaximumRadiusMm is >= 1 and <= 200, nameof(MaximumRadiusMm), MaximumRadiusMm, "a length from 1 to 200 mm");
        Require(MaximumSeedShiftMm is >= 0 and <= 20, nameof(MaximumSeedShiftMm), MaximumSeedShiftMm, "a length from 0 to 20 mm");
        LeakStop?.Validate();
        return this;
    }

    internal static void Require(bool holds, string setting, double found, string expected)
    {
        if (!holds) throw SettingsException.OutOfRange(setting, Text(found), expected);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
