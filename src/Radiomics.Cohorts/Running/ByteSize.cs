using System.Globalization;

namespace Radiomics;

/// <summary>A size of memory as people write it.</summary>
internal static class ByteSize
{
    private const double Least = 1 << 20;

    /// <summary>Reads <c>800M</c>, <c>4G</c> or <c>4.5GB</c>, in units of 1024; a number alone is bytes.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SettingsException">The text is no size, or below 1 MiB.</exception>
    public static long Parse(string text)
    {
        string number = text.Trim().ToUpperInvariant().TrimEnd('B').TrimEnd('I');
        double unit = number.Length == 0 ? 1 : number[^1] switch { 'K' => 1024, 'M' => 1024 * 1024, 'G' => 1024.0 * 1024 * 1024, 'T' => 1024.0 * 1024 * 1024 * 1024, _ => 1 };
        if (unit > 1) number = number[..^1];
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value * unit is >= Least and < 1e18) return (long)(value * unit);
        throw new SettingsException("SIZE_SYNTAX", new Problem("max-memory", $"'{text}' was given", "a size of 1M or more, such as 800M or 4G", ""));
    }

    /// <summary>The size in MiB.</summary>
    public static string Show(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Least:F0} MiB");
}
