using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>Numbers as people type them: full-width digits, stray blanks, a unit behind.</summary>
internal static class TableNumber
{
    private static readonly string[] s_units = ["px", "pixel", "pixels", "mm", "岁", "歲", "天", "日", "个月", "月", "年", "层", "張", "张", "years", "year", "yrs", "y", "months", "month", "days", "day", "d"];

    /// <summary>The number a cell says; null if it says none.</summary>
    /// <param name="text">A cell.</param>
    public static double? Parse(string text)
    {
        string plain = TableText.Plain(text).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (plain.StartsWith('第')) plain = plain[1..];
        if (TryParse(plain, out double number)) return number;
        foreach (string unit in s_units)
            if (plain.EndsWith(unit, StringComparison.Ordinal) && TryParse(plain[..^unit.Length], out number)) return number;
        return null;
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
