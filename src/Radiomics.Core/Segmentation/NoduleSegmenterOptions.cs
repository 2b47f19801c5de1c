using System.Globalization;

namespace Radiomics;

/// <summary>How <see cref="NoduleSegmenter"/> works. Immutable; checked when a <see cref="NoduleSegmenter"/> is made from it.</summary>
public sealed record NoduleSegmenterOptions
{
    /// <summary>The defaults.</summary>
    public static NoduleSegmenterOptions Default { get; } = new();

    /// <summary>No voxel farther than this from the seed belongs to the nodule; 3 to 150 mm, default 60.</summary>
    public double MaximumRadiusMm { get; init; } = 60;

    /// <summary>How far a seed that missed the nodule may be moved; 0 to 20 mm, default 6.</summary>
    public double MaximumSeedShiftMm { get; init; } = 6;

    /// <summary>What is known about the lesion beforehand; default nothing.</summary>
    public SegmentationConstraints Constraints { get; init; } = SegmentationConstraints.None;

    /// <summary>Which border the mask has; default <see cref="OutlineConvention.Reader"/>.</summary>
    public OutlineConvention Outline { get; init; } = OutlineConvention.Reader;

    /// <summary>Threads for the runs of the ensemble, 1 or more; 0 (default) means one a processor. Changes nothing but the time.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    internal NoduleSegmenterOptions Validated()
    {
        Require(MaximumRadiusMm is >= 3 and <= 150, nameof(MaximumRadiusMm), MaximumRadiusMm, "a length from 3 to 150 mm");
        Require(MaximumSeedShiftMm is >= 0 and <= 20, nameof(MaximumSeedShiftMm), MaximumSeedShiftMm, "a length from 0 to 20 mm");
        Require(Enum.IsDefined(Outline), nameof(Outline), (double)Outline, "Reader or Edge");
        Require(MaxDegreeOfParallelism >= 0, nameof(MaxDegreeOfParallelism), MaxDegreeOfParallelism, "0 or more");
        ArgumentNullException.ThrowIfNull(Constraints);
        if (Constraints.LowerHu is { } lower) Require(double.IsFinite(lower), "LowerHu", lower, "a finite number of HU");
        if (Constraints.UpperHu is { } upper) Require(double.IsFinite(upper), "UpperHu", upper, "a finite number of HU");
        if (Constraints.LowerHu > Constraints.UpperHu) Require(false, "LowerHu", Constraints.LowerHu.Value, $"at most UpperHu, {Text(Constraints.UpperHu.Value)}");
        if (Constraints.Box is { IsEmpty: true }) throw SettingsException.OutOfRange("Box", "an empty box", "a box of one voxel or more");
        return this;
    }

    private static void Require(bool holds, string setting, double found, string expected)
    {
        if (!holds) throw SettingsException.OutOfRange(setting, Text(found), expected);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
