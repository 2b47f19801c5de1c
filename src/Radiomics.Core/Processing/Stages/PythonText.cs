using System.Globalization;

namespace Radiomics;

/// <summary>Numbers and tuples as Python prints them, so that columns read the same as those of PyRadiomics.</summary>
internal static class PythonText
{
    /// <summary>A floating-point number: <c>2.0</c>, <c>0.1</c>, <c>1e-05</c>.</summary>
    /// <param name="value">The number.</param>
    public static string Float(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        double size = Math.Abs(value);
        if (value == 0 || size is >= 1e-4 and < 1e16)
        {
            if (text.Contains('E', StringComparison.Ordinal)) text = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
        }
        if (!text.Contains('E', StringComparison.Ordinal)) text = Scientific(text);
        return text.Replace('E', 'e');
    }

    /// <summary>A tuple of floating-point numbers.</summary>
    /// <param name="values">The numbers.</param>
    public static string Floats(IEnumerable<double> values) => $"({string.Join(", ", values.Select(Float))})";

    /// <summary>A tuple of whole numbers.</summary>
    /// <param name="values">The numbers.</param>
    public static string Integers(IEnumerable<double> values) => $"({string.Join(", ", values.Select(v => v.ToString("0", CultureInfo.InvariantCulture)))})";

    /// <summary>Digits after the first one, zeros cut, and the exponent.</summary>
    private static string Scientific(string plain)
    {
        string sign = plain.StartsWith('-') ? "-" : "", digits = plain.TrimStart('-');
        string significant = digits.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        int exponent = digits.StartsWith("0.", StringComparison.Ordinal)
            ? -(digits.Length - 2 - digits[2..].TrimStart('0').Length + 1)
            : (digits.Contains('.', StringComparison.Ordinal) ? digits.IndexOf('.', StringComparison.Ordinal) : digits.Length) - 1;
        significant = significant.TrimEnd('0');
        string fraction = significant.Length > 1 ? "." + significant[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{significant[0]}{fraction}E{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
