using System.Globalization;
using System.Text.RegularExpressions;

namespace Radiomics.Cohorts;

/// <summary>Dates moved into the past by a number of days, so that intervals stay.</summary>
internal static partial class DateShift
{
    /// <summary>Moves a value of VR DA or DT; null where it is no whole date, which is then not kept.</summary>
    /// <param name="value">The value, such as 20240102 or 20240102081500.25+0800.</param>
    /// <param name="days">Days back.</param>
    public static string? OfDicom(string value, int days)
    {
        string digits = value.Length >= 10 && value[4] == '.' && value[7] == '.' ? string.Concat(value.AsSpan(0, 4), value.AsSpan(5, 2), value.AsSpan(8)) : value;
        return digits.Length >= 8 && Parse(digits.AsSpan(0, 8)) is { } date ? Moved(date, days, "yyyyMMdd") + digits[8..] : null;
    }

    /// <summary>Moves every date of a text: 2024-01-02, 2024/1/2, 2024.1.2, 20240102, 2024年1月2日.</summary>
    /// <param name="text">The text.</param>
    /// <param name="days">Days back.</param>
    public static string OfText(string text, int days) => DatePattern().Replace(text, match =>
    {
        if (Of(match) is not { } date) return match.Value;
        string year = match.Groups["y"].Value;
        // Written as it was: the same signs between, with or without zeros.
        DateTime moved = date.AddDays(-days);
        bool padded = !match.Value.Contains('年') || match.Groups["m"].Value[0] == '0' || match.Groups["d"].Value[0] == '0';
        string month = Digits(moved.Month, padded ? match.Groups["m"].Length : 1), day = Digits(moved.Day, padded ? match.Groups["d"].Length : 1);
        return moved.Year.ToString("D4", CultureInfo.InvariantCulture) + match.Value[year.Length..(match.Groups["m"].Index - match.Index)] + month
            + match.Value[(match.Groups["m"].Index + match.Groups["m"].Length - match.Index)..(match.Groups["d"].Index - match.Index)] + day
            + match.Value[(match.Groups["d"].Index + match.Groups["d"].Length - match.Index)..];
    });

    /// <summary>The dates of a text, as eight digits.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> In(string text) => DatePattern().Matches(text).Select(Of).OfType<DateTime>().Select(date => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    private static string Digits(int number, int width) => number.ToString(width == 2 ? "D2" : "D1", CultureInfo.InvariantCulture);

    private static DateTime? Of(Match match) => Parse(match.Groups["y"].Value + match.Groups["m"].Value.PadLeft(2, '0') + match.Groups["d"].Value.PadLeft(2, '0'));

    private static DateTime? Parse(ReadOnlySpan<char> digits) =>
        DateTime.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) && date.Year is > 1850 and < 2200 ? date : null;

    private static string Moved(DateTime date, int days, string format) => date.AddDays(-days).ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.])(?<y>\d{4})(?:(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})|\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})|(?<m>\d{2})(?<d>\d{2}))(?![\d.]\d|\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex DatePattern();
}
