using System.Text.RegularExpressions;

namespace Radiomics.Modeling;

/// <summary>Columns made of what a cohort's tables say: stage groups, the categories of TNM, follow-up for recurrence. A cell that says nothing stays empty.</summary>
internal static partial class DerivedColumns
{
    /// <summary>Names of the columns.</summary>
    public const string StageGroup = "stage_group", T = "tnm_t", N = "tnm_n", M = "tnm_m", RecurrenceFollowUp = "recurrence_followup";

    /// <summary>The table with all columns that its own allow.</summary>
    /// <param name="table">The table.</param>
    public static FeatureTable Add(FeatureTable table)
    {
        if (table.Columns.Contains("stage")) table = Add(table, StageGroup, [.. table.Text("stage").Select(GroupOf)]);
        if (table.Columns.Contains("tnm"))
        {
            table = Add(table, T, [.. table.Text("tnm").Select(c => CategoryOf(c, "T"))]);
            table = Add(table, N, [.. table.Text("tnm").Select(c => CategoryOf(c, "N"))]);
            table = Add(table, M, [.. table.Text("tnm").Select(c => CategoryOf(c, "M"))]);
        }
        if (table.Columns.Contains("recurrence") && table.Columns.Contains("recurrence_time") && table.Columns.Contains("survival"))
        {
            IReadOnlyList<string> recurred = table.Text("recurrence"), time = table.Text("recurrence_time"), survival = table.Text("survival");
            table = Add(table, RecurrenceFollowUp, [.. recurred.Select((r, i) => r.Trim() == "1" ? time[i] : time[i].Trim().Length > 0 ? time[i] : survival[i])]);
        }
        return table;
    }

    private static FeatureTable Add(FeatureTable table, string name, IReadOnlyList<string> cells) => table.Columns.Contains(name) ? table : table.With(name, cells);

    private static string GroupOf(string stage)
    {
        Match match = Group().Match(stage.Trim().ToUpperInvariant());
        return match.Success ? match.Groups[1].Value : "";
    }

    private static string CategoryOf(string tnm, string letter)
    {
        Match match = Regex.Match(tnm, $"{letter}(is|[0-4])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return !match.Success ? "" : letter + match.Groups[1].Value.ToLowerInvariant();
    }

    [GeneratedRegex("^(?:STAGE )?(0|IV|III|II|I)(?![A-Z]*[JKLMNOPQRSTUVWXYZ])")]
    private static partial Regex Group();
}
