using System.Globalization;

namespace Radiomics.SegmentationEvaluation;

/// <summary>Tables and numbers of the Markdown summaries.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes a heading and a table; nothing where there is no row.</summary>
    public static void Write(TextWriter to, string title, string[] columns, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0) return;
        to.WriteLine();
        to.WriteLine($"## {title}");
        to.WriteLine();
        to.WriteLine($"| {string.Join(" | ", columns)} |");
        to.WriteLine($"|{string.Join("|", columns.Select((_, i) => i == 0 ? "---" : "---:"))}|");
        foreach (string[] row in all) to.WriteLine($"| {string.Join(" | ", row)} |");
    }

    /// <summary>How many and what share.</summary>
    public static string Counted<T>(IEnumerable<T> values, Func<T, bool> holds)
    {
        (int all, int some) = (values.Count(), values.Count(holds));
        return all == 0 ? "-" : Invariant($"{some} of {all} ({100.0 * some / all:F1} %)");
    }

    /// <summary>A number, or a dash for NaN.</summary>
    public static string Number(double value, string format = "F3") => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A share as a signed percentage, or a dash for NaN.</summary>
    public static string Percent(double share) => Number(100 * share, "+0.0;-0.0;0.0");

    /// <summary>A text with numbers as everywhere.</summary>
    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
