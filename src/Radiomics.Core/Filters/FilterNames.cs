using System.Globalization;

namespace Radiomics;

/// <summary>Parts of the names of responses, as they stand in the names of features: with hyphens, without points.</summary>
internal static class FilterNames
{
    /// <summary>A number; a hyphen stands for the point: 2.5 is <c>2-5</c>.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('.', '-');

    /// <summary>A whole number.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Pooling: <c>average</c>, <c>max</c> or <c>min</c>.</summary>
    public static string Of(RotationPooling pooling) => pooling switch
    {
        RotationPooling.Average => "average",
        RotationPooling.Maximum => "max",
        RotationPooling.Minimum => "min",
        _ => throw SettingsException.OutOfRange("pooling", $"{pooling}", "average, max or min"),
    };

    /// <summary>The end of a name for a boundary: nothing for the mirrored one, which is the default.</summary>
    public static string Ending(BoundaryCondition boundary) => boundary switch
    {
        BoundaryCondition.Mirror => "",
        BoundaryCondition.Nearest => "-nearest",
        BoundaryCondition.Periodic => "-periodic",
        BoundaryCondition.Zero => "-zero",
        _ => throw SettingsException.OutOfRange("boundary", $"{boundary}", "mirror, nearest, periodic or zero"),
    };
}
