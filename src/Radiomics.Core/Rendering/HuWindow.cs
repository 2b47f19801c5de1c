using System.Globalization;

namespace Radiomics;

/// <summary>Which HU are shown from black to white.</summary>
public sealed record HuWindow
{
    /// <summary>Creates a window.</summary>
    /// <param name="level">HU in the middle of the window.</param>
    /// <param name="width">HU from black to white, above 0.</param>
    /// <exception cref="SettingsException">A number is not finite, or the width is not above 0.</exception>
    public HuWindow(double level, double width)
    {
        if (!double.IsFinite(level)) throw SettingsException.OutOfRange(nameof(Level), level.ToString("R", CultureInfo.InvariantCulture), "a finite number of HU");
        if (!(width > 0) || !double.IsFinite(width)) throw SettingsException.OutOfRange(nameof(Width), width.ToString("R", CultureInfo.InvariantCulture), "a finite number of HU above 0");
        Level = level;
        Width = width;
    }

    /// <summary>The usual window for the lung: level -600, width 1500.</summary>
    public static HuWindow Lung { get; } = new(-600, 1500);

    /// <summary>The usual window for the mediastinum: level 40, width 400.</summary>
    public static HuWindow SoftTissue { get; } = new(40, 400);

    /// <summary>HU in the middle of the window.</summary>
    public double Level { get; }

    /// <summary>HU from black to white.</summary>
    public double Width { get; }

    /// <summary>The gray of a value: 0 at and below the lower end, 255 at and above the upper end, linear between.</summary>
    /// <param name="hu">A value that is a number.</param>
    public byte Gray(double hu) => (byte)Math.Clamp(Math.Floor(255 * ((hu - Level) / Width + 0.5) + 0.5), 0, 255);
}
