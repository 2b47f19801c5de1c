using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>How the images were made: scanner, kernel, voltage, thickness, by the headers of the series that were used.</summary>
internal static class ProtocolSection
{
    private static readonly string[] s_columns = ["scan_manufacturer", "scan_model", "scan_kernel", "scan_kv", "scan_thicknessMm", "scan_spacingMm"];

    /// <summary>Writes the section; nothing where no series was used.</summary>
    /// <param name="page">The page. Dates are shown only where patients are named.</param>
    public static void Write(RunReportPage page)
    {
        RunRow[] scanned = [.. page.Rows.Where(r => page.Identity(r, "scan_slices").Length > 0)];
        if (scanned.Length == 0) return;
        page.Heading(page.Say("Scan protocols", "扫描参数"));
        List<string> head =
        [
            page.Say("Phase", "期相"), page.Say("Manufacturer", "厂商"), page.Say("Model", "型号"), page.Say("Kernel", "重建核"), "kV", page.Say("Thickness, mm", "层厚，mm"), page.Say("Spacing, mm", "层间距，mm"),
            page.Say("Pixel, mm", "像素，mm"), page.Say("Series", "序列"), page.Say("Lesions", "病灶"),
        ];
        if (page.IsIdentified) head.Add(page.Say("Dates", "日期"));
        page.Grid(head, scanned.GroupBy(r => string.Join('\u001f', s_columns.Select(c => Cell(r, c)).Prepend(page.PhaseOf(r))))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(Row));

        IReadOnlyList<string> Row(IGrouping<string, RunRow> group)
        {
            RunRow first = group.First();
            List<string> cells =
            [
                page.PhaseOf(first), .. s_columns.Select(c => Cell(first, c) is { Length: > 0 } text ? text : "–"), Range([.. group.Select(r => RunReportPage.Number(page.Identity(r, "scan_pixelMm"))).Where(double.IsFinite)]),
                Count(group.Select(r => page.Identity(r, "series")).Distinct().Count()), Count(group.Count()),
            ];
            if (page.IsIdentified)
            {
                string[] dates = [.. group.Select(r => page.Identity(r, "scan_date")).Where(d => d.Length > 0).Order(StringComparer.Ordinal)];
                cells.Add(dates.Length == 0 ? "–" : dates[0] == dates[^1] ? dates[0] : $"{dates[0]} – {dates[^1]}");
            }
            return cells;
        }

        // Spacings differ by rounding of positions.
        string Cell(RunRow row, string column) => column == "scan_spacingMm" && RunReportPage.Number(page.Identity(row, column)) is var spacing && double.IsFinite(spacing)
            ? Math.Round(spacing, 3).ToString("R", CultureInfo.InvariantCulture) : page.Identity(row, column);

        static string Range(double[] values) => values.Length == 0 ? "–"
            : Math.Round(values.Min(), 3) == Math.Round(values.Max(), 3) ? values[0].ToString("0.###", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{values.Min():0.###}–{values.Max():0.###}");

        static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
