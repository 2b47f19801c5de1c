using System.Globalization;

namespace Radiomics;

/// <summary>
/// Which slices of an image are loaded: those from one number to another, or those around a seed. Slices are counted as <see cref="Seed.Z"/> counts them: from 1, in the
/// order of the volume.
/// </summary>
public sealed record SliceRange
{
    private readonly int _first, _last;
    private readonly double _marginMm;

    private SliceRange(int first, int last, double marginMm) => (_first, _last, _marginMm) = (first, last, marginMm);

    /// <summary>Slices by their numbers; those past the ends of the image are left out.</summary>
    /// <param name="first">Number of the first slice, from 1.</param>
    /// <param name="last">Number of the last slice.</param>
    /// <exception cref="SettingsException">The last slice comes before the first.</exception>
    public static SliceRange Numbers(int first, int last) => last >= first
        ? new SliceRange(first, last, 0)
        : throw SettingsException.OutOfRange("slices", string.Create(CultureInfo.InvariantCulture, $"{first} to {last}"), "a last slice at or after the first");

    /// <summary>The slices whose centers lie at most so far from the slice of a seed; those past the ends of the image are left out.</summary>
    /// <param name="seed">Seed in the whole image.</param>
    /// <param name="marginMm">Distance along the slice normal in mm, 0 or more.</param>
    /// <exception cref="SettingsException">The distance is negative or no number.</exception>
    public static SliceRange Around(Seed seed, double marginMm) => marginMm >= 0
        ? new SliceRange(seed.Z, seed.Z, marginMm)
        : throw SettingsException.OutOfRange("slices", string.Create(CultureInfo.InvariantCulture, $"{marginMm} mm around a seed"), "0 mm or more");

    /// <summary>The slices of an image that are meant, as a region of it.</summary>
    /// <param name="geometry">The whole image.</param>
    /// <param name="where">File name.</param>
    /// <exception cref="SettingsException">None of them is in the image.</exception>
    internal VoxelRegion In(ImageGeometry geometry, string where)
    {
        // A distance of whole slices is meant to reach the last of them, however its spacing was rounded.
        double margin = Math.Min(Math.Floor(_marginMm / geometry.Spacing.Z + 1e-6), int.MaxValue);
        int first = (int)Math.Max(1, _first - margin), last = (int)Math.Min(geometry.Size.Slices, _last + margin);
        bool isOutside = _first > geometry.Size.Slices || _last < 1;
        if (isOutside || first > last)
            throw new SettingsException("SLICES_OUTSIDE", new Problem(
                where, _first == _last ? $"slice {_first} was asked for" : $"slices {_first} to {_last} were asked for", $"slices from 1 to {geometry.Size.Slices}", "Slices are counted from 1 in the order of the volume."));
        return new VoxelRegion(new VoxelIndex(0, 0, first - 1), geometry.Size with { Slices = last - first + 1 });
    }
}
