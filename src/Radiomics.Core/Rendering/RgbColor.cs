namespace Radiomics;

/// <summary>A color of 8 bits a channel.</summary>
/// <param name="Red">Red, 0 to 255.</param>
/// <param name="Green">Green, 0 to 255.</param>
/// <param name="Blue">Blue, 0 to 255.</param>
public readonly record struct RgbColor(byte Red, byte Green, byte Blue)
{
    /// <summary>The color of a nodule's outline.</summary>
    public static RgbColor Yellow { get; } = new(255, 220, 0);

    /// <summary>The color of a solid core's outline.</summary>
    public static RgbColor Cyan { get; } = new(0, 230, 255);

    /// <summary>The color of a cavity's outline.</summary>
    public static RgbColor Azure { get; } = new(80, 120, 255);

    /// <summary>The color of a reader's outline.</summary>
    public static RgbColor Lime { get; } = new(60, 230, 90);

    /// <summary>The color of the seed.</summary>
    public static RgbColor Vermilion { get; } = new(255, 70, 60);

    /// <summary>Text and the scale bar.</summary>
    public static RgbColor White { get; } = new(255, 255, 255);

    /// <summary>Behind text.</summary>
    public static RgbColor Black { get; } = new(0, 0, 0);
}
