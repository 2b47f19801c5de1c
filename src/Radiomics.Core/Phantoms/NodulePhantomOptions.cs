using System.Globalization;

namespace Radiomics;

/// <summary>What a <see cref="NodulePhantom"/> looks like. Immutable; checked when a phantom is made from it.</summary>
public sealed record NodulePhantomOptions
{
    /// <summary>The least distance between the ball of the diameter and the border of the image, mm.</summary>
    private const double LeastMarginMm = 8;

    /// <summary>The defaults: an isolated solid ball of 12 mm in a box of 64 mm, slices of 1.25 mm, noise of 20 HU.</summary>
    public static NodulePhantomOptions Default { get; } = new();

    /// <summary>The nodule's outline.</summary>
    public NodulePhantomShape Shape { get; init; } = NodulePhantomShape.Sphere;

    /// <summary>What the nodule is made of; the HU are those of <see cref="SolidHu"/> and <see cref="GroundGlassHu"/>.</summary>
    public PhantomNoduleType Type { get; init; } = PhantomNoduleType.Solid;

    /// <summary>Diameter, mm, 3 to 60; of shapes other than the ball, that of the ball they are made from.</summary>
    public double DiameterMm { get; init; } = 12;

    /// <summary>HU of solid nodules and of the solid core, -300 to 400.</summary>
    public double SolidHu { get; init; } = 40;

    /// <summary>HU of ground glass, -800 to -300.</summary>
    public double GroundGlassHu { get; init; } = -630;

    /// <summary>Diameter of a part-solid nodule's core, a ball in the middle, as a share of the diameter; 0.1 to 0.7.</summary>
    public double CoreShare { get; init; } = 0.5;

    /// <summary>How a vessel runs.</summary>
    public NodulePhantomVessel Vessel { get; init; } = NodulePhantomVessel.None;

    /// <summary>Diameter of the vessel, mm, 0.5 to 10.</summary>
    public double VesselDiameterMm { get; init; } = 3;

    /// <summary>HU of the vessel, -100 to 400.</summary>
    public double VesselHu { get; init; } = 40;

    /// <summary>The chest wall.</summary>
    public NodulePhantomWall Wall { get; init; } = NodulePhantomWall.None;

    /// <summary>Distance from the nodule's centre to the wall in radii, 0 (half the ball lies within the wall) to 1 (it touches the wall).</summary>
    public double WallDepth { get; init; } = 0.8;

    /// <summary>HU of the wall, -100 to 400.</summary>
    public double WallHu { get; init; } = 40;

    /// <summary>HU of the lung, -1000 to -600.</summary>
    public double LungHu { get; init; } = -860;

    /// <summary>How far the lung's HU vary from place to place, 0 to 100.</summary>
    public double LungTextureHu { get; init; } = 10;

    /// <summary>Side of the box, mm, 24 to 200; at least the diameter and 8 mm on each side.</summary>
    public double BoxMm { get; init; } = 64;

    /// <summary>Spacing of columns and rows, mm, 0.3 to 2.</summary>
    public double PixelMm { get; init; } = 0.7;

    /// <summary>Thickness and spacing of the slices, mm, 0.3 to 10. A value is the mean over the whole thickness.</summary>
    public double SliceMm { get; init; } = 1.25;

    /// <summary>Standard deviation of the scanner's blur within a slice, mm, 0 to 2; no less than the mean over a pixel gives (0.29 pixels).</summary>
    public double BlurSigmaMm { get; init; } = 0.6;

    /// <summary>Standard deviation of the noise, HU, 0 to 200.</summary>
    public double NoiseSigmaHu { get; init; } = 20;

    /// <summary>
    /// How far noise is alike within a slice: independent noise is blurred with a Gaussian of this standard deviation, mm, and scaled back to
    /// <see cref="NoiseSigmaHu"/>. 0 (default) to 3; slices are independent.
    /// </summary>
    public double NoiseCorrelationMm { get; init; }

    /// <summary>Start of the random numbers: for noise, texture, lobes, spikes and where within a voxel the centre lies.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The phantom in a few words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Shape} {Type}{(Type == PhantomNoduleType.GroundGlass ? "" : $" {SolidHu:+0;-0} HU")} {DiameterMm} mm{(Vessel == NodulePhantomVessel.None ? "" : $", vessel {Vessel}")}{(Wall == NodulePhantomWall.None ? "" : $", wall {Wall} {WallDepth}")}, slices {SliceMm} mm, noise {NoiseSigmaHu} HU");

    internal NodulePhantomOptions Validated()
    {
        Range(DiameterMm, 3, 60, nameof(DiameterMm));
        Range(SolidHu, -300, 400, nameof(SolidHu));
        Range(GroundGlassHu, -800, -300, nameof(GroundGlassHu));
        Range(CoreShare, 0.1, 0.7, nameof(CoreShare));
        Range(VesselDiameterMm, 0.5, 10, nameof(VesselDiameterMm));
        Range(VesselHu, -100, 400, nameof(VesselHu));
        Range(WallDepth, 0, 1, nameof(WallDepth));
        Range(WallHu, -100, 400, nameof(WallHu));
        Range(LungHu, -1000, -600, nameof(LungHu));
        Range(LungTextureHu, 0, 100, nameof(LungTextureHu));
        Range(BoxMm, Math.Max(24, DiameterMm + 2 * LeastMarginMm), 200, nameof(BoxMm));
        Range(PixelMm, 0.3, 2, nameof(PixelMm));
        Range(SliceMm, 0.3, 10, nameof(SliceMm));
        Range(BlurSigmaMm, 0, 2, nameof(BlurSigmaMm));
        Range(NoiseSigmaHu, 0, 200, nameof(NoiseSigmaHu));
        Range(NoiseCorrelationMm, 0, 3, nameof(NoiseCorrelationMm));
        Known(Shape, nameof(Shape));
        Known(Type, nameof(Type));
        Known(Vessel, nameof(Vessel));
        Known(Wall, nameof(Wall));
        return this;
    }

    private static void Range(double value, double from, double to, string setting)
    {
        if (!(value >= from && value <= to))
            throw SettingsException.OutOfRange(setting, value.ToString("R", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{from} to {to}"));
    }

    private static void Known<T>(T value, string setting) where T : struct, Enum
    {
        if (!Enum.IsDefined(value)) throw SettingsException.OutOfRange(setting, $"{value}", string.Join(", ", Enum.GetNames<T>()));
    }
}
