using System.Globalization;

namespace Radiomics;

/// <summary>Everything the chain from image and mask to the regions that are measured depends on.</summary>
internal sealed record ProcessingOptions
{
    public required Profile Profile { get; init; }

    public Normalization? Normalization { get; init; }

    public Resampling? Resampling { get; init; }

    public Resegmentation? Resegmentation { get; init; }

    public required RegionRules Rules { get; init; }

    /// <summary>Voxels kept around the region after resampling or cropping in PyRadiomics' profile.</summary>
    public int PadDistance { get; init; } = 5;

    public bool PreCrop { get; init; }

    /// <summary>Whether a mask on another grid is brought onto the image's by nearest neighbor.</summary>
    public bool CorrectMask { get; init; }

    /// <summary>
    /// Largest difference in origin and spacing (in spacings of the first axis) and in the entries of the direction matrix that is no mismatch, as
    /// ITK compares (PyRadiomics: <c>geometryTolerance</c>); null: no corner is displaced by more than 1 % of a voxel.
    /// </summary>
    public double? GeometryTolerance { get; init; }

    /// <summary>Whether diagnostics of the stages are gathered.</summary>
    public bool AdditionalInfo { get; init; }

    /// <summary>Threads for interpolation, 1 or more; no effect on the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Checks every number against its range.</summary>
    /// <exception cref="SettingsException">One lies outside.</exception>
    public void Validate()
    {
        if (Normalization is { } n)
        {
            Require(n.Scale > 0 && double.IsFinite(n.Scale), "normalizeScale", n.Scale, "a finite number above 0");
            Require(n.OutlierSigma is not { } sigma || sigma > 0, "removeOutliers", n.OutlierSigma ?? 0, "a number above 0");
        }
        if (Resampling is { } r)
        {
            Require(IsSpacing(r.SpacingMm.X) && IsSpacing(r.SpacingMm.Y) && IsSpacing(r.SpacingMm.Z), "resampledPixelSpacing", r.SpacingMm, "three finite lengths in mm, above 0, or 0 to keep the spacing along an axis");
            Require(Enum.IsDefined(r.Interpolation), "interpolator", r.Interpolation, "NearestNeighbor, Linear or BSpline");
            Require(r.MaskInterpolation is not { } m || Enum.IsDefined(m), "maskInterpolator", r.MaskInterpolation ?? 0, "NearestNeighbor, Linear or BSpline");
            Require(r.MaskThreshold is > 0 and <= 1, "maskThreshold", r.MaskThreshold, "a share above 0 and up to 1");
        }
        if (Resegmentation is { } s)
        {
            Require(s.Lower is not { } low || !double.IsNaN(low), "resegmentRange", s.Lower ?? 0, "a number");
            Require(s.Upper is not { } high || !double.IsNaN(high), "resegmentRange", s.Upper ?? 0, "a number");
            Require(!(s.Lower > s.Upper), "resegmentRange", string.Create(CultureInfo.InvariantCulture, $"{s.Lower} to {s.Upper}"), "a lower limit that is not above the upper one");
            Require(s.OutlierSigma is not { } k || k > 0, "outlierSigma", s.OutlierSigma ?? 0, "a number above 0");
            Require(Enum.IsDefined(s.Mode), "resegmentMode", s.Mode, "absolute, relative or sigma");
        }
        Require(PadDistance >= 0, "padDistance", PadDistance, "0 or more voxels");
        Require(GeometryTolerance is not { } tolerance || tolerance > 0, "geometryTolerance", GeometryTolerance ?? 0, "a number above 0");
        Require(Rules.MinimumDimensions is >= 0 and <= 3, "minimumROIDimensions", Rules.MinimumDimensions, "0 to 3");
        Require(Rules.MoreVoxelsThan >= 0, "minimumROISize", Rules.MoreVoxelsThan, "0 or more voxels");
        Require(Threads >= 1, nameof(Threads), Threads, "1 or more");

        static bool IsSpacing(double mm) => mm >= 0 && double.IsFinite(mm);

        static void Require(bool holds, string setting, object found, string expected)
        {
            if (!holds) throw SettingsException.OutOfRange(setting, Convert.ToString(found, CultureInfo.InvariantCulture) ?? "", expected);
        }
    }
}
