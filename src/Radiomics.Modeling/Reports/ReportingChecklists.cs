using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>
/// The items of CLEAR (Kocak et al., Insights into Imaging 2023;14:75), METRICS (Kocak et al., Insights into Imaging 2024;15:8) and TRIPOD+AI (Collins et al., BMJ 2024;385:e078378), each with what a
/// study answers of it. Titles are ours; the checklists' own words count.
/// </summary>
public static class ReportingChecklists
{
    /// <summary>Every item, checklist by checklist.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<ChecklistItem> Of(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyEvidence evidence = new(study);
        using Stream stream = typeof(ReportingChecklists).Assembly.GetManifestResourceStream("Radiomics.Modeling.checklists.csv")!;
        using StreamReader reader = new(stream);
        return
        [
            .. CsvText.Read(reader.ReadToEnd(), "checklists.csv").Skip(1).Select(row =>
            {
                (ChecklistStatus status, string text) = evidence.Of(row[4]);
                return new ChecklistItem(row[0], row[1], row[3], row[2].Length == 0 ? double.NaN : double.Parse(row[2], CultureInfo.InvariantCulture), status, text);
            }),
        ];
    }

    /// <summary>The METRICS score the filled items give, in percent of the weights of what applies: a lower bound, for a person may fill in more.</summary>
    /// <param name="items">The items.</param>
    public static double LeastMetricsScore(IEnumerable<ChecklistItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ChecklistItem[] counted = [.. items.Where(i => !double.IsNaN(i.Weight) && i.Status != ChecklistStatus.NotApplicable)];
        return 100 * counted.Where(i => i.Status == ChecklistStatus.Filled).Sum(i => i.Weight) / counted.Sum(i => i.Weight);
    }
}
